// This program lets a goroutine ask the server, and waits for it in the callback all the same.
package main

import (
	"io"
	"net/http"
	"syscall/js"
)

func query(js.Value, []js.Value) any {
	answer := make(chan string)
	go func() {
		resp, err := http.Get("/delay/20")
		if err != nil {
			answer <- err.Error()
			return
		}
		body, _ := io.ReadAll(resp.Body)
		answer <- string(body)
	}()
	return <-answer
}

func main() {
	js.Global().Set("query", js.FuncOf(query))
	select {}
}
