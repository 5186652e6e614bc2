// Command site builds the site: for development into .cache/site, with -release into dist/, minified and with compressed twins.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"interleave/build/assemble"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

func run() error {
	release := flag.Bool("release", false, "build what is deployed: minified, with .br and .gz beside")
	out := flag.String("out", "", "the site's folder (default .cache/site, with -release dist)")
	flag.Parse()
	if *out == "" {
		*out = filepath.Join(".cache", "site")
		if *release {
			*out = "dist"
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	start := time.Now()
	builder, err := assemble.NewBuilder(ctx, assemble.Options{Root: ".", Out: *out, Release: *release, Log: os.Stdout})
	if err != nil {
		return err
	}
	if err := builder.Build(ctx, assemble.Clean); err != nil {
		return err
	}
	fmt.Printf("The site is in %s (%v)\n", builder.Out(), time.Since(start).Round(time.Millisecond))
	return nil
}
