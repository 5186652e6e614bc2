package main

import (
	"fmt"
	"sync"
	"time"
)

var (
	lock  sync.Mutex
	money int
)

func deposit(n int) {
	lock.Lock()
	defer lock.Unlock()
	before := money
	time.Sleep(10 * time.Millisecond) // others get the thread
	money = before + n
}

func main() {
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() { deposit(10) })
	}
	group.Wait()
	fmt.Println("money:", money)
}
