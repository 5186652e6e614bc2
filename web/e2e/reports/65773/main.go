// This program waits for a promise by a channel, which works in main and not in a callback.
package main

import (
	"fmt"
	"syscall/js"
)

func await(promise js.Value) js.Value {
	settled := make(chan js.Value)
	promise.Call("then", js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- args[0]
		return nil
	}))
	return <-settled
}

func main() {
	js.Global().Set("load", js.FuncOf(func(_ js.Value, args []js.Value) any {
		fmt.Println("loaded", await(args[0]))
		return nil
	}))
	fmt.Println("in main", await(js.Global().Get("Promise").Call("resolve", "a")))
	select {}
}
