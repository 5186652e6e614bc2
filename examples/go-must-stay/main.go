package main

import (
	"fmt"
	"syscall/js"
	"time"
)

func square(this js.Value, args []js.Value) any {
	return args[0].Int() * args[0].Int()
}

func main() {
	js.Global().Set("square", js.FuncOf(square))
	time.Sleep(10 * time.Millisecond)
	fmt.Println("main returns")
}
