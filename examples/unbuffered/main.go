package main

import (
	"fmt"
	"time"
)

func send(numbers chan int) {
	for n := range 3 {
		numbers <- n // waits until somebody takes it
		fmt.Println("handed over", n)
	}
	close(numbers)
}

func main() {
	numbers := make(chan int)
	go send(numbers)
	for n := range numbers {
		fmt.Println("got", n)
		time.Sleep(10 * time.Millisecond)
	}
}
