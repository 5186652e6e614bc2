// This file makes random JavaScript programs whose printed lines depend on the exact order in which everything runs.

/** Random whole numbers from a seed: mulberry32. */
export function randomFrom(seed: number): (below: number) => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) % below;
  };
}

/** Where a statement stands: what it may await, yield or leave. */
interface Place {
  readonly async: boolean;
  readonly generator: boolean;
  /** Statements may return here. */
  readonly function: boolean;
  /** Labels of the loops around it, up to the function. */
  readonly loops: readonly string[];
  /** Variables that hold numbers. */
  readonly names: readonly string[];
  readonly depth: number;
}

/** Any two sums of different delays lie at least this many ms apart, whatever timers are nested in which. */
const DELAYS = [12, 24, 48, 96];
const DEEPEST = 4;

/** How a program calls each of its functions at its end; `f` stands for the name. */
const CALLS = {
  plain: `try { log("=" + typeof f(1)) } catch (e) { log(e.message) }`,
  async: `f(1).then(v => log("+" + typeof v), e => log("-" + e.message));`,
  generator: `try { log([...f(1)].length) } catch (e) { log(e.message) }`,
  asyncgenerator: `(async () => { const i = f(1); try { for (let n = 0; n < 9 && !(await i.next(n)).done; n++) log("*" + n) } catch (e) { log(e.message) } })();`,
};

/** Makes one program. It prints by `log(text)`, which the program itself does not define. */
export function generateProgram(seed: number): string {
  return new Generator(seed).program();
}

