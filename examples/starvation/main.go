package main

import (
	"fmt"
	"time"
)

func main() {
	began := time.Now()
	time.Sleep(2 * time.Millisecond)
	fmt.Println("Go wanted 2 ms, got", time.Since(began))
}
