// This file turns the table of event kinds into the text of three TypeScript files.

package main

import (
	"fmt"
	"strings"

	"interleave/wasm/event"
)

const banner = " Generated from wasm/event/spec.go by build/gen; change it there.\n\n"

// generate returns the generated files by name.
func generate() map[string]string {
	return map[string]string{
		"kinds.gen.ts":  kinds(event.Specs()),
		"reader.gen.ts": reader(event.Specs()),
		"writer.gen.ts": writer(event.Specs()),
	}
}

// kinds returns the types of every kind and the table itself.
func kinds(specs []event.Spec) string {
	b := new(strings.Builder)
	b.WriteString("// This file holds the table of event kinds and the types of their arguments." + banner)
	fmt.Fprintf(b, "/** Version of the table; it is part of every batch and of the text form. */\nexport const TABLE_VERSION = %d;\n\n", event.TableVersion)
	fmt.Fprintf(b, "/** Longest text of one argument, in bytes of UTF-8. */\nexport const MAX_TEXT = %d;\n\n", event.MaxText)
	for _, s := range specs {
		fmt.Fprintf(b, "/** %s */\nexport interface %s {\n", s.Doc, argsType(s))
		for _, a := range s.Args {
			fmt.Fprintf(b, "  /** %s */\n  readonly %s: %s;\n", a.Doc, a.Name, argType(a))
		}
		b.WriteString("}\n\n")
	}
	b.WriteString("/** The arguments of each kind, by its name. */\nexport interface KindArgs {\n")
	for _, s := range specs {
		fmt.Fprintf(b, "  readonly %s: %s;\n", s.Name, argsType(s))
	}
	b.WriteString("}\n\n/** The name of a kind of event. */\nexport type Kind = keyof KindArgs;\n\n")
	b.WriteString("/** One argument of a kind; an enum carries its names, index 0 first. */\nexport interface ArgSpec {\n" +
		"  readonly name: string;\n  readonly type: \"uint\" | \"int\" | \"enum\" | \"text\";\n  readonly values?: readonly string[];\n}\n\n")
	b.WriteString("/** One row of the table. */\nexport interface KindSpec {\n  readonly name: Kind;\n  readonly args: readonly ArgSpec[];\n}\n\n")
	b.WriteString("/** The table: the spec of code k is KIND_SPECS[k - 1]. */\nexport const KIND_SPECS: readonly KindSpec[] = [\n")
	for _, s := range specs {
		fmt.Fprintf(b, "  { name: %q, args: [%s] },\n", s.Name, argSpecs(s.Args))
	}
	b.WriteString("];\n\n/** The wire code of each kind. */\nexport const KIND_CODES: { readonly [K in Kind]: number } = {\n")
	for i, s := range specs {
		fmt.Fprintf(b, "  %s: %d,\n", s.Name, i+1)
	}
	b.WriteString("};\n")
	return b.String()
}

// reader returns the function that builds an event's typed object from its arguments' bytes.
func reader(specs []event.Spec) string {
	b := new(strings.Builder)
	b.WriteString("// This file turns an event's bytes into its typed object." + banner)
	b.WriteString("import type { EventHead, LogEvent } from \"./event\";\nimport type { ArgReader } from \"./wire\";\n\n")
	b.WriteString("/** Reads the event of that code from checked bytes; throws RangeError for a code that is not in the table. */\n")
	b.WriteString("export function readEvent(code: number, head: EventHead, r: ArgReader): LogEvent {\n  const { seq, at, lane, cause, origin, pos } = head;\n  switch (code) {\n")
	for i, s := range specs {
		var fields []string
		for _, a := range s.Args {
			fields = append(fields, a.Name+": "+readCall(a))
		}
		args := "{}"
		if len(fields) > 0 {
			args = "{ " + strings.Join(fields, ", ") + " }"
		}
		fmt.Fprintf(b, "    case %d:\n      return { seq, at, kind: %q, lane, cause, origin, pos, args: %s };\n", i+1, s.Name, args)
	}
	b.WriteString("    default:\n      throw new RangeError(`no event kind ${code}`);\n  }\n}\n")
	return b.String()
}

// writer returns the class with one method per kind.
func writer(specs []event.Spec) string {
	b := new(strings.Builder)
	b.WriteString("// This file holds the one writer of the log: a method per kind of event." + banner)
	b.WriteString("import type { LogEvent } from \"./event\";\nimport type * as kinds from \"./kinds.gen\";\nimport { BatchWriter } from \"./writer\";\n\n")
	b.WriteString("/** Writes events into batches. Each method returns the event's seq, or 0 when a budget refused it. */\nexport class EventWriter extends BatchWriter {\n")
	for i, s := range specs {
		writeMethod(b, i+1, s)
	}
	writeEvent(b, specs)
	b.WriteString("}\n")
	return b.String()
}

