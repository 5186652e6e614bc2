package main

import (
	"fmt"
	"syscall/js"
	"time"
)

// work takes its time, and returns to the goroutine that called it.
func work() int {
	time.Sleep(50 * time.Millisecond)
	return 6 * 7
}

func otherFunction(this js.Value, args []js.Value) any {
	go func() {
		result := work()
		fmt.Println("Go has", result, "now")
	}()
	return js.Undefined() // what else? there is no result yet
}

func main() {
	js.Global().Set("other_function", js.FuncOf(otherFunction))
	select {} // stay, so that JavaScript can call
}
