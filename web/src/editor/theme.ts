// The look of code: nearly one colour, keywords bold, comments in italics, strings and numbers in their own ink.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "var(--code-size)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--code)", lineHeight: "1.435", overscrollBehavior: "contain", scrollbarWidth: "thin", scrollPadding: "6px" },
  ".cm-content": { padding: "6px 0 24px", caretColor: "var(--ink)", tabSize: "4" },
  ".cm-line": { padding: "0 12px 0 4px" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--ink3)", border: "none", fontVariantNumeric: "tabular-nums" },
  ".cm-lineNumbers .cm-gutterElement": { position: "relative", minWidth: "31px", cursor: "pointer", padding: "0 10px 0 8px", fontSize: "0.92em" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--sel-soft) 45%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink2)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { background: "light-dark(#cfe0fb, #2c4470) !important" },
  ".cm-content ::selection": { backgroundColor: "light-dark(#cfe0fb, #2c4470)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "1.5px" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--sel-soft)", outline: "1px solid var(--line2)" },
  ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: "var(--err)" },
  ".cm-selectionMatch": { backgroundColor: "var(--sel-soft)" },
  ".cm-searchMatch": { backgroundColor: "var(--js-soft)", outline: "1px solid var(--js-line)" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panel.cm-search": { padding: "6px 8px", fontFamily: "var(--ui)", fontSize: "12px" },
  ".cm-panel input, .cm-panel button": { font: "inherit" },
  ".cm-textfield": { backgroundColor: "var(--surface)", border: "1px solid var(--ctl)", borderRadius: "5px", color: "var(--ink)" },
  ".cm-button": { backgroundColor: "var(--surface)", backgroundImage: "none", border: "1px solid var(--line2)", borderRadius: "5px", color: "var(--ink)" },
  ".il-wrong": { backgroundColor: "var(--err-soft)", boxShadow: "inset 3px 0 var(--err)" },
  ".il-squiggle": { textDecoration: "underline wavy var(--err) 1px", textUnderlineOffset: "3px", textDecorationSkipInk: "none" },
  ".il-message": {
    margin: "2px 14px 4px 4px", padding: "4px 10px", borderRadius: "7px", backgroundColor: "var(--err-soft)", color: "var(--err)",
    font: "12px/1.5 var(--ui)", whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxHeight: "120px", overflow: "auto",
  },
  ".il-message.warning": { backgroundColor: "var(--sel-soft)", color: "var(--ink2)" },
  ".il-shown:not(.il-wrong)": { backgroundColor: "var(--sel-soft)", boxShadow: "inset 3px 0 var(--sel)" },
  ".il-standing": { "position": "relative", "--ground": "var(--surface)" },
  ".il-picked:not(.il-wrong)": { "backgroundColor": "var(--sel-soft)", "--ground": "var(--sel-soft)" },
  ".il-now.go:not(.il-wrong)": { "backgroundColor": "var(--go-soft)", "--ground": "var(--go-soft)" },
  ".il-now.js:not(.il-wrong)": { "backgroundColor": "var(--js-soft)", "--ground": "var(--js-soft)" },
  ".cm-lineNumbers .il-picked": { boxShadow: "inset 3px 0 var(--sel)", color: "var(--ink)", fontWeight: "650" },
  ".cm-lineNumbers .il-now": { color: "var(--ink)", fontWeight: "650" },
  ".cm-lineNumbers .il-now.go:not(.il-picked)": { boxShadow: "inset 3px 0 var(--go)" },
  ".cm-lineNumbers .il-now.js:not(.il-picked)": { boxShadow: "inset 3px 0 var(--js-line)" },
  ".cm-lineNumbers .il-now::before": { content: "'\\25B8'", position: "absolute", left: "4px" },
  ".il-chips": { position: "absolute", inset: "0 0 0 0", display: "flex", justifyContent: "flex-end", pointerEvents: "none", userSelect: "none" },
  ".il-chips > span": { position: "sticky", right: "0", display: "inline-flex", alignItems: "center", gap: "4px", padding: "0 8px 0 24px", background: "linear-gradient(to right, transparent, var(--ground) 20px)" },
  "&.cm-focused .cm-activeLine .il-chips": { opacity: "0.3" },
  ".il-chip": {
    padding: "0 5px", border: "1px solid var(--go-line)", borderRadius: "3px", backgroundColor: "var(--surface)", color: "var(--go-ink)",
    font: "500 10.5px/14px var(--ui)", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap",
  },
  ".il-chip::before": { content: "attr(data-text)" },
  ".il-chip.js": { borderColor: "var(--js-line)", borderRadius: "7px", color: "var(--js-ink)" },
  ".il-chip.runnable": { borderStyle: "dashed" },
  ".il-chip.running, .il-chip.go.away": { borderColor: "var(--go)", backgroundColor: "var(--go)", color: "var(--on-go)" },
  ".il-chip.stuck": { borderColor: "var(--err)", color: "var(--err)" },
});

const ink = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword, tags.modifier, tags.self], fontWeight: "600" },
  { tag: tags.comment, color: "var(--ink3)", fontStyle: "italic" },
  { tag: [tags.string, tags.number, tags.bool, tags.null, tags.regexp, tags.character], color: "var(--str)" },
]);

/** How editors look, in light and dark: every colour is one of the page's own. */
export const theme: Extension = [look, syntaxHighlighting(ink)];
