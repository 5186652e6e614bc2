package main

import (
	"context"
	"fmt"
	"syscall/js"
	"time"
)

func work(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
		fmt.Println(d, "of work are done")
	case <-ctx.Done():
		fmt.Println(d, "of work:", ctx.Err())
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	js.Global().Set("cancel",
		js.FuncOf(func(js.Value, []js.Value) any {
			cancel()
			return js.Undefined()
		}))
	go work(ctx, 10*time.Millisecond)
	go work(ctx, 60*time.Millisecond)
	work(ctx, 90*time.Millisecond)
	time.Sleep(time.Millisecond)
}
