package main

import (
	"fmt"
	"sync"
	"time"

	"github.com/hack-pad/safejs"
)

func worker(id int, jobs <-chan int, done safejs.Value) {
	for n := range jobs {
		time.Sleep(time.Duration(10-2*n) * time.Millisecond)
		if _, err := done.Invoke(id, n, n*n); err != nil {
			fmt.Println("the callback failed:", err)
		}
	}
}

func run(done safejs.Value) {
	jobs := make(chan int)
	var workers sync.WaitGroup
	for id := range 3 {
		workers.Go(func() { worker(id+1, jobs, done) })
	}
	for n := range 5 {
		fmt.Println("sending job", n)
		jobs <- n
	}
	close(jobs)
	workers.Wait()
	fmt.Println("all jobs done")
}

func main() {
	start, err := safejs.FuncOf(
		func(this safejs.Value, args []safejs.Value) any {
			go run(args[0]) // the callback itself must not wait
			return safejs.Undefined()
		})
	if err != nil {
		panic(err)
	}
	if err := safejs.Global().Set("start", start); err != nil {
		panic(err)
	}
	select {} // stay, so that JavaScript can call
}
