package main

import (
	"fmt"
	"syscall/js"
)

func main() {
	sums := make(chan int)
	add := func(this js.Value, args []js.Value) any {
		sums <- args[0].Int() + args[1].Int()
		return js.Undefined()
	}
	js.Global().Set("add", js.FuncOf(add))
	fmt.Println("the sum is", <-sums)
	select {} // stay, so that JavaScript can call
}