class Generator {
  readonly #random: (below: number) => number;
  readonly #functions: { name: string; kind: "plain" | "async" | "generator" | "asyncgenerator" }[] = [];
  #labels = 0;
  #names = 0;
  #timers = 0;
  #size = 0;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  program(): string {
    const strict = this.#chance(2) ? `"use strict";\n` : "";
    const top: Place = { async: false, generator: false, function: false, loops: [], names: [], depth: 0 };
    let text = "";
    for (let i = 0; i < 4; i++) text += `${this.#declaration(top)}\n`;
    for (let i = 0; i < 4; i++) text += `${this.#statement(top)}\n`;
    const last = this.#functions.map(({ name, kind }) => `${CALLS[kind].replace(/\bf(?=\()/, name)}\n`);
    const ruler = `{ let p = Promise.resolve(); for (let i = 0; i < 24; i++) p = p.then(() => log("tick " + i)); }\n`;
    return `${strict}(() => {\n${text}${last.join("")}${ruler}})();\n`;
  }

  #chance(of: number): boolean {
    return this.#random(of) === 0;
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#random(from.length)]!;
  }

  #log(what = ""): string {
    return `log("${this.#labels++}"${what})`;
  }

  #name(): string {
    return `${this.#pick(["a", "b", "x", "of", "async", "get"])}${this.#names++}`;
  }

  /** A new function, known to what follows. */
  #declaration(place: Place): string {
    const kind = this.#pick(["plain", "async", "async", "generator", "asyncgenerator"] as const);
    const name = `f${this.#names++}`;
    const inner: Place = { async: kind.startsWith("async"), generator: kind.endsWith("generator"), function: true, loops: [], names: ["n"], depth: place.depth + 1 };
    const head = `${inner.async ? "async " : ""}function${inner.generator ? "*" : ""}`;
    const parameters = this.#pick(["n", `n = ${this.#value(place)}`, "n, ...rest", "n, { q = 2 } = {}"]);
    const body = this.#block(inner);
    this.#functions.push({ name, kind });
    return `${head} ${name}(${parameters}) {\n${body}}`;
  }

  #block(place: Place): string {
    let text = "";
    const inner = { ...place, depth: place.depth + 1 };
    const count = 1 + this.#random(place.depth > 2 ? 2 : 3);
    for (let i = 0; i < count; i++) text += `${this.#statement(inner)}\n`;
    return text;
  }

  #statement(place: Place): string {
    if (this.#size++ > 130 || place.depth > DEEPEST) return `${this.#log()};`;
    const kinds = [
      () => `${this.#log()};`,
      () => `${this.#log()}`,
      () => `${this.#log(` + ${this.#value(place)}`)};`,
      () => `${this.#promise(place)};`,
      () => this.#awaiting(place),
      () => this.#awaiting(place),
      () => this.#yielding(place),
      () => this.#trying(place),
      () => this.#loop(place),
      () => this.#branch(place),
      () => this.#timer(place),
      () => `queueMicrotask(() => { ${this.#block(this.#callback(place))} });`,
      () => this.#leaving(place),
      () => this.#consuming(),
      () => (this.#chance(2) ? this.#classes(place) : this.#trying(place)),
      () => `var v${this.#names} = ${this.#promise(place)}; v${this.#names++}.then(() => ${this.#log()});`,
    ];
    return this.#pick(kinds)();
  }

  #callback(place: Place): Place {
    return { async: false, generator: false, function: true, loops: [], names: place.names, depth: place.depth + 1 };
  }

  #awaiting(place: Place): string {
    if (!place.async) return `${this.#promise(place)};`;
    return this.#pick([
      () => `await ${this.#promise(place)};`,
      () => `${this.#log(` + typeof await ${this.#promise(place)}`)};`,
      () => `if (await(${this.#promise(place)})) { ${this.#log()} } else ${this.#log()}`,
      () => `await [${this.#promise(place)}, await ${this.#promise(place)}]; ${this.#log()};`,
      () => `for await (const ${this.#name()} of [${this.#promise(place)}, ${this.#promise(place)}]) ${this.#log()};`,
    ])();
  }

  #yielding(place: Place): string {
    if (!place.generator) return `${this.#log()};`;
    return this.#pick([
      () => `yield ${this.#value(place)};`,
      () => `${this.#log(` + (yield ${place.async ? this.#promise(place) : this.#value(place)})`)};`,
      () => `yield;`,
      () => `yield* [${this.#value(place)}, ${this.#value(place)}];`,
    ])();
  }

  #trying(place: Place): string {
    const fail = this.#pick([
      `throw new Error("e${this.#labels++}");`,
      `undefined.p${this.#labels++};`,
      `(${this.#value(place)}).g();`,
      place.async ? `await Promise.reject(new Error("r${this.#labels++}"));` : `null();`,
      place.async ? `(await ${this.#value(place)}).h();` : "",
    ]);
    const block = `try { ${this.#block(place)} ${fail} }`;
    const caught = `catch (e) { log(e.message); ${this.#block(place)} }`;
    const last = `finally { ${this.#block({ ...place, loops: [], function: false })} }`;
    return this.#pick([`${block} ${caught}`, `${block} ${caught} ${last}`, `try { ${block} ${last} } ${caught}`]);
  }

  #loop(place: Place): string {
    const label = `l${this.#labels++}`;
    const inner = { ...place, loops: [...place.loops, label] };
    const i = this.#name();
    return this.#pick([
      () => `${label}: for (let ${i} = 0; ${i} < 2; ${i}++) { ${this.#block({ ...inner, names: [...place.names, i] })} }`,
      () => `let ${i} = 0; ${label}: while (${i}++ < 2) { ${this.#block(inner)} }`,
      () => `let ${i} = 0; ${label}: do { ${this.#block(inner)} } while (${i}++ < 1);`,
      () => `${label}: for (const ${i} of [1, 2]) ${this.#log(` + ${i}`)};`,
      () => (place.async ? `${label}: for await (const ${i} of ${this.#asyncIterable(place)}) { ${this.#block(inner)} }` : `for (const ${i} in { p: 1, q: 2 }) ${this.#log(` + ${i}`)};`),
    ])();
  }

  #branch(place: Place): string {
    return this.#pick([
      () => `if (${this.#value(place)} > 2) { ${this.#block(place)} } else { ${this.#block(place)} }`,
      () => `switch (${this.#value(place)}) { case 1: ${this.#log()}; case 2: ${this.#log()}; break; default: ${this.#log()} }`,
      () => `${this.#value(place)} > 1 && ${this.#log()};`,
    ])();
  }

  #timer(place: Place): string {
    const delay = this.#chance(2) || this.#timers >= DELAYS.length ? 0 : DELAYS[this.#timers++]!;
    const body = this.#block(this.#callback(place));
    return this.#pick([`setTimeout(() => { ${body} }, ${delay});`, `setTimeout(async function (p) { ${this.#log(" + p")}; ${body} }, ${delay}, ${this.#value(place)})`]);
  }

  #leaving(place: Place): string {
    const loop = place.loops[place.loops.length - 1];
    if (loop !== undefined && this.#chance(2)) return `if (${this.#value(place)} === 2) ${this.#pick(["break", "continue"])} ${this.#pick(place.loops)};`;
    if (!place.function) return `${this.#log()};`;
    return `if (${this.#value(place)} === 3) return ${this.#pick([this.#value(place), place.async || this.#chance(2) ? this.#promise(place) : ""])}\n`;
  }

  /** Runs a generator by hand. */
  #consuming(): string {
    const generators = this.#functions.filter(({ kind }) => kind === "generator");
    if (generators.length === 0) return `${this.#log()};`;
    const name = `g${this.#names++}`;
    const step = this.#pick(["next(1)", "next(2)", "return(5)", "throw(new Error('thrown in'))"]);
    return `try { const ${name} = ${this.#pick(generators).name}(2); log(JSON.stringify(${name}.next())); log(JSON.stringify(${name}.${step})); log([...${name}].length) } catch (e) { log(e.message) }`;
  }

  #classes(place: Place): string {
    const name = `C${this.#names++}`;
    const inner = this.#callback(place);
    const method = { ...inner, async: true };
    return [
      `class ${name} { #p = ${this.#value(place)}; q = () => ${this.#promise(inner)}; static { ${this.#log()} }`,
      ` constructor(a = ${this.#value(place)}) { ${this.#log(" + a")}; }`,
      ` get g() { ${this.#log()}; return this.#p } async m(n) { ${this.#block(method)} return this.g } }`,
      ` class ${name}D extends ${name} { constructor() { super(...[3]); ${this.#log(" + this.g")} } async m(n) { return (await super.m(n)) + 1 } }`,
      ` new ${name}D().m(1).then(v => log("m " + v), e => log(e.message)); new ${name}().q();`,
    ].join("\n");
  }

  /** An expression that is a number. */
  #value(place: Place): string {
    const { names } = place;
    return this.#pick(["1", "2", "3", names.length > 0 ? this.#pick(names) : "4", "[1, 2]?.length", "(0, 2)", "(() => 3)()", "((a, b = a) => { return a + b })(1)"]);
  }

  #asyncIterable(place: Place): string {
    const generators = this.#functions.filter(({ kind }) => kind === "asyncgenerator");
    return this.#pick([
      () => (generators.length > 0 ? `${this.#pick(generators).name}(3)` : "[1, 2]"),
      () => `[${this.#promise(place)}, 2]`,
      () => `(async function* () { ${this.#log()}; yield ${this.#promise({ ...place, async: false })}; yield* [1]; ${this.#log()} })()`,
      () => `{ [Symbol.asyncIterator]() { let i = 0; return { next: async () => ({ value: i, done: i++ > 1 }), async return() { ${this.#log()}; return {} } } } }`,
    ])();
  }

  /** An expression that is a promise, a thenable or a plain value. Nothing in it is left unhandled unless it says so. */
  #promise(place: Place): string {
    this.#size++;
    if (place.depth > DEEPEST || this.#size > 150) return this.#pick(["1", "Promise.resolve(2)", "null"]);
    const inner = { ...place, depth: place.depth + 1 };
    const called = this.#functions.filter(({ kind }) => kind === "async");
    const callback = (): string => this.#pick([`v => { ${this.#block(this.#callback(place))} return ${this.#promise(inner)} }`, `() => ${this.#promise(inner)}`, `function () { ${this.#log(" + arguments.length")} }`, "null"]);
    return this.#pick([
      () => this.#value(place),
      () => `{ then(r) { ${this.#log()}; r(${this.#value(place)}) } }`.replace(/^/, "(").concat(")"),
      () => `Promise.resolve(${this.#promise(inner)})`,
      () => (called.length > 0 ? `${this.#pick(called).name}(${this.#value(place)}).catch(e => { log(e.message) })` : "Promise.resolve()"),
      () => `(async ${this.#chance(2) ? "n" : "() "}=> { ${this.#block({ ...this.#callback(place), async: true })} })().catch(e => log(e.message))`.replace("async () => ", "async () => ").replace("async n=>", "async n =>"),
      () => `new Promise((r, j) => { ${this.#log()}; ${this.#chance(4) ? `j(new Error("j${this.#labels++}"))` : `r(${this.#promise(inner)})`} }).catch(e => log(e.message))`,
      () => `Promise.resolve(${this.#value(place)}).then(${callback()})`,
      () => `Promise.reject(new Error("k${this.#labels++}")).catch(${callback()})`,
      () => `Promise.resolve(1).finally(${callback()})`,
      () => `Promise.${this.#pick(["all", "race", "any", "allSettled"])}([${this.#promise(inner)}, ${this.#promise(inner)}]).catch(e => log(e.constructor.name))`,
      () => `Promise.all([1, 2].map(async n => { ${this.#block({ ...this.#callback(place), async: true, names: ["n"] })} })).then(l => log(l.length), e => log(e.message))`,
      () => `new Promise(r => queueMicrotask(() => { ${this.#log()}; r(6) }))`,
      () => `new Promise(r => setTimeout(r, 0, 7)).then(v => log("timer " + v))`,
      () => `Promise.withResolvers().promise?.constructor.resolve(3)`,
      () => (this.#chance(6) ? `Promise.reject(new Error("u${this.#labels++}"))` : "Promise.resolve()"),
    ])();
  }
}
