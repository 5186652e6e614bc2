// This file turns the log and Go's own trace into the same list: what each goroutine did, in order.
package oracle

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"golang.org/x/exp/trace"

	"interleave/wasm/event"
)

// tracers are the start functions of the goroutines that tracing itself needs.
var tracers = []string{"runtime.traceStartReadCPU", "runtime.(*traceAdvancerState)", "runtime/trace."}

func isTracer(fn string) bool {
	for _, prefix := range tracers {
		if strings.HasPrefix(fn, prefix) {
			return true
		}
	}
	return false
}

// fromLog lists what goroutines do between the marks, without those of the tracer.
func fromLog(log event.Log) ([]string, error) {
	var list []string
	own := map[uint32]bool{}
	coroutine := map[uint32]bool{} // waits for its turn as one
	marks := 0
	for _, e := range log.Events {
		arg := func(i int) event.Arg { return e.Args[i] }
		what := ""
		switch e.Kind.String() {
		case "chanmake":
			if arg(2).S == "main.oracleMark" {
				marks++
			}
		case "gonew":
			if isTracer(arg(1).S) {
				own[e.Lane] = true
			}
			what = fmt.Sprintf("created by g%d", arg(0).N)
		case "gorun":
			what = "runs"
		case "gowait":
			what = "waits"
			coroutine[e.Lane] = arg(0).S == "coroutine"
		case "gowake":
			what = fmt.Sprintf("woken by g%d", arg(0).N)
		case "goyield":
			what = "yields"
		case "goend":
			what = "ends"
		}
		if what != "" && marks == 1 && !own[e.Lane] {
			list = append(list, fmt.Sprintf("g%d %s", e.Lane, what))
			if last := len(list) - 1; e.Kind.String() == "gowake" && coroutine[e.Lane] && last > 0 {
				// Where coroutines pass the thread on, the tracer tells first who is woken and then who lets go.
				list[last-1], list[last] = list[last], list[last-1]
			}
		}
	}
	if marks != 2 {
		return nil, fmt.Errorf("%d marks in the log instead of 2", marks)
	}
	return list, nil
}

// fromTrace lists the same from Go's own trace.
func fromTrace(data []byte) ([]string, error) {
	reader, err := trace.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var list []string
	own := map[trace.GoID]bool{}
	within, ended := false, false
	for {
		ev, err := reader.ReadEvent()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch ev.Kind() {
		case trace.EventLog:
			if l := ev.Log(); l.Category == "oracle" {
				within = l.Message == "begin"
				ended = ended || l.Message == "end"
			}
		case trace.EventStateTransition:
			st := ev.StateTransition()
			if st.Resource.Kind != trace.ResourceGoroutine {
				continue
			}
			id := st.Resource.Goroutine()
			if startsAsTracer(st) {
				own[id] = true
			}
			if within && !own[id] {
				list = append(list, transition(ev, id, st)...)
			}
		}
	}
	if !ended {
		return nil, fmt.Errorf("the trace has no end")
	}
	return list, nil
}

// startsAsTracer reports whether the outermost function of the goroutine is the tracer's.
func startsAsTracer(st trace.StateTransition) bool {
	outermost := ""
	for f := range st.Stack.Frames() {
		outermost = f.Func
	}
	return isTracer(outermost)
}

// transition words a change of state as fromLog does.
func transition(ev trace.Event, id trace.GoID, st trace.StateTransition) []string {
	by := ev.Goroutine()
	if by == trace.NoGoroutine {
		by = 0
	}
	line := func(format string, args ...any) []string {
		return []string{fmt.Sprintf("g%d ", id) + fmt.Sprintf(format, args...)}
	}
	from, to := st.Goroutine()
	switch {
	case from == trace.GoUndetermined || from == to:
		return nil
	case from == trace.GoNotExist && to == trace.GoRunnable:
		return line("created by g%d", by)
	case from == trace.GoNotExist && to == trace.GoWaiting:
		return append(line("created by g%d", by), line("waits")...)
	case from == trace.GoRunnable && to == trace.GoRunning:
		return line("runs")
	case from == trace.GoRunning && to == trace.GoWaiting:
		return line("waits")
	case from == trace.GoRunning && to == trace.GoRunnable:
		return line("yields")
	case from == trace.GoWaiting && to == trace.GoRunnable:
		return line("woken by g%d", by)
	case from == trace.GoWaiting && to == trace.GoRunning: // coroutines
		return append(line("woken by g%d", by), line("runs")...)
	case to == trace.GoNotExist:
		return line("ends")
	}
	return line("goes from %v to %v", from, to)
}

// difference says where two lists part, or returns "".
func difference(log, trace []string) string {
	for i := range max(len(log), len(trace)) {
		if i < len(log) && i < len(trace) && log[i] == trace[i] {
			continue
		}
		near := func(list []string) string {
			return strings.Join(list[min(max(i-8, 0), len(list)):min(i+8, len(list))], "\n\t")
		}
		return fmt.Sprintf("they part at %d of %d and %d\nlog:\n\t%s\ntrace:\n\t%s", i, len(log), len(trace), near(log), near(trace))
	}
	return ""
}
