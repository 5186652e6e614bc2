package main

import (
	"fmt"
	"syscall/js"
)

// otherFunction has its answer at once and returns it.
func otherFunction(this js.Value, args []js.Value) any {
	fmt.Println("Go has the thread")
	return 6 * 7
}

func main() {
	js.Global().Set("other_function", js.FuncOf(otherFunction))
	select {} // stay, so that JavaScript can call
}
