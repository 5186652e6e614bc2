// This program waits in one callback for what another callback is to bring.
package main

import (
	"fmt"
	"syscall/js"
)

func main() {
	results := make(chan string)
	js.Global().Set("deliver", js.FuncOf(func(_ js.Value, args []js.Value) any {
		results <- args[0].String()
		return nil
	}))
	js.Global().Set("ask", js.FuncOf(func(js.Value, []js.Value) any {
		js.Global().Call("load")
		fmt.Println("the result is", <-results)
		return nil
	}))
	select {}
}
