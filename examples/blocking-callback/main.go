package main

import (
	"fmt"
	"syscall/js"
)

func main() {
	answers := make(chan string)
	bring := func(this js.Value, args []js.Value) any {
		answers <- "tea"
		return js.Undefined()
	}
	ask := func(this js.Value, args []js.Value) any {
		js.Global().Call("setTimeout", js.FuncOf(bring), 20)
		fmt.Println("waiting")
		fmt.Println("got", <-answers)
		return js.Undefined()
	}
	js.Global().Set("ask", js.FuncOf(ask))
	select {} // stay, so that JavaScript can call
}
