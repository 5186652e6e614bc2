package main

import (
	"syscall/js"
	"time"
)

// otherFunction(n, callback) halves n in its own time.
//
// The callback receives (error, result): error is null when all
// went well, else a text, and then result is undefined.
func otherFunction(this js.Value, args []js.Value) any {
	n, callback := args[0].Int(), args[1]
	go func() {
		time.Sleep(20 * time.Millisecond)
		if n%2 != 0 {
			callback.Invoke("cannot halve an odd number", js.Undefined())
			return
		}
		callback.Invoke(js.Null(), n/2)
	}()
	return js.Undefined()
}

func main() {
	js.Global().Set("other_function", js.FuncOf(otherFunction))
	select {} // stay, so that JavaScript can call
}
