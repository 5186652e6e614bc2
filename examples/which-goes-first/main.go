package main

import (
	"fmt"
	"time"
)

func main() {
	for n := range 4 {
		go fmt.Println("goroutine", n+1)
	}
	time.Sleep(time.Millisecond)
	fmt.Println("main is done")
}
