// Package probe adds the recorder's calls to Go's own runtime: an overlay for go build, made from the installed Go's
// source, whose programs tell of every change of a goroutine's state through WebAssembly imports of module "interleave".
//
// The imports a host must provide. All parameters are i32, results are those of start and shuffle; texts are addresses in the
// program's memory with their lengths, valid during the call (those of places, reasons, functions and types for ever).
//
//	start() -> on                        1 when somebody records; with 0 only fatal and release are called
//	shuffle() -> seed                    shuffles goroutines that could run, by that seed; 0 leaves them in Go's own order
//	place(pc, file, len, line, fn, len)  what a pc of the user's code means; told before, or with, its first use
//	gonew(g, parent, role, pc, fn, len)  a goroutine was created; role 0 user, 1 system, 2 handler of JavaScript's calls
//	gorun(g)                             it gets the thread
//	gosleep(g, low, high)                it will wait for so many ns: the next gowait is for that
//	gowait(g, reason, text, len, pc)     it waits; reason is the runtime's number for the text
//	gowake(g, by, pc)                    goroutine by has made it runnable; by 0: the scheduler or a timer
//	goyield(g, pc)                       it lets go of the thread, runnable
//	goend(g)                             it is over
//	gopanic(g, kind, data, type, len, pc) it panics with a value of that kind (reflect.Kind) and type, at address data
//	chanmake(g, ch, cap, elem, len, pc)  a channel is made by, or first comes to, the user's code, and is number ch now
//	chanop(g, op, ch, len, kind, data, peer, pc) see interleaveSendHanded and so on; data 0: no value; peer: the waiting sender
//	select(g, cases, chosen, pc)         a select statement has chosen
//	drawn(g, what, of, pc)               a case of a select (0), a start in a map (1) or the next goroutine (2) is drawn from so many; or
//	                                     it drew its latest random number (3, of 0), and sleeps now
//	jscall(g, name, len, pc)             the next call into JavaScript is the user's, or a library's for him
//	jsfunc(g, pc)                        the next js.Func is the user's, or a library's for him
//	release(id, g, pc)                   js.Func number id was released
//	printpos(pc)                         the next output comes from there
//	fatal(kind, message, len)            the program is about to end: 1 uncaught panic, 2 error of the runtime
//
// A pc is the place in the user's code on whose behalf all this happens, 0 when there is none. g is the running goroutine,
// or the one that changes its state; g 0 is the scheduler, which runs timers.
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
	if err := insertAll(src, overlay); err != nil {
		return nil, err
	}
	if err := addAll(src, additions(), overlay); err != nil {
		return nil, err
	}
	return overlay, nil
}

func insertAll(src string, overlay map[string]string) error {
	files := make(map[string]*source.File)
	open := func(name string) (*source.File, error) {
		path := filepath.Join(src, filepath.FromSlash(name))
		if files[path] == nil {
			f, err := source.Open(path)
			if err != nil {
				return nil, err
			}
			files[path] = f
		}
		return files[path], nil
	}
	for _, in := range insertions() {
		if f, err := open(in.file); err != nil {
			return err
		} else if err := insert(f, in); err != nil {
			return err
		}
	}
	for _, in := range fields {
		if f, err := open(in.file); err != nil {
			return err
		} else if err := insertField(f, in); err != nil {
			return err
		}
	}
	return put(files, overlay)
}

// put adds the changed files' texts to the overlay.
func put(files map[string]*source.File, overlay map[string]string) error {
	for path, f := range files {
		text, err := f.Bytes()
		if err != nil {
			return err
		}
		overlay[path] = string(text)
	}
	return nil
}

// insert puts one statement into its function, on lines that are already there.
func insert(f *source.File, in insertion) error {
	fn, err := f.Func(in.function)
	if err != nil {
		return err
	}
	if in.at == entry {
		f.Insert(fn.Body.Lbrace+1, " "+in.statement+";")
		return nil
	}
	stmts, err := f.Statements(fn.Body, "func "+in.function, in.at.before, in.at.times)
	if err != nil {
		return err
	}
	for _, stmt := range stmts {
		f.Insert(stmt.Pos(), in.statement+"; ")
	}
	return nil
}

// insertField puts a field at the end of its struct.
func insertField(f *source.File, in field) error {
	structure, err := f.Struct(in.structure)
	if err != nil {
		return err
	}
	f.Insert(structure.Fields.Closing, in.declaration+" ")
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
