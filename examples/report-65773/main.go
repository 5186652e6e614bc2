package main

import (
	"fmt"
	"syscall/js"
)

func await(promise js.Value) js.Value {
	settled := make(chan js.Value)
	then := func(_ js.Value, args []js.Value) any {
		settled <- args[0]
		return js.Undefined()
	}
	promise.Call("then", js.FuncOf(then))
	return <-settled
}

func main() {
	load := func(this js.Value, args []js.Value) any {
		fmt.Println("in a callback:", await(args[0]))
		return js.Undefined()
	}
	js.Global().Set("load", js.FuncOf(load))
	ready := js.Global().Get("Promise").Call("resolve", "a")
	fmt.Println("in main:", await(ready))
	select {} // stay, so that JavaScript can call
}
