package main

import (
	"syscall/js"
	"time"
)

// square(n) returns a promise of n times n.
func square(this js.Value, args []js.Value) any {
	n := args[0].Int()
	work := js.FuncOf(func(_ js.Value, args []js.Value) any {
		resolve := args[0]
		go func() {
			time.Sleep(20 * time.Millisecond)
			resolve.Invoke(n * n)
		}()
		return js.Undefined()
	})
	defer work.Release() // New has called it by then
	return js.Global().Get("Promise").New(work)
}

func main() {
	js.Global().Set("square", js.FuncOf(square))
	select {} // stay, so that JavaScript can call
}
