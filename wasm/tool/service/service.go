// Package service answers the requests that tool.wasm gets from the page. It is plain Go, tested natively.
package service

import (
	"encoding/json"
	"fmt"

	"interleave/wasm/diagnose"
	"interleave/wasm/format"
	"interleave/wasm/rewrite"
)

// request is what the page may ask: {"do":"format","files":[one file]},
// {"do":"diagnose","from":"go" or "link","output":"…","files":[…]}, or {"do":"wait" or "callback","line":n,"files":[one file]},
// which asks for a change of the function given to js.FuncOf on that line.
type request struct {
	Do     string          `json:"do"`
	From   diagnose.Source `json:"from"`
	Output string          `json:"output"`
	Files  []diagnose.File `json:"files"`
	Line   int             `json:"line"`
}

// response is the answer: a text (format, a change; none where the change cannot be made), how it was changed, diagnostics,
// or the words of what is broken in us.
type response struct {
	Text        *string               `json:"text,omitempty"`
	How         rewrite.How           `json:"how,omitempty"`
	Diagnostics []diagnose.Diagnostic `json:"diagnostics,omitempty"`
	Broken      string                `json:"broken,omitempty"`
}

// Answer answers one request in JSON. It never panics; a panic below becomes a broken answer.
func Answer(text string) (answer string) {
	defer func() {
		if p := recover(); p != nil {
			answer = Broken(fmt.Sprint(p))
		}
	}()
	var r request
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return Broken(err.Error())
	}
	switch {
	case r.Do == "format" && len(r.Files) == 1:
		formatted, found := format.Source(r.Files[0])
		if len(found) > 0 {
			return encode(response{Diagnostics: found})
		}
		return encode(response{Text: &formatted})
	case r.Do == "diagnose":
		return encode(response{Diagnostics: diagnose.Parse(r.Output, r.From, r.Files)})
	case (r.Do == "wait" || r.Do == "callback") && len(r.Files) == 1:
		return change(r)
	}
	return Broken(fmt.Sprintf("no service %q", r.Do))
}

// change makes one of the standard changes.
func change(r request) string {
	text, how, ok := "", rewrite.How(""), false
	if r.Do == "wait" {
		text, how, ok = rewrite.Wait(r.Files[0].Text, r.Line)
	} else {
		text, ok = rewrite.Callback(r.Files[0].Text, r.Line)
	}
	if !ok {
		return encode(response{})
	}
	return encode(response{Text: &text, How: how})
}

// Broken is the answer to a request that could not be served because of a mistake of ours.
func Broken(why string) string {
	return encode(response{Broken: why})
}

func encode(r response) string {
	text, err := json.Marshal(r)
	if err != nil {
		return `{"broken":"the answer could not be encoded"}`
	}
	return string(text)
}
