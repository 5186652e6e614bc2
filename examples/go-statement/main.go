package main

import (
	"fmt"
	"time"
)

func say(text string) {
	fmt.Println(text)
}

func main() {
	go say("a goroutine of its own")
	fmt.Println("main goes on")
	time.Sleep(1 * time.Millisecond)
	fmt.Println("main is done")
	go say("too late")
}
