package main

import (
	"syscall/js"
	"time"
)

// otherFunction works in a goroutine, then calls the callback.
func otherFunction(this js.Value, args []js.Value) any {
	callback := args[0]
	go func() {
		time.Sleep(50 * time.Millisecond)
		callback.Invoke(6 * 7)
	}()
	return js.Undefined()
}

func main() {
	js.Global().Set("other_function", js.FuncOf(otherFunction))
	select {} // stay, so that JavaScript can call
}
