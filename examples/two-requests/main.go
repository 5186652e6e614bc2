package main

import (
	"fmt"
	"io"
	"net/http"
)

func main() {
	resp, err := http.Get("/delay/30")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	fmt.Println("Go has", len(body), "bytes", err)
}
