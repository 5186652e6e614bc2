// This file makes the tools faster where the browser is not the machine they were written for.
package toolchain

import (
	_ "embed"
	"go/ast"

	"interleave/wasm/probe/source"
)

//go:embed added/syscall_read_js.go.txt
var readText string

//go:embed added/link_grow.go.txt
var growText string

// patchTools changes how the tools read files and how the linker writes its output. What the linker
// writes stays the same, what the compiler writes too but for the length of hashes.
func patchTools(goroot string, o overlay) error {
	err := o.apply(goroot, []change{
		{"syscall/fs_js.go", readDirectly},
		{"cmd/internal/goobj/objfile.go", checkObjectLayout},
		{"cmd/internal/obj/objfile.go", writeShortHashes},
		{"cmd/link/internal/ld/outbuf.go", growByDoubling},
		{"cmd/link/internal/wasm/asm.go", writeFaster},
	})
	if err != nil {
		return err
	}
	if err := o.add(goroot, "syscall/interleave_read_js.go", readText); err != nil {
		return err
	}
	return o.add(goroot, "cmd/link/internal/ld/interleave_grow.go", growText)
}

// readDirectly replaces the end of Read and Pread, from the making of a JavaScript buffer on.
func readDirectly(f *source.File) error {
	for _, c := range []struct{ function, rest string }{
		{"Read", "n, err := interleaveReadFile(fd, b, -1)\n\tf.pos += int64(n)\n\treturn n, err\n"},
		{"Pread", "return interleaveReadFile(fd, b, float64(offset))\n"},
	} {
		fn, err := f.Func(c.function)
		if err != nil {
			return err
		}
		from, err := f.Statement(fn.Body, "func "+c.function, "buf := uint8Array.New(len(b))")
		if err != nil {
			return err
		}
		f.ReplaceRange(from.Pos(), fn.Body.Rbrace, c.rest)
	}
	return nil
}

// growByDoubling replaces the linker's growth by exactly what is needed.
func growByDoubling(f *source.File) error {
	fn, err := f.Func("OutBuf.writeLoc")
	if err != nil {
		return err
	}
	stmt, err := f.Statement(fn.Body, "func OutBuf.writeLoc", "out.heap = append(out.heap, make([]byte, lenNeeded-heapLen)...)")
	if err != nil {
		return err
	}
	f.Replace(stmt, "out.heap = interleaveGrow(out.heap, lenNeeded)")
	return nil
}

// writeFaster skips the function names that -s drops anyway, and sizes each function's buffer at once.
func writeFaster(f *source.File) error {
	fn, err := f.Func("asmb2")
	if err != nil {
		return err
	}
	name, err := f.Statement(fn.Body, "func asmb2", "name := nameRegexp.ReplaceAllString(")
	if err != nil {
		return err
	}
	value := name.(*ast.AssignStmt).Rhs[0]
	f.Replace(name, `name := ""; if !*ld.FlagS { name = `+f.Text(value)+` }`)
	buffer, err := f.Statement(fn.Body, "func asmb2", "wfn := new(bytes.Buffer)")
	if err != nil {
		return err
	}
	f.Insert(buffer.End(), "; wfn.Grow(len(ldr.Data(fn))*5/4 + 16)")
	return nil
}
