// This program waits for a timer, which works in main and not in a callback.
package main

import (
	"fmt"
	"syscall/js"
)

func doStuffSynchronously() {
	done := make(chan bool)
	stuff := js.FuncOf(func(js.Value, []js.Value) any {
		fmt.Println("doing stuff")
		done <- true
		return nil
	})
	defer stuff.Release()
	js.Global().Call("setTimeout", stuff, 1000)
	<-done
}

func main() {
	doStuffSynchronously()
	fmt.Println("works in main")
	js.Global().Call("setTimeout", js.FuncOf(func(js.Value, []js.Value) any {
		doStuffSynchronously()
		fmt.Println("works in a callback")
		return nil
	}), 1000)
	select {}
}
