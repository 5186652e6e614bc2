// An exact scanner of the head of a Go file: its package clause and its imports, with positions as an editor counts them.

/** A word of the source: `text` decoded, `line` and `col` from 1 (UTF-16 units), `endCol` just after it. */
export interface Found {
  text: string;
  line: number;
  col: number;
  endCol: number;
}

/** The head of a file. Scanning ends where the imports do, or where the file stops being Go: the compiler tells about that. */
export interface FileHead {
  packageName: Found | null;
  imports: Found[];
}

/** Reads the head of a Go source text (https://go.dev/ref/spec#Source_file_organization). Never throws. */
export function scanHead(source: string): FileHead {
  const tokens = new Tokens(source);
  const head: FileHead = { packageName: null, imports: [] };
  tokens.next();
  if (!tokens.takeWord("package") || !tokens.is("word")) return head;
  head.packageName = tokens.found();
  tokens.next();
  while (tokens.takeEnd() && tokens.takeWord("import")) {
    if (!scanImport(tokens, head.imports)) break;
  }
  return head;
}

/** Reads what follows `import`: one spec or a group. False when it is not Go. */
function scanImport(tokens: Tokens, into: Found[]): boolean {
  if (!tokens.is("(")) return scanSpec(tokens, into);
  tokens.next();
  while (!tokens.is(")")) {
    if (!scanSpec(tokens, into)) return false;
    if (!tokens.is(")") && !tokens.takeEnd()) return false;
  }
  tokens.next();
  return true;
}

/** Reads `[name | . ] "path"`. */
function scanSpec(tokens: Tokens, into: Found[]): boolean {
  if (tokens.is("word") || tokens.is(".")) tokens.next();
  if (!tokens.is("string")) return false;
  into.push(tokens.found());
  tokens.next();
  return true;
}

type Kind = "word" | "string" | "(" | ")" | "." | "end" | "other";

interface Token {
  kind: Kind;
  text: string;
  begin: number;
  end: number;
}

const WORD = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const RAW_STRING = /`[^`]*`/y;
const STRING = /"(?:[^"\\\n]|\\[^\n])*"/y;
const LINE_COMMENT = /\/\/[^\n]*/y;
const BLOCK_COMMENT = /\/\*[^]*?\*\//y;

/** The tokens of a source, with the semicolons the language puts at line ends. */
class Tokens {
  readonly #source: string;
  #at: number;
  #line = 1;
  #lineBegin = 0;
  #lineEnd: number;
  #current: Token = { kind: "other", text: "", begin: 0, end: 0 };

  constructor(source: string) {
    this.#source = source;
    this.#at = source.startsWith("\uFEFF") ? 1 : 0;
    this.#lineEnd = this.#findLineEnd(0);
  }

  /** Whether the current token is of this kind. */
  is(kind: Kind): boolean {
    return this.#current.kind === kind;
  }

  /** Passes the current token if it is this word. */
  takeWord(word: string): boolean {
    if (!this.is("word") || this.#current.text !== word) return false;
    this.next();
    return true;
  }

  /** Goes on to the next token. */
  next(): Token {
    const ends = ["word", "string", ")"].includes(this.#current.kind);
    if (this.#skipBlank() && ends) return this.#take("end", this.#at, "");
    return this.#read();
  }

  /** Whether a statement ends here; every end there is, is passed. The end of the file ends one too. */
  takeEnd(): boolean {
    if (!this.is("end")) return false;
    while (this.is("end") && this.#at < this.#source.length) this.next();
    return true;
  }

  /** The current token with its place. */
  found(): Found {
    const { begin, end } = this.#current;
    this.#countLines(begin);
    const col = begin - this.#lineBegin + 1;
    return { text: this.#current.text, line: this.#line, col, endCol: col + (end - begin) };
  }

  /** Skips blanks and comments; says whether a line (or the file) ended among them. */
  #skipBlank(): boolean {
    let ended = false;
    for (; this.#at < this.#source.length; ) {
      const unit = this.#source[this.#at] ?? "";
      if (unit === "\n") ended = true;
      const comment = this.#match(LINE_COMMENT) ?? this.#match(BLOCK_COMMENT);
      if (comment === null && !" \t\r\n".includes(unit)) return ended;
      if (comment?.startsWith("/*") === true && comment.includes("\n")) ended = true;
      this.#at += comment?.length ?? 1;
    }
    return true;
  }

  #read(): Token {
    const word = this.#match(WORD);
    if (word !== null) return this.#take("word", this.#at + word.length, word);
    const raw = this.#match(RAW_STRING);
    if (raw !== null) return this.#take("string", this.#at + raw.length, raw.slice(1, -1).replaceAll("\r", ""));
    const quoted = this.#match(STRING);
    if (quoted !== null) return this.#take("string", this.#at + quoted.length, unquote(quoted));
    const unit = this.#source[this.#at] ?? "";
    if (unit === "(" || unit === ")" || unit === ".") return this.#take(unit, this.#at + 1, unit);
    if (unit === ";") return this.#take("end", this.#at + 1, unit);
    return this.#take(unit === "" ? "end" : "other", this.#at + unit.length, unit);
  }

  #take(kind: Kind, end: number, text: string): Token {
    this.#current = { kind, text, begin: this.#at, end };
    this.#at = end;
    return this.#current;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#source)?.[0] ?? null;
  }

  /** Moves the line count on to the line of a place; every newline is looked up once. */
  #countLines(upTo: number): void {
    while (this.#lineEnd < upTo) {
      this.#line++;
      this.#lineBegin = this.#lineEnd + 1;
      this.#lineEnd = this.#findLineEnd(this.#lineBegin);
    }
  }

  #findLineEnd(from: number): number {
    const newline = this.#source.indexOf("\n", from);
    return newline < 0 ? this.#source.length : newline;
  }
}

const ESCAPE = /\\(?:x([0-9A-Fa-f]{2})|([0-7]{3})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gsu;
const SIMPLE: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** The value of an interpreted string literal. */
function unquote(literal: string): string {
  return literal.slice(1, -1).replace(ESCAPE, (_, hex, octal, short, long, simple) => {
    if (typeof simple === "string") return SIMPLE[simple] ?? simple;
    const code = typeof octal === "string" ? parseInt(octal, 8) : parseInt(String(hex ?? short ?? long), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
  });
}
