// This file is the page's hold on one sandbox: the iframe, its handshake, and the pulling of what a run produces.

import type { Diagnostic } from "../program/diagnostic";
import { readBootMessage, type BootMessage, type PageMessage, type Pulled, type WireFile, type WireRun } from "./protocol";

/** Most and fewest bytes asked for in one pull, and how long taking them in may keep the page, in ms. */
const MOST_BYTES = 1024 * 1024;
const FEWEST_BYTES = 128 * 1024;
const TAKING_MS = 4;
/** After a pull that brought at most so many bytes the next follows at once, this often between two frames: first words need not wait. */
const FEW_BYTES = 8 * 1024;
const AT_ONCE = 3;
/** How long the boot script may keep a pull open, in ms: while the page is seen, and while it is hidden. */
const WAIT_SEEN = 250;
const WAIT_HIDDEN = 0;
/** Between pulls of a page that is hidden, where frames do not come. */
const HIDDEN_EVERY = 250;
/** The watchdog's tick and how many ticks a pull may stay unanswered. Ticks, not a clock: a page that was busy itself must not blame the sandbox. */
const TICK = 100;
const SILENT_TICKS = 25;
/** How long a sandbox may take to load and prove itself, made anew or not, in ticks. */
const START_TICKS = 150;
/** After this long, a worker that does not let go is reported, in ms. */
const HELD_AFTER = 1000;
/** How long a stopped sandbox may take to hand over what it still has, in ticks. */
const STOP_TICKS = 5;
/** A spare is asked this often whether it lives, and given up after so long without an answer; one that a run wants is doubted sooner. In ticks. */
const BEAT_TICKS = 5;
const DEAD_TICKS = 10;
const DOUBT_TICKS = 3;
/**
 * One that says nothing while it loads is made anew after so many ticks, and each time waited for twice as long, as the machine may be slow:
 * no event tells that its process died. The page's first is waited for longer, as its file has to come over the network.
 */
const LOAD_TICKS = 15;
const FIRST_LOAD_TICKS = 50;

/** Where a run holds the thread. */
export interface Held {
  heldMs: number;
  file?: string;
  line?: number;
}

/** What a run tells while it goes on. */
export interface FrameSink {
  batch(bytes: ArrayBuffer): void;
  diagnostics(list: Diagnostic[]): void;
  held(info: Held | null): void;
  /** A task held the thread for so many real ms while the virtual clock hardly moved. Called at most once. */
  computed(ms: number): void;
  /** Nothing more comes. `crash` is why the sandbox broke, or "". */
  over(crash: string): void;
}

/** What the page offers a frame. */
export interface FrameHost {
  readonly document: Document;
  readonly source: string;
  /** Whether the file has been loaded before. */
  readonly known: boolean;
  /** The sandbox died before it was given a run, and is removed. */
  died(): void;
}

type State = "loading" | "ready" | "running" | "lent" | "retired" | "gone";

/** The iframe and the page's end of the channel to it. */
interface Hold {
  readonly iframe: HTMLIFrameElement;
  readonly port: MessagePort;
}

/** One sandbox, used for one run. */
export class Frame {
  readonly #document: Document;
  readonly #window: Window;
  readonly #source: string;
  readonly #died: () => void;
  readonly #waiting: ((refused: string) => void)[] = [];
  #hold: Hold;
  #state: State = "loading";
  #answers = false;
  #loadTicks = 0;
  #patience: number;
  #refused = "";
  #sink: FrameSink | null = null;
  #onWarm: () => void = () => {};
  #borrower: (message: BootMessage) => void = () => {};
  #files: readonly WireFile[] | null = null;
  #pulls = 0;
  #bytes = FEWEST_BYTES;
  #asked = false;
  #atOnce = AT_ONCE;
  #ticks = 0;
  #stopping = false;
  #held = false;
  #computed = false;
  #ticker = 0;
  #next = 0;
  #nextIsFrame = false;

  /** Adds the iframe to the document; `ready` tells when it can run. */
  constructor(host: FrameHost) {
    this.#document = host.document;
    this.#window = host.document.defaultView ?? window;
    this.#source = host.source;
    this.#patience = host.known ? LOAD_TICKS : FIRST_LOAD_TICKS;
    this.#died = () => host.died();
    this.#hold = this.#load();
    this.#ticker = this.#window.setInterval(() => this.#tick(), TICK);
  }

