// Tests of the requests and answers that cross between Go and TypeScript.

package service

import (
	"strings"
	"testing"
)

func TestAnswer(t *testing.T) {
	tests := []struct{ request, want string }{
		{`{"do":"format","files":[{"name":"main.go","text":"package  main"}]}`, `{"text":"package main\n"}`},
		{`{"do":"format","files":[{"name":"main.go","text":""}]}`, `{"text":""}`},
		{`{"do":"format","files":[{"name":"main.go","text":"package"}]}`,
			`{"diagnostics":[{"file":"main.go","line":1,"col":8,"severity":"error","text":"expected 'IDENT', found 'EOF'","from":"go"}]}`},
		{`{"do":"diagnose","from":"go","output":"main.go:1:1: x","files":[{"name":"main.go","text":"package"}]}`,
			`{"diagnostics":[{"file":"main.go","line":1,"col":1,"endCol":8,"severity":"error","text":"x","from":"go"}]}`},
		{`{"do":"format","files":[]}`, `{"broken":"no service \"format\""}`},
		{`{"do":"wait","line":1,"files":[{"name":"main.go","text":"package main"}]}`, `{}`},
		{`{"do":"wait","line":6,"files":[{"name":"main.go","text":"package main\n\nimport \"syscall/js\"\n\nfunc main() {\n\tjs.FuncOf(func(js.Value, []js.Value) any {\n\t\tselect {}\n\t\treturn nil\n\t})\n}\n"}]}`,
			`{"text":"package main\n\nimport \"syscall/js\"\n\nfunc main() {\n\tjs.FuncOf(func(js.Value, []js.Value) any {\n\t\tgo func() {\n\t\t\tselect {}\n\t\t}()\n\t\treturn nil\n\t})\n}\n","how":"goroutine"}`},
		{`{"do":"callback","line":1,"files":[{"name":"main.go","text":"package main"}]}`, `{}`},
		{`{"do":"dance"}`, `{"broken":"no service \"dance\""}`},
	}
	for _, test := range tests {
		if got := Answer(test.request); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.request, got, test.want)
		}
	}
}

func TestAnswerToNonsense(t *testing.T) {
	for _, request := range []string{"", "null x", "[]", `{"files":3}`} {
		if got := Answer(request); !strings.HasPrefix(got, `{"broken":`) {
			t.Errorf("%q: got %s, want a broken answer", request, got)
		}
	}
}
