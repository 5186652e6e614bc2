// Package probe adds the recorder's calls to Go's own runtime: an overlay for go build, made from the installed Go's
// source, whose programs tell of every change of a goroutine's state through WebAssembly imports of module "interleave".
//
// The imports a host must provide:
//
//	status(goid, change, reason)         a goroutine changed its state; change is from<<8|to
//	fatal(kind, message, messageLen)     the program is about to end: 1 uncaught panic, 2 error of the runtime
//	release(id)                          js.Func number id was released
//	printpos(file, fileLen, line)        the user's line that is about to print; fileLen 0 when it is none of the user's
//
// All are i32; message and file are addresses in the program's memory, valid during the call (file for ever).
package probe

import (
	"fmt"
	"os"
	"path/filepath"

	"interleave/wasm/probe/source"
)

// Module is the name of the WebAssembly module that the probe imports from.
const Module = "interleave"

// Overlay returns the files to lay over goroot: absolute path → new text. It fails, naming file and function, when
// the source there is not as expected.
func Overlay(goroot string) (map[string]string, error) {
	src := filepath.Join(goroot, "src")
	overlay := make(map[string]string)
	if err := insertAll(src, insertions(), overlay); err != nil {
		return nil, err
	}
	if err := addAll(src, additions(), overlay); err != nil {
		return nil, err
	}
	return overlay, nil
}

func insertAll(src string, table []insertion, overlay map[string]string) error {
	files := make(map[string]*source.File)
	for _, in := range table {
		path := filepath.Join(src, filepath.FromSlash(in.file))
		if files[path] == nil {
			f, err := source.Open(path)
			if err != nil {
				return err
			}
			files[path] = f
		}
		if err := insert(files[path], in); err != nil {
			return err
		}
	}
	for path, f := range files {
		text, err := f.Bytes()
		if err != nil {
			return err
		}
		overlay[path] = string(text)
	}
	return nil
}

// insert puts one statement into its function, on a line that is already there.
func insert(f *source.File, in insertion) error {
	fn, err := f.Func(in.function)
	if err != nil {
		return err
	}
	if in.at == entry {
		f.Insert(fn.Body.Lbrace+1, " "+in.statement+";")
		return nil
	}
	stmt, err := f.Statement(fn.Body, "func "+in.function, in.at.before)
	if err != nil {
		return err
	}
	f.Insert(stmt.Pos(), in.statement+"; ")
	return nil
}

func addAll(src string, table []addition, overlay map[string]string) error {
	for _, add := range table {
		path := filepath.Join(src, filepath.FromSlash(add.file))
		if _, err := os.Stat(path); err == nil {
			return fmt.Errorf("%s is part of this Go already; the probe cannot add a file of that name", path)
		}
		if _, err := source.Parse(path, []byte(add.text)); err != nil {
			return err
		}
		overlay[path] = add.text
	}
	return nil
}
