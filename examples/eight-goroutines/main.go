package main

import (
	"math/rand"
	"sync"
	"syscall/js"
	"time"
)

var total int

func nap() {
	time.Sleep(time.Duration(rand.Intn(9)) * time.Millisecond)
}

func count() {
	nap()
	n := total // read
	nap()
	total = n + 1 // write
}

func main() {
	var all sync.WaitGroup
	for range 8 {
		all.Go(count)
	}
	all.Wait()
	js.Global().Call("done", total)
}
