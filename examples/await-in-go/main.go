package main

import (
	"fmt"
	"syscall/js"
)

// await waits for a promise and returns its value.
func await(promise js.Value) js.Value {
	settled := make(chan js.Value)
	then := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- args[0]
		return js.Undefined()
	})
	defer then.Release()
	promise.Call("then", then)
	return <-settled
}

func main() {
	drink := func(this js.Value, args []js.Value) any {
		go func() { fmt.Println("Go has", await(args[0])) }()
		return js.Undefined()
	}
	js.Global().Set("drink", js.FuncOf(drink))
	select {} // stay, so that JavaScript can call
}