  #load(): Hold {
    const { port1: port, port2 } = new MessageChannel();
    port.onmessage = (event) => this.#heard(event.data);
    const iframe = this.#document.createElement("iframe");
    iframe.setAttribute("sandbox", "allow-scripts");
    iframe.referrerPolicy = "no-referrer";
    iframe.hidden = true;
    iframe.title = "sandbox";
    iframe.setAttribute("aria-hidden", "true");
    iframe.addEventListener("load", () => iframe.contentWindow?.postMessage({ t: "init" }, "*", [port2]), { once: true });
    iframe.src = this.#source;
    this.#document.body.append(iframe);
    return { iframe, port };
  }

  /** True when it can still be given a run. */
  get usable(): boolean {
    return (this.#state === "loading" && this.#refused === "") || (this.#state === "ready" && !(this.#asked && this.#ticks > DOUBT_TICKS));
  }

  /** Resolves with "" when the sandbox has proved itself, or with why it cannot be used. */
  ready(): Promise<string> {
    if (this.#state === "ready" || this.#refused !== "") return Promise.resolve(this.#refused);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Hands over a program so that it is compiled before it is run; `done` is called when it is, or at least was given up. */
  warm(wasm: Uint8Array, done: () => void): void {
    this.#onWarm = done;
    void this.ready().then((refused) => {
      if (refused === "" && this.#state === "ready") this.#send({ t: "warm", wasm: bytesOf(wasm) });
      else this.#warmed();
    });
  }

  /** Hands over the files of a run that may come, so that they are read before it does; those handed over before are forgotten. */
  ahead(files: readonly WireFile[]): void {
    this.#files = files;
    if (this.#state === "ready") this.#send({ t: "ahead", files });
  }

  /** Starts the run. Call once, when ready. `wasm` is the program, "warm" for the one warmed, or null. */
  run(run: WireRun, wasm: Uint8Array | "warm" | null, sink: FrameSink): void {
    this.#state = "running";
    this.#asked = false;
    this.#sink = sink;
    this.#send({ t: "run", run, wasm: wasm === null || wasm === "warm" ? wasm : bytesOf(wasm) });
    this.#pull();
  }

  /** Lends the ready frame's port: what the boot script says goes to `hear`, and what is returned sends. The owner still removes the frame. */
  lend(hear: (message: BootMessage) => void): (message: PageMessage) => void {
    this.#state = "lent";
    this.#borrower = hear;
    return (message) => { if (this.#state === "lent") this.#send(message); };
  }

  setSpeed(speed: number | "max"): void {
    if (this.#state === "running") this.#send({ t: "speed", speed });
  }

  /** Pauses the run (0), lets it go on (null), or lets a paused one do so many tasks. */
  allow(steps: number | null): void {
    if (this.#state === "running") this.#send({ t: "allow", steps });
  }

  /** Stops the worker and takes what the sandbox still has; the sink's `over` follows within half a second. */
  stop(): void {
    if (this.#state !== "running" || this.#stopping) return;
    this.#stopping = true;
    this.#ticks = 0;
    this.#send({ t: "stop" });
    if (!this.#asked) this.#pull();
  }

  /** Kills the worker of a run that is over. The boot script stays, and with it what the browser has compiled of the Go program. */
  retire(): void {
    if (this.#state !== "running") return this.remove();
    this.#state = "retired";
    this.#window.clearInterval(this.#ticker);
    this.#cancelNext();
    this.#send({ t: "stop" });
  }

  /** Removes the iframe and with it everything that runs in it. */
  remove(): void {
    if (this.#state === "gone") return;
    this.#state = "gone";
    this.#window.clearInterval(this.#ticker);
    this.#cancelNext();
    this.#letGo();
    this.#settle(this.#refused === "" ? "the sandbox was removed" : this.#refused);
    this.#warmed();
  }

  #letGo(): void {
    this.#hold.port.close();
    this.#hold.iframe.remove();
  }

  #send(message: PageMessage): void {
    this.#hold.port.postMessage(message);
  }

  #heard(raw: unknown): void {
    const message = readBootMessage(raw);
    if (message === null || this.#state === "gone") return;
    if (this.#state === "lent") this.#borrower(message);
    else if (message.t === "ready" && this.#state === "loading") {
      this.#state = "ready";
      if (this.#files !== null) this.ahead(this.#files);
      this.#settle("");
    } else if (message.t === "hello") this.#answers = true;
    else if (message.t === "refuse") this.#settle(message.why);
    else if (message.t === "warmed") this.#warmed();
    else if (message.t === "pulled") this.#pulled(message);
  }

  #warmed(): void {
    const done = this.#onWarm;
    this.#onWarm = () => {};
    done();
  }

  #settle(refused: string): void {
    this.#refused = refused;
    for (const resolve of this.#waiting.splice(0)) resolve(refused);
  }

  #pull(): void {
    if (this.#state === "running" && !this.#asked) this.#ask(this.#bytes, this.#document.hidden ? WAIT_HIDDEN : WAIT_SEEN);
  }

  #ask(bytes: number, waitMs: number): void {
    this.#asked = true;
    this.#ticks = 0;
    this.#send({ t: "pull", id: ++this.#pulls, bytes, waitMs });
  }

  /** Asks a spare whether it lives: its process may die, and no event tells that. A pull that brings nothing is answered at once. True when it must be dead. */
  #silent(patience: number): boolean {
    if (this.#asked) return this.#ticks > patience;
    if (this.#ticks >= BEAT_TICKS && !this.#document.hidden) this.#ask(0, 0);
    return false;
  }

  /** Makes a sandbox anew that seems to have died while it loaded: who waits for it goes on waiting. */
  #watchLoading(): void {
    if (this.#refused !== "") return;
    if (++this.#loadTicks > START_TICKS) return this.#giveUp();
    if (this.#answers ? !this.#silent(this.#patience) : this.#ticks <= this.#patience) return;
    this.#patience *= 2;
    this.#letGo();
    this.#answers = this.#asked = false;
    this.#ticks = 0;
    this.#hold = this.#load();
  }

  /** Ends a sandbox that does not answer before it runs anything. */
  #giveUp(): void {
    if (this.#state === "loading") this.#settle("it did not answer");
    this.remove();
    this.#died();
  }

  #pulled(message: Pulled): void {
    if (message.id !== this.#pulls || !this.#asked) return;
    this.#asked = false;
    this.#ticks = 0;
    if (this.#state !== "running") return;
    const sink = this.#sink;
    if (sink === null) return;
    const taken = this.#takeIn(message.batches, sink);
    if (!this.#runs()) return;
    if (message.diagnostics !== null) sink.diagnostics([...message.diagnostics]);
    this.#tellHeld(message, sink);
    if (message.computedMs > 0 && !this.#computed) {
      this.#computed = true;
      sink.computed(message.computedMs);
    }
    if (message.over) return sink.over(message.crash);
    this.#scheduleNext(taken);
  }

  /** Whether the run goes on: what takes the batches may have ended it. */
  #runs(): boolean {
    return this.#state === "running";
  }

  /** Hands the batches on; a page that has no time for as many is given fewer with the next pull. Returns how many bytes there were. */
  #takeIn(batches: readonly ArrayBuffer[], sink: FrameSink): number {
    const began = this.#window.performance.now();
    for (const batch of batches) sink.batch(batch);
    const slow = this.#window.performance.now() - began > TAKING_MS;
    this.#bytes = slow ? Math.max(FEWEST_BYTES, this.#bytes / 2) : Math.min(MOST_BYTES, this.#bytes * 2);
    return batches.reduce((sum, batch) => sum + batch.byteLength, 0);
  }

  #tellHeld(message: Pulled, sink: FrameSink): void {
    if (message.heldMs >= HELD_AFTER && !message.over) {
      this.#held = true;
      sink.held(message.file === "" ? { heldMs: message.heldMs } : { heldMs: message.heldMs, file: message.file, line: message.line });
    } else if (this.#held) {
      this.#held = false;
      sink.held(null);
    }
  }

  /** The next pull comes with the next frame, or at once after a small one; a hidden page has no frames. While stopping there is no waiting. */
  #scheduleNext(taken: number): void {
    if (this.#stopping) return this.#pull();
    if (taken <= FEW_BYTES && this.#atOnce > 0 && !this.#document.hidden) {
      this.#atOnce--;
      return this.#pull();
    }
    this.#nextIsFrame = !this.#document.hidden;
    const pull = (): void => {
      this.#atOnce = AT_ONCE;
      this.#pull();
    };
    this.#next = this.#nextIsFrame ? this.#window.requestAnimationFrame(pull) : this.#window.setTimeout(pull, HIDDEN_EVERY);
  }

  #cancelNext(): void {
    if (this.#nextIsFrame) this.#window.cancelAnimationFrame(this.#next);
    else this.#window.clearTimeout(this.#next);
  }

  #tick(): void {
    this.#ticks++;
    if (this.#state === "loading") return this.#watchLoading();
    if (this.#state === "ready" && this.#silent(DEAD_TICKS)) return this.#giveUp();
    if (this.#state !== "running") return;
    // A page that was hidden between asking for a frame and getting it would wait for ever.
    if (!this.#asked && this.#nextIsFrame && this.#document.hidden) {
      this.#cancelNext();
      this.#pull();
    }
    if (this.#stopping && this.#ticks > STOP_TICKS) this.#sink?.over("");
    else if (this.#asked && this.#ticks > SILENT_TICKS) this.#sink?.over("The sandbox does not respond: it was flooded, or ran out of memory.");
  }
}

/** A copy of the bytes in a buffer of their own, for posting. */
function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}
