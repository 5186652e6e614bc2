// This program fails in a callback as it is told to, on the line that ends with the name of the way.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"syscall/js"
	"time"
)

type node struct{ next *node }

var (
	none   []int
	lookup map[string]int
	start  *node
	zero   int
	value  any = "text"
	ways       = map[string]func(){
		"nil map":        func() { lookup["x"] = 1 },                  // nil map
		"index":          func() { none[len(none)+3] = 1 },            // index
		"slice":          func() { _ = none[2:] },                     // slice
		"nil pointer":    func() { start.next = start },               // nil pointer
		"divide":         func() { fmt.Println(1 / zero) },            // divide
		"type assertion": func() { _ = value.(int) },                  // type assertion
		"panic":          func() { panic("on purpose") },              // panic
		"panic, error":   func() { panic(errors.New("as an error")) }, // panic, error
		"closed channel": closed,
		"goroutine":      func() { go inGoroutine() },
		"after sleep":    afterSleep,
		"recovered":      recovered,
		"again":          again,
		"goexit":         func() { go func() { defer fmt.Println("deferred"); runtime.Goexit() }() },
		"unlock":         func() { new(sync.Mutex).Unlock() }, // unlock
		"deadlock":       func() { <-make(chan int) },         // deadlock
		"exit":           func() { os.Exit(3) },
		"JavaScript":     func() { js.Global().Call("thrower") }, // JavaScript
		"JavaScript, recovered": func() {
			defer func() { fmt.Println("recovered:", recover()) }()
			js.Global().Call("thrower") // JavaScript, recovered
		},
		"no function": func() { js.Global().Get("nothing").Invoke() }, // no function
	}
)

func closed() {
	c := make(chan int)
	close(c)
	c <- 1 // closed channel
}

func inGoroutine() {
	time.Sleep(time.Millisecond)
	panic("in a goroutine") // goroutine
}

func afterSleep() {
	go func() {
		time.Sleep(2 * time.Millisecond)
		deeper(3)
	}()
}

func deeper(n int) {
	if n == 0 {
		panic(fmt.Sprint("at depth ", n)) // after sleep
	}
	deeper(n - 1)
}

func recovered() {
	defer func() { fmt.Println("recovered:", recover()) }()
	panic("caught") // recovered
}

func again() {
	defer func() { panic("again after " + recover().(string)) }() // again, the second
	panic("first")                                                // again
}

func main() {
	js.Global().Set("fail", js.FuncOf(func(_ js.Value, args []js.Value) any {
		ways[args[0].String()]()
		return nil
	}))
	select {}
}
