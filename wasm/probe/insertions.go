// This file is the table of what the probe adds to Go's own packages, and where.
package probe

import _ "embed"

// where tells the place in a function at which a statement is inserted.
type where struct {
	// before is the start of the only statement that the insertion precedes; "" is the function's entry.
	before string
}

// insertion is one statement put into one function of Go's own source. It goes on a line that is there, so no line
// number moves.
type insertion struct {
	file      string // slash-separated, below GOROOT/src
	function  string // "Type.Method" for a method
	at        where
	statement string
}

// addition is one file added to a package of Go's own source.
type addition struct {
	file string // slash-separated, below GOROOT/src; must not exist there
	text string
}

var entry = where{}

func before(statement string) where { return where{before: statement} }

// insertions lists every call put into Go's own source. What is called is declared by the additions.
func insertions() []insertion {
	return []insertion{
		// The state has changed and the waiting goroutine's reason is set; nothing has been told to anyone else.
		{"runtime/proc.go", "casgstatus", before("if gp.bubble != nil"), "interleaveStatus(gp, oldval, newval)"},
		{"runtime/panic.go", "fatalpanic", entry, `interleaveFatal(1, "")`},
		{"runtime/panic.go", "throw", entry, "interleaveFatal(2, s)"},
		{"runtime/panic.go", "fatal", entry, "interleaveFatal(2, s)"},
		{"runtime/print.go", "printlock", entry, "interleavePrintlock()"},
		{"syscall/fs_js.go", "Write", entry, "interleaveWrite(fd)"},
		{"syscall/js/func.go", "Func.Release", entry, "interleaveRelease(c.id)"},
	}
}

//go:embed added/runtime_js.go.txt
var runtimeText string

//go:embed added/syscall_js.go.txt
var syscallText string

//go:embed added/syscall_js_js.go.txt
var syscallJSText string

// additions lists every file added to Go's own packages; a name that ends in _js is built for js only.
func additions() []addition {
	return []addition{
		{"runtime/interleave_js.go", runtimeText},
		{"syscall/interleave_js.go", syscallText},
		{"syscall/js/interleave_js.go", syscallJSText},
	}
}
