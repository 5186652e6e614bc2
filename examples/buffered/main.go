package main

import (
	"fmt"
	"time"
)

func send(numbers chan int) {
	for n := range 5 {
		numbers <- n // waits only when there is no room
		fmt.Println("put down", n)
	}
	close(numbers)
}

func main() {
	numbers := make(chan int, 2) // room for two
	go send(numbers)
	for n := range numbers {
		fmt.Println("got", n)
		time.Sleep(10 * time.Millisecond)
	}
}
