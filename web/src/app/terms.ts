// The words that readers may not know, each with its plain sentences: the one place for them.

/** A word and what it means. */
export interface Term {
  /** The id by which lessons name it. */
  readonly id: string;
  readonly word: string;
  readonly text: string;
}

/** All words, in the order in which the list shows them. */
export const TERMS: readonly Term[] = [
  { id: "thread", word: "thread", text: "What carries out code, one instruction after another. Go and JavaScript share one: while one of them has it, the other stands still." },
  { id: "task", word: "task", text: "A piece of work from the browser's line: a script, a timer that is due, an answer that came. It runs to its end before the next one begins." },
  { id: "callback", word: "callback", text: "A function that is handed to somebody else, to be called when there is something to tell." },
  { id: "promise", word: "promise", text: "An object for a result that is not there yet. It is settled once: with a value, or with a reason why there is none." },
  { id: "microtask", word: "microtask", text: "A piece of work that waits only until JavaScript has nothing left to return from. Promises and await use them. All of them run before the next task." },
  { id: "in-flight", word: "in flight", text: "Begun and not come back yet: a timer that is set, a question to a server. It needs no thread until it comes back." },
  { id: "goroutine", word: "goroutine", text: "A function of Go that runs beside its caller. One goroutine at a time has the thread. When it waits or ends, the next one gets it." },
  { id: "runnable", word: "runnable", text: "Ready to run, while another one has the thread." },
  { id: "channel", word: "channel", text: "Where one goroutine hands a value to another. Whoever comes first may have to wait there for the other." },
  { id: "waitgroup", word: "WaitGroup", text: "A counter of work that is not done. Whoever calls Wait goes on when it is back at zero." },
  { id: "mutex", word: "mutex", text: "A lock that one goroutine at a time can hold. The others wait until it is let go." },
  { id: "context", word: "context", text: "What a caller hands down with a piece of work, so that it can be called off. Whoever does the work has to look at it." },
  { id: "js-funcof", word: "js.FuncOf", text: "Makes a function of Go one that JavaScript can call. JavaScript waits until it returns." },
  { id: "panic", word: "panic", text: "Go's way to give up. One function after another is left, and when none of them stops it, the program ends." },
  { id: "deadlock", word: "deadlock", text: "Everybody waits for somebody who waits too, so nothing can ever go on. Go sees it when all its goroutines wait, and ends the program." },
  { id: "seed", word: "seed", text: "The number from which everything random in a run is drawn. The same program with the same seed runs the same way every time." },
  { id: "virtual-clock", word: "virtual clock", text: "Time that is computed instead of measured. Waiting takes what was asked for, each event takes a microsecond, and computing takes nothing. So a run repeats." },
];

/** What the names of the Thread and of the groups of lanes stand for, in three sentences each. */
export const LANE_HELP = {
  thread: {
    word: "Thread",
    text: "Who has the one thread: JavaScript above the line, Go below it. Only one of them can have it at a time. Where the line is dotted, nobody needs it.",
  },
  js: {
    word: "JavaScript",
    text: "What JavaScript does. A block of the call stack is a function that runs, a block below it is a function that it has called, and microtasks have a row of their own. The lines at the bottom are tasks: each comes to its end before the next one begins.",
  },
  go: {
    word: "Go",
    text: "Each row is a goroutine. A solid block runs, a hatched one is ready to run while another has the thread, and a thin line waits for what is written on it. A ring is where it was made, a thick bar where it ended.",
  },
  flight: {
    word: "In flight",
    text: "What has been begun and has not come back yet: timers, sleeps, questions to a server. It needs no thread meanwhile. The dot is where it comes back.",
  },
} as const;

/** The word of an id, or null. */
export function termOf(id: string): Term | null {
  return TERMS.find((one) => one.id === id) ?? null;
}
