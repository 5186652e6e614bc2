package main

import (
	"fmt"
	"syscall/js"
	"time"
)

// otherFunction starts the work and returns before it is done.
func otherFunction(this js.Value, args []js.Value) any {
	go func() {
		time.Sleep(50 * time.Millisecond)
		fmt.Println("the answer is", 6*7, "and nobody is waiting")
	}()
	return js.Undefined()
}

func main() {
	js.Global().Set("other_function", js.FuncOf(otherFunction))
	select {} // stay, so that JavaScript can call
}
