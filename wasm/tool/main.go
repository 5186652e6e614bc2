//go:build js && wasm

// Command tool is tool.wasm: the Go services of the page's toolchain worker, offered to it as one function.
//
// The function is set on the global object under the name "interleaveTool". It takes a request and returns an answer,
// both as JSON text; see package service for their form.
package main

import (
	"fmt"
	"os"

	"github.com/hack-pad/safejs"

	"interleave/wasm/tool/service"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "tool:", err)
		os.Exit(1)
	}
	select {}
}

func run() error {
	handle, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any { return answer(args) })
	if err != nil {
		return err
	}
	return safejs.Global().Set("interleaveTool", handle)
}

// answer never panics: what goes wrong here is told in the answer, so that one bad request does not end the tool.
func answer(args []safejs.Value) string {
	if len(args) != 1 {
		return service.Broken("one argument expected")
	}
	request, err := args[0].String()
	if err != nil {
		return service.Broken(err.Error())
	}
	return service.Answer(request)
}
