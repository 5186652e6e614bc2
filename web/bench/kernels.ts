// The programs whose recording is measured: kernels in both languages, each with the ratio that is allowed.

/** A kernel; `most` is the budget of its ratio, or null where nothing was promised; `calls`, how often a run calls it. */
export interface Kernel {
  readonly most: number | null;
  readonly calls: number;
  readonly text: string;
}

/** After so many calls both sides run what the engine's last compiler made, on a busy machine too. */
const WARM = 8;

/** JavaScript: each defines `kernel()`, which may return a promise. */
export const KERNELS: Record<string, Kernel> = {
  "fib(25)": { most: 5, calls: WARM, text: "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfunction kernel() { return fib(25); }" },
  "await in a loop, 1e5": { most: 3, calls: WARM, text: "async function kernel() { for (let i = 0; i < 1e5; i++) await i; }" },
  "await an async call, 1e5": { most: 3, calls: WARM, text: "async function one(i) { return i; }\nasync function kernel() { let s = 0; for (let i = 0; i < 1e5; i++) s += await one(i); return s; }" },
  "await new Promise, 1e5": { most: 3, calls: WARM, text: "async function kernel() { for (let i = 0; i < 1e5; i++) await new Promise((resolve) => resolve(i)); }" },
  "chain of 1e5 thens": { most: 3, calls: WARM, text: "function kernel() { let p = Promise.resolve(0); for (let i = 0; i < 1e5; i++) p = p.then((v) => v + 1); return p; }" },
  "then after then, 1e5": { most: 3, calls: WARM, text: "function kernel() { return new Promise((over) => { let n = 0; const next = () => { if (++n === 1e5) over(); else Promise.resolve(n).then(next); }; next(); }); }" },
  "Promise.all of 1e5": { most: 3, calls: WARM, text: "function kernel() { const list = []; for (let i = 0; i < 1e5; i++) list.push(new Promise((resolve) => resolve(i))); return Promise.all(list); }" },
  "timers one after another, 2e4": { most: null, calls: 3, text: "function kernel() { return new Promise((over) => { let n = 0; const { port1, port2 } = new MessageChannel(); const next = () => { if (++n === 2e4) return over(); if (n % 5 === 0) port2.postMessage(0); else setTimeout(next, 0); }; port1.onmessage = next; next(); }); }" },
  "timers set together, 5e4": { most: null, calls: 3, text: "function kernel() { return new Promise((over) => { let n = 0; for (let i = 0; i < 5e4; i++) setTimeout(() => { if (++n === 5e4) over(); }, 0); }); }" },
  "loop of 5e7 turns": { most: null, calls: 3, text: "function kernel() { let s = 0; for (let i = 0; i < 5e7; i++) s += i & 3; return s; }" },
};

/** A program that prints how many ms its kernel has taken at the first of so many calls, and at the best. */
export function timed(text: string, calls: number): string {
  return `${text}\n(async () => { const all = []; for (let i = 0; i < ${calls}; i++) { const began = performance.now(); await kernel(); all.push(performance.now() - began); } console.log(\`\${all[0]} \${Math.min(...all)}\`); })();`;
}

const FUNCTIONS = 300;

/** Calls of so many functions, each as often as is recorded in one task: all of them are events. */
export function flood(): string {
  const names = Array.from({ length: FUNCTIONS }, (_, i) => `f${i}`);
  return `${names.map((name) => `function ${name}(n) { return n; }`).join("\n")}
function kernel() { for (const f of [${names.join()}]) for (let i = 0; i < 1000; i++) f(i); }`;
}

/** Go: a value goes to another goroutine and back over channels, 10,000 times; prints the ms of the first time and the best of three. */
export const PING_PONG = `package main

import (
	"fmt"
	"time"
)

func trips(n int) time.Duration {
	there, back := make(chan int), make(chan int)
	go func() {
		for v := range there {
			back <- v
		}
	}()
	began := time.Now()
	for i := range n {
		there <- i
		<-back
	}
	close(there)
	return time.Since(began)
}

func main() {
	first := trips(10_000)
	best := first
	for range 2 {
		best = min(best, trips(10_000))
	}
	fmt.Println(float64(first.Microseconds())/1000, float64(best.Microseconds())/1000)
}
`;
