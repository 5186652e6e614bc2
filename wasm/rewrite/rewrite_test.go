// Tests of the changes: what each makes of a program, and the programs that it leaves alone.

package rewrite

import (
	"go/format"
	"strings"
	"testing"
)

// source is a whole program around a function given to js.FuncOf on line 6.
func source(function string) string {
	return "package main\n\nimport \"syscall/js\"\n\nfunc main() {\n\tjs.Global().Set(\"f\", js.FuncOf(" + function + "))\n\tselect {}\n}\n"
}

func formatted(t *testing.T, text string) string {
	t.Helper()
	out, err := format.Source([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestWaitInGoroutine(t *testing.T) {
	text := source("func(js.Value, []js.Value) any {\n\t\tif done {\n\t\t\treturn nil\n\t\t}\n\t\tprintln(<-answers) // wait\n\t\tnames(func() any { return nil })\n\t\treturn js.Undefined()\n\t}")
	want := source("func(js.Value, []js.Value) any {\n\t\tgo func() {\n\t\t\tif done {\n\t\t\t\treturn\n\t\t\t}\n\t\t\tprintln(<-answers) // wait\n\t\t\tnames(func() any { return nil })\n\t\t}()\n\t\treturn js.Undefined()\n\t}")
	got, how, ok := Wait(text, 6)
	if !ok || how != Goroutine || got != formatted(t, want) {
		t.Errorf("got %v, %q, and\n%s\nwant\n%s", ok, how, got, want)
	}
}

func TestWaitWithPromise(t *testing.T) {
	text := source("get") + "\nfunc get(js.Value, []js.Value) any {\n\tpromise := 1\n\tif promise > 2 {\n\t\treturn nil\n\t}\n\treturn <-answers\n}\n"
	got, how, ok := Wait(text, 6)
	want := `func get(js.Value, []js.Value) any {
	settle := js.FuncOf(func(_ js.Value, promise2 []js.Value) any {
		go func() {
			promise2[0].Invoke(func() any {
				promise := 1
				if promise > 2 {
					return nil
				}
				return <-answers
			}())
		}()
		return nil
	})
	defer settle.Release()
	return js.Global().Get("Promise").New(settle)
}
`
	if !ok || how != Promise || !strings.HasSuffix(got, want) {
		t.Errorf("got %v, %q, and\n%s\nwant at its end\n%s", ok, how, got, want)
	}
}

func TestWaitLeavesAlone(t *testing.T) {
	for name, text := range map[string]string{
		"no Go":                       "package",
		"another line":                strings.Replace(source("func(js.Value, []js.Value) any {\n\t<-c\n\treturn nil\n}"), "import", "\n\nimport", 1),
		"another name of the package": strings.Replace(source("func(js.Value, []js.Value) any {\n\t<-c\n\treturn nil\n}"), `"syscall/js"`, `js "syscall/js"`, 1),
		"nothing to wait for":         source("func(js.Value, []js.Value) any { return nil }"),
		"a function used elsewhere":   source("get") + "\nfunc get(js.Value, []js.Value) any {\n\t<-c\n\treturn nil\n}\n\nvar again = get\n",
		"a function of elsewhere":     source("other.Get"),
		"two on one line":             source("js.FuncOf(func(js.Value, []js.Value) any {\n\t<-c\n\treturn nil\n})"),
	} {
		if got, _, ok := Wait(text, 6); ok {
			t.Errorf("%s: changed to\n%s", name, got)
		}
	}
}

func TestCallback(t *testing.T) {
	function := "func(this js.Value, args []js.Value) any {\n\t\tgo func() {\n\t\t\tresult := work()\n\t\t\tprintln(result)\n\t\t}()\n\t\treturn nil\n\t}"
	want := strings.Replace(function, "println(result)\n", "println(result)\n\t\t\targs[len(args)-1].Invoke(result)\n", 1)
	if got, ok := Callback(source(function), 6); !ok || got != source(want) {
		t.Errorf("got %v and\n%s\nwant\n%s", ok, got, source(want))
	}
	for name, change := range map[string][2]string{
		"two variables":      {"println(result)", "other := 1\nprintln(other)"},
		"no variable":        {"result := work()", "work()"},
		"a branch":           {"println(result)", "if result > 1 { return }"},
		"no arguments named": {"args []js.Value", "_ []js.Value"},
		"a second goroutine": {"return nil", "go work()\nreturn nil"},
	} {
		if got, ok := Callback(source(strings.Replace(function, change[0], change[1], 1)), 6); ok {
			t.Errorf("%s: changed to\n%s", name, got)
		}
	}
}
