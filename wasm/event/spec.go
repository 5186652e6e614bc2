// This file holds the one table of event kinds; everything else about events, in Go and in TypeScript, follows from it.

// Package event defines the log of a run: its event kinds, its wire form (batches of bytes) and its text form.
package event

import "slices"

// TableVersion is the version of the table of kinds. A later version only appends kinds, arguments' enum values and
// whole rows, so a log written under an older version stays readable.
const TableVersion = 1

// Kind is the code of an event kind on the wire: its place in the table, counted from 1. Zero is no kind.
type Kind uint32

// ArgType says how one argument is encoded.
type ArgType uint8

// The types of arguments.
const (
	Uint ArgType = iota // whole number, 0 … 2^53-1
	Int                 // whole number, -(2^52-1) … 2^52-1
	Enum                // one of the names in ArgSpec.Values, written as its index
	Text                // UTF-8 text of at most MaxText bytes
)

// MaxText is the longest text of one argument, in bytes of UTF-8. A longer one is cut, and a "cut" event says by how
// much, or it is split over several events where ArgSpec.Split is set.
const MaxText = 64 << 10

// ArgSpec describes one argument of a kind.
type ArgSpec struct {
	Name   string
	Type   ArgType
	Values []string // names of an Enum, index 0 first
	Split  bool     // a Text too long for one event goes on in the next event of the same kind
	Doc    string
}

// Spec describes one kind of event.
type Spec struct {
	Name string
	Doc  string
	Args []ArgSpec
}

// table lists every kind; its order is the wire code, so rows are only ever appended.
var table = slices.Concat(runKinds, javascriptKinds, goKinds, laterKinds)

// runKinds are the rows for the run as a whole: who holds the thread, tasks, output, errors, the end.
var runKinds = []Spec{
	{"run", "The first event of every log: the settings that, with the Program, decide everything after it. Lane: JavaScript.", []ArgSpec{
		{Name: "engine", Type: Uint, Doc: "version of the engine that ran it"},
		{Name: "go", Type: Text, Doc: "version of Go, as go1.26.8; empty when the Program has no Go"},
		{Name: "clock", Type: Enum, Values: []string{"virtual", "real"}, Doc: "what time means in this log"},
		{Name: "seed", Type: Uint, Doc: "seed of all random data"},
		{Name: "epoch", Type: Uint, Doc: "wall clock at time 0, in ms since 1970"},
	}},
	{"thread", "The one thread passes to another holder, until the next thread event. Lane: the holder's (0 when the goroutine is not known).", []ArgSpec{
		{Name: "holder", Type: Enum, Values: []string{"none", "js", "go"}, Doc: "who runs from here on; none is an idle thread"},
	}},
	{"task", "A task of the event loop begins. Cause: the event that queued it; origin: the registration. Lane: JavaScript.", []ArgSpec{
		{Name: "source", Type: Enum, Values: []string{
			"start", "script", "module", "timer", "interval", "gotimer", "message", "rejection",
			"frame", "posttask", "signal", "response", "error",
		}, Doc: "what kind of task it is"},
		{Name: "id", Type: Uint, Doc: "timer id, or 0"},
	}},
	{"taskend", "The task and all microtasks after it are over. Lane: JavaScript.", nil},
	{"print", "One write by Go to its output. Lane: the goroutine.", []ArgSpec{
		{Name: "stream", Type: Enum, Values: []string{"stdout", "stderr"}, Doc: "where it was written"},
		{Name: "text", Type: Text, Split: true, Doc: "the bytes, decoded as UTF-8 with U+FFFD for what is not"},
	}},
	{"console", "One call of a console method. Lane: JavaScript.", []ArgSpec{
		{Name: "level", Type: Text, Doc: "the method's name: log, warn, error …"},
		{Name: "text", Type: Text, Doc: "what it shows, already formatted"},
	}},
	{"cut", "Part of the event before was not kept. Lane: as the event before.", []ArgSpec{
		{Name: "bytes", Type: Uint, Doc: "how much is missing, in bytes of UTF-8"},
	}},
	{"error", "An exception or a rejection that nothing caught. Lane: JavaScript.", []ArgSpec{
		{Name: "what", Type: Enum, Values: []string{"exception", "rejection"}, Doc: "which of the two"},
		{Name: "text", Type: Text, Doc: "the message, as a browser's console words it"},
		{Name: "stack", Type: Text, Doc: "the stack in the user's own positions, or empty"},
	}},
	{"fatal", "Go's runtime gave up. Lane: the goroutine.", []ArgSpec{
		{Name: "what", Type: Enum, Values: []string{"panic", "deadlock", "fatal"}, Doc: "why"},
		{Name: "text", Type: Text, Doc: "the runtime's own words"},
	}},
	{"exit", "The Go program ended: main returned, os.Exit, or a crash. Lane: the goroutine, or JavaScript.", []ArgSpec{
		{Name: "code", Type: Int, Doc: "exit code"},
	}},
	{"stalecall", "JavaScript called a js.Func after the Go program had ended. Cause: what JavaScript runs for; origin: its funcof, unless that was released. Lane: JavaScript.", nil},
	{"truncated", "A budget of the run was reached: nothing after this is recorded but end. Lane: JavaScript.", []ArgSpec{
		{Name: "events", Type: Uint, Doc: "events recorded before this one"},
		{Name: "bytes", Type: Uint, Doc: "bytes of the log before this one"},
	}},
	{"end", "The last event. Lane: JavaScript.", []ArgSpec{
		{Name: "how", Type: Enum, Values: []string{
			"invalid", "stopped", "limit", "panic", "deadlock", "error", "exited", "quiet",
		}, Doc: "how the run ended; where several hold, the first of these"},
		{Name: "code", Type: Int, Doc: "Go's exit code where it has one, else 0"},
		{Name: "why", Type: Text, Doc: "one sentence for the reader, or empty"},
	}},
}

// Specs returns the table: the spec of kind k is Specs()[k-1].
func Specs() []Spec { return slices.Clone(table) }

// Lookup returns the kind with that name, or 0.
func Lookup(name string) Kind {
	for i := range table {
		if table[i].Name == name {
			return Kind(i + 1)
		}
	}
	return 0
}

// Known reports whether k is in the table.
func (k Kind) Known() bool { return k >= 1 && int(k) <= len(table) }

// spec returns the row of a known kind.
func (k Kind) spec() *Spec { return &table[k-1] }

// String returns the kind's name, or "unknown".
func (k Kind) String() string {
	if !k.Known() {
		return "unknown"
	}
	return k.spec().Name
}
