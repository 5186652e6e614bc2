package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var group sync.WaitGroup
	for n := range 3 {
		group.Go(func() {
			time.Sleep(time.Duration(30-10*n) * time.Millisecond)
			fmt.Println("job", n+1, "is done")
		})
	}
	fmt.Println("main waits")
	group.Wait()
	fmt.Println("all three are done")
}
