// Command serve builds the site and serves it on this machine, building again when sources have changed and a page is asked for.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
}

// options are the command line.
type options struct {
	address, prefix, folder string
	watch                   bool
}

func run() error {
	var chosen options
	flag.StringVar(&chosen.address, "addr", "127.0.0.1:8080", "the address to listen on")
	flag.StringVar(&chosen.prefix, "prefix", "/", "the path under which the site is served, such as /play/")
	flag.StringVar(&chosen.folder, "dir", "", "serve this folder as it is, without building")
	flag.BoolVar(&chosen.watch, "watch", true, "build again when the sources of web/, examples/ or wasm/ have changed")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	// The port is taken before the long first build, so that a mistake is told at once.
	listener, err := net.Listen("tcp", chosen.address)
	if err != nil {
		return explainListen(chosen.address, err)
	}
	defer listener.Close()

	site, err := newSite(ctx, chosen)
	if err != nil {
		return err
	}
	prefix := "/" + strings.Trim(chosen.prefix, "/") + "/"
	if prefix == "//" {
		prefix = "/"
	}
	fmt.Printf("Interleave is served at http://%s%s\n", listener.Addr(), prefix)
	return serve(ctx, listener, mount(prefix, site))
}

// serve answers requests until the context ends; it then lets the running ones finish.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if err := server.Shutdown(patience); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// mount puts the site under a path and sends everybody who asks for another one there.
func mount(prefix string, site http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle(prefix, http.StripPrefix(strings.TrimSuffix(prefix, "/"), site))
	if prefix != "/" {
		mux.Handle("/{$}", http.RedirectHandler(prefix, http.StatusFound))
	}
	return mux
}

// explainListen says in plain words why an address cannot be listened on.
func explainListen(address string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use by another program; choose another one, for example: make serve ADDR=127.0.0.1:8090", address)
	}
	return fmt.Errorf("cannot listen on %s: %w", address, err)
}
