// This program offers JavaScript a function that returns what a server answers.
package main

import (
	"io"
	"net/http"
	"syscall/js"
)

func get(js.Value, []js.Value) any {
	resp, err := http.Get("/json")
	if err != nil {
		return err.Error()
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return err.Error()
	}
	return string(body)
}

func main() {
	js.Global().Set("goObj", map[string]any{"httpGo": js.FuncOf(get)})
	<-make(chan struct{})
}
