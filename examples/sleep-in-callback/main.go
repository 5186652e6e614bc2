package main

import (
	"syscall/js"
	"time"
)

func nap(this js.Value, args []js.Value) any {
	time.Sleep(20 * time.Millisecond)
	return js.Undefined()
}

func main() {
	js.Global().Set("nap", js.FuncOf(nap))
	select {} // stay, so that JavaScript can call
}
