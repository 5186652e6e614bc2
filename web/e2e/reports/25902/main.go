// This program requests a page in the listener of an event and waits for it there.
package main

import (
	"fmt"
	"net/http"
	"syscall/js"
)

func main() {
	js.Global().Call("addEventListener", "click", js.FuncOf(func(js.Value, []js.Value) any {
		fmt.Println("Clicked")
		resp, err := http.Get("http://world.test/json")
		fmt.Println(resp, err)
		return nil
	}))
	select {}
}
