// This file is the table of what the probe adds to Go's own packages, and where.
package probe

import "embed"

// where tells the place in a function at which a statement is inserted.
type where struct {
	// before is how the statement begins that the insertion precedes; "" is the function's entry.
	before string
	// times is how many statements begin like that; the insertion precedes each of them.
	times int
}

// insertion is one statement put into one function of Go's own source. It goes on a line that is there, so no line
// number moves.
type insertion struct {
	file      string // slash-separated, below GOROOT/src
	function  string // "Type.Method" for a method
	at        where
	statement string
}

// field is one field put at the end of a struct type of Go's own source.
type field struct {
	file, structure string
	declaration     string
}

// addition is one file added to a package of Go's own source.
type addition struct {
	file string // slash-separated, below GOROOT/src; must not exist there
	text string
}

var entry = where{}

func before(statement string) where { return where{before: statement, times: 1} }

func beforeEach(statement string, times int) where { return where{before: statement, times: times} }

// whenOn makes a statement of a call that costs one predictable branch while nobody records.
func whenOn(call string) string { return "if interleaveOn { " + call + " }" }

// insertions lists every call put into Go's own source. What is called is declared by the additions.
func insertions() []insertion {
	table := []insertion{
		{"runtime/proc.go", "schedinit", entry, "interleaveStart()"},
		{"runtime/panic.go", "fatalpanic", entry, `interleaveFatal(1, "")`},
		{"runtime/panic.go", "throw", entry, "interleaveFatal(2, s)"},
		{"runtime/panic.go", "fatal", entry, "interleaveFatal(2, s)"},
		{"runtime/panic.go", "gopanic", before("var p _panic"), whenOn("interleavePanic(e)")},
		{"runtime/print.go", "printlock", entry, whenOn("interleavePrintlock()")},
		{"syscall/fs_js.go", "Write", entry, "interleaveWrite(fd)"},
		{"syscall/js/func.go", "FuncOf", entry, "interleaveFunc()"},
		{"syscall/js/func.go", "Func.Release", entry, "interleaveRelease(c.id)"},
		{"syscall/js/js.go", "Value.Call", before("res, ok := valueCall("), "interleaveCall(m)"},
		{"syscall/js/js.go", "Value.Invoke", before("res, ok := valueInvoke("), `interleaveCall("")`},
		{"syscall/js/js.go", "Value.New", before("res, ok := valueNew("), `interleaveCall("")`},
	}
	for _, more := range [][]insertion{statusInsertions, chanInsertions, selectInsertions, randomInsertions} {
		table = append(table, more...)
	}
	return table
}

// statusInsertions follow goroutines from state to state, see ranges over maps, and choose which goroutine runs next.
var statusInsertions = []insertion{
	// The state has changed and the waiting goroutine's reason is set; nothing has been told to anyone else.
	{"runtime/proc.go", "casgstatus", before("if gp.bubble != nil"), whenOn("interleaveStatus(gp, oldval, newval)")},
	// Coroutines change hands without casgstatus, unless canCAS forbids it.
	{"runtime/coro.go", "coroswitch_m", before("if !canCAS || !gp.atomicstatus."), whenOn("interleaveSwitch(canCAS, gp, _Grunning, _Gwaiting)")},
	{"runtime/coro.go", "coroswitch_m", before("if !canCAS || !gnext.atomicstatus."), whenOn("interleaveSwitch(canCAS, gnext, _Gwaiting, _Grunning)")},
	{"runtime/time.go", "timeSleep", before("gp.sleepWhen = when"), whenOn("interleaveSleep(ns)")},
	{"runtime/map.go", "mapIterStart", entry, whenOn("interleaveRange(m)")},
	{"runtime/proc.go", "runqget", entry, "if interleaveDraws != 0 { interleaveShuffle(pp) }"},
}

