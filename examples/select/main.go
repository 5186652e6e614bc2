package main

import (
	"fmt"
	"time"
)

func ask(name string, d time.Duration) chan string {
	answer := make(chan string, 1)
	go func() {
		time.Sleep(d)
		answer <- name
	}()
	return answer
}

func main() {
	near := ask("the near one", 5*time.Millisecond)
	far := ask("the far one", 50*time.Millisecond)
	for range 2 {
		select {
		case name := <-near:
			fmt.Println("answer from", name)
		case name := <-far:
			fmt.Println("answer from", name)
		case <-time.After(20 * time.Millisecond):
			fmt.Println("20 ms and no answer")
		}
	}
}
