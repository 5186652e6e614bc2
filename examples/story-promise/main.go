package main

import (
	"syscall/js"
	"time"
)

// double(n, callback) calls back with 2n, 10 ms later.
func double(this js.Value, args []js.Value) any {
	n, callback := args[0].Int(), args[1]
	go func() {
		time.Sleep(10 * time.Millisecond)
		callback.Invoke(2 * n)
	}()
	return js.Undefined()
}

func main() {
	js.Global().Set("double", js.FuncOf(double))
	select {} // stay, so that JavaScript can call
}