// chanInsertions see what passes through channels, before anyone is woken by it.
var chanInsertions = []insertion{
	{"runtime/chan.go", "makechan", before("return c"), whenOn("interleaveMake(c)")},
	{"runtime/chan.go", "chansend", before("gopark(nil, nil, waitReasonChanSendNilChan"), whenOn("interleaveSend(interleaveSendWaits, c, 0, nil, callerpc)")},
	{"runtime/chan.go", "chansend", before("send(c, sg, ep, "), whenOn("interleaveSend(interleaveSendHanded, c, c.qcount, ep, callerpc)")},
	{"runtime/chan.go", "chansend", before("c.qcount++"), whenOn("interleaveSend(interleaveSendBuffered, c, c.qcount+1, ep, callerpc)")},
	{"runtime/chan.go", "chansend", before("mysg := acquireSudog()"), whenOn("interleaveSend(interleaveSendWaits, c, c.qcount, ep, callerpc)")},
	{"runtime/chan.go", "chanrecv", before("gopark(nil, nil, waitReasonChanReceiveNilChan"), whenOn("interleaveChan(interleaveRecvWaits, c, 0, nil)")},
	{"runtime/chan.go", "chanrecv", beforeEach("return true, false", 2), whenOn("interleaveChan(interleaveRecvClosed, c, 0, nil)")},
	{"runtime/chan.go", "chanrecv", before("recv(c, sg, ep, "), whenOn("interleaveTaken(c, sg)")},
	{"runtime/chan.go", "chanrecv", before("typedmemclr(c.elemtype, qp)"), whenOn("interleaveChan(interleaveRecvBuffered, c, c.qcount-1, qp)")},
	{"runtime/chan.go", "chanrecv", before("mysg := acquireSudog()"), whenOn("interleaveChan(interleaveRecvWaits, c, 0, nil)")},
	{"runtime/chan.go", "chanrecv", before("return true, success"), whenOn("interleaveGiven(c, success)")},
	{"runtime/chan.go", "closechan", before("c.closed = 1"), whenOn("interleaveChan(interleaveClose, c, c.qcount, nil)")},
	{"runtime/chan.go", "selectnbsend", entry, whenOn("return interleaveTried(chansend(c, elem, false, sys.GetCallerPC()))")},
	{"runtime/chan.go", "selectnbrecv", entry, whenOn("selected, received = chanrecv(c, elem, false); interleaveTried(selected); return")},
}

// selectInsertions do the same for select statements.
var selectInsertions = []insertion{
	{"runtime/select.go", "selectgo", before("for _, casei := range pollorder"), whenOn("interleaveReady(scases, nsends)")},
	{"runtime/select.go", "selectgo", before("if gp.waiting != nil {"), whenOn("interleaveOffers(scases, nsends)")},
	{"runtime/select.go", "selectgo", before("if casi < nsends {\n\t\tif !caseSuccess"), whenOn("interleaveSelected(c, casi < nsends, caseSuccess)")},
	{"runtime/select.go", "selectgo", before("typedmemclr(c.elemtype, qp)"), whenOn("interleaveChan(interleaveRecvBuffered, c, c.qcount-1, qp)")},
	{"runtime/select.go", "selectgo", before("c.qcount++"), whenOn("interleaveChan(interleaveSendBuffered, c, c.qcount+1, cas.elem)")},
	{"runtime/select.go", "selectgo", before("recv(c, sg, cas.elem, "), whenOn("interleaveTaken(c, sg)")},
	{"runtime/select.go", "selectgo", before("recvOK = false"), whenOn("interleaveChan(interleaveRecvClosed, c, 0, nil)")},
	{"runtime/select.go", "selectgo", before("send(c, sg, cas.elem, "), whenOn("interleaveChan(interleaveSendHanded, c, c.qcount, cas.elem)")},
	{"runtime/select.go", "selectgo", before("return casi, recvOK"), whenOn("interleaveSelect(ncases, nsends, casi)")},
}

// randomInsertions see random numbers that come from the runtime, so from the run's seed; those of a source that the program
// has seeded itself do not.
var randomInsertions = []insertion{
	{"math/rand/rand.go", "runtimeSource.Int63", entry, "interleaveRandom()"},
	{"math/rand/rand.go", "runtimeSource.Uint64", entry, "interleaveRandom()"},
	{"math/rand/v2/rand.go", "runtimeSource.Uint64", entry, "interleaveRandom()"},
}

// fields lists the fields put into Go's own types.
var fields = []field{
	// A channel's number for the recorder, 0 until the user's code has to do with it. It dies with the channel, so a
	// later one at the same address is another.
	{"runtime/chan.go", "hchan", "interleaveID uint32"},
}

//go:embed added
var added embed.FS

// additions lists every file added to Go's own packages; a name that ends in _js is built for js only.
func additions() []addition {
	var list []addition
	for _, add := range []struct{ file, text string }{
		{"runtime/interleave_js.go", "runtime_js"},
		{"runtime/interleave_place_js.go", "runtime_place_js"},
		{"runtime/interleave_status_js.go", "runtime_status_js"},
		{"runtime/interleave_chan_js.go", "runtime_chan_js"},
		{"runtime/interleave_border_js.go", "runtime_border_js"},
		{"runtime/interleave_drawn_js.go", "runtime_drawn_js"},
		{"syscall/interleave_js.go", "syscall_js"},
		{"syscall/js/interleave_js.go", "syscall_js_js"},
		{"math/rand/interleave_js.go", "math_rand_js"},
		{"math/rand/v2/interleave_js.go", "math_rand_js"},
	} {
		text, err := added.ReadFile("added/" + add.text + ".go.txt")
		if err != nil {
			panic(err) // the file is part of this program
		}
		list = append(list, addition{add.file, string(text)})
	}
	return list
}
