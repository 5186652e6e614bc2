// This program sends in a callback, and receives only once.
package main

import (
	"fmt"
	"syscall/js"
)

func main() {
	numbers := make(chan int)
	js.Global().Set("add", js.FuncOf(func(_ js.Value, args []js.Value) any {
		numbers <- args[0].Int() + args[1].Int()
		fmt.Println("sent")
		return nil
	}))
	fmt.Println("the first sum is", <-numbers)
	select {}
}
