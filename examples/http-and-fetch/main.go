package main

import (
	"fmt"
	"net/http"
)

func main() {
	fmt.Println("Go asks")
	answer, err := http.Get("/delay/20") // this goroutine waits
	if err != nil {
		fmt.Println("Go has no answer:", err)
		return
	}
	defer answer.Body.Close()
	fmt.Println("Go has", answer.Status)
}
