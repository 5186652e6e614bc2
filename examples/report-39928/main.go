package main

import "syscall/js"

// query asks a server, and returns the status of its answer.
func query(this js.Value, args []js.Value) any {
	answer := make(chan int)
	then := func(_ js.Value, args []js.Value) any {
		answer <- args[0].Get("status").Int()
		return js.Undefined()
	}
	go func() { // this does not help
		asked := js.Global().Call("fetch", "/delay/20")
		asked.Call("then", js.FuncOf(then))
	}()
	return <-answer
}

func main() {
	js.Global().Set("query", js.FuncOf(query))
	select {} // stay, so that JavaScript can call
}
