package main

import (
	"fmt"

	"github.com/hack-pad/safejs"
)

func start(_ safejs.Value, args []safejs.Value) any {
	taste := args[0]
	go func() {
		for _, food := range []string{"soup", "soap", "cake"} {
			if _, err := taste.Invoke(food); err != nil {
				fmt.Println("Go hears of it:", err)
			}
		}
	}()
	return safejs.Undefined()
}

func main() {
	function, err := safejs.FuncOf(start)
	if err == nil {
		err = safejs.Global().Set("start", function)
	}
	if err != nil {
		panic(err)
	}
	select {} // stay, so that JavaScript can call
}