// writeMethod writes the method of one kind.
func writeMethod(b *strings.Builder, code int, s event.Spec) {
	params := "lane: number, cause: number, origin: number, pos: number"
	split := ""
	for _, a := range s.Args {
		if a.Type == event.Enum {
			params += fmt.Sprintf(", %s: kinds.%s[%q]", a.Name, argsType(s), a.Name)
		} else {
			params += fmt.Sprintf(", %s: %s", a.Name, argType(a))
		}
		if a.Split {
			split = a.Name
		}
	}
	fmt.Fprintf(b, "  /** %s */\n  %s(%s): number {\n", s.Doc, s.Name, params)
	if split != "" {
		writeSplitBody(b, code, s, split)
	} else {
		fmt.Fprintf(b, "    if (!this.beginEvent(%d, lane, cause, origin, pos)) return 0;\n", code)
		writePuts(b, s, "    ")
		b.WriteString("    return this.finishEvent();\n")
	}
	b.WriteString("  }\n\n")
}

// writeSplitBody writes the body for a kind whose text goes on in further events, each the cause of the next.
func writeSplitBody(b *strings.Builder, code int, s event.Spec, split string) {
	b.WriteString("    let first = 0;\n    let from = 0;\n    do {\n")
	fmt.Fprintf(b, "      if (!this.beginEvent(%d, lane, cause, origin, pos)) return first;\n", code)
	writePuts(b, s, "      ")
	b.WriteString("      cause = this.finishEvent();\n      if (cause === 0) return first;\n      if (first === 0) first = cause;\n")
	fmt.Fprintf(b, "    } while (from < %s.length);\n    return first;\n", split)
}

// writePuts writes a call for each argument.
func writePuts(b *strings.Builder, s event.Spec, indent string) {
	for _, a := range s.Args {
		if a.Split {
			fmt.Fprintf(b, "%sfrom = this.putPart(%s, from);\n", indent, a.Name)
		} else {
			fmt.Fprintf(b, "%sthis.%s;\n", indent, writeCall(a))
		}
	}
}

// writeEvent writes the method that takes any event's object.
func writeEvent(b *strings.Builder, specs []event.Spec) {
	b.WriteString("  /** Writes any event; its seq and at are not used, the writer gives its own. */\n  event(e: LogEvent): number {\n    switch (e.kind) {\n")
	for _, s := range specs {
		call := "e.lane, e.cause, e.origin, e.pos"
		for _, a := range s.Args {
			call += ", e.args." + a.Name
		}
		fmt.Fprintf(b, "      case %q:\n        return this.%s(%s);\n", s.Name, s.Name, call)
	}
	b.WriteString("    }\n  }\n")
}

func argsType(s event.Spec) string {
	return strings.ToUpper(s.Name[:1]) + s.Name[1:] + "Args"
}

func argType(a event.ArgSpec) string {
	switch a.Type {
	case event.Text:
		return "string"
	case event.Enum:
		return quoted(a.Values, " | ")
	default:
		return "number"
	}
}

func argSpecs(args []event.ArgSpec) string {
	var specs []string
	for _, a := range args {
		typ := map[event.ArgType]string{event.Uint: "uint", event.Int: "int", event.Enum: "enum", event.Text: "text"}[a.Type]
		values := ""
		if a.Type == event.Enum {
			values = ", values: [" + quoted(a.Values, ", ") + "]"
		}
		specs = append(specs, fmt.Sprintf("{ name: %q, type: %q%s }", a.Name, typ, values))
	}
	return strings.Join(specs, ", ")
}

func readCall(a event.ArgSpec) string {
	switch a.Type {
	case event.Text:
		return "r.text()"
	case event.Enum:
		return "r.pick([" + quoted(a.Values, ", ") + "])"
	case event.Int:
		return "r.int()"
	default:
		return "r.uint()"
	}
}

func writeCall(a event.ArgSpec) string {
	switch a.Type {
	case event.Text:
		return "putText(" + a.Name + ")"
	case event.Int:
		return "putInt(" + a.Name + ")"
	case event.Enum:
		choice := ""
		for i, v := range a.Values[:len(a.Values)-1] {
			choice += fmt.Sprintf("%s === %q ? %d : ", a.Name, v, i)
		}
		return fmt.Sprintf("putUint(%s%d)", choice, len(a.Values)-1)
	default:
		return "putUint(" + a.Name + ")"
	}
}

func quoted(values []string, separator string) string {
	var quoted []string
	for _, v := range values {
		quoted = append(quoted, fmt.Sprintf("%q", v))
	}
	return strings.Join(quoted, separator)
}
