package main

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(10 * time.Millisecond)
	defer ticker.Stop()
	for lap := range 5 {
		<-ticker.C
		fmt.Println("Go, lap", lap+1)
	}
	fmt.Println("Go is home")
}
