// Requests of every kind by net/http, printed as they come out.

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

func show(what string, r *http.Response, err error) {
	if err != nil {
		fmt.Println(what, "error:", err)
		return
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	fmt.Println(what, r.Status, r.Header.Get("Content-Type"), r.ContentLength, string(b), err)
}

func main() {
	r, err := http.Get("/json")
	show("json", r, err)
	r, err = http.Post("http://world.test/echo?q=1", "text/plain", strings.NewReader("hello"))
	show("echo", r, err)
	r, err = http.Get("/drop")
	show("drop", r, err)
	r, err = http.Get("https://example.com/")
	show("other", r, err)
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	q, _ := http.NewRequestWithContext(ctx, "GET", "/delay/500", nil)
	start := time.Now()
	r, err = http.DefaultClient.Do(q)
	show("timeout", r, err)
	fmt.Println(time.Since(start) < 110*time.Millisecond)
	r, err = http.Get("/data.csv")
	show("file", r, err)
}
