// One worker from the page's side: started at the first message, watched for its own death, thrown away when told.
import { checkReply, type Reply, type Request } from "./protocol";

/** What is used of a Worker. */
export interface Thread {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent<unknown>) => void) | null;
}

/** What a WorkerLink needs to start its worker and whom it tells what happens. */
export interface LinkOptions {
  /** Makes the worker. */
  spawn(): Thread;
  /** The first message to every new worker. */
  init: Request;
  /** A checked reply came. */
  onReply(reply: Reply): void;
  /** The worker could not be loaded (`started` false) or died; it has been thrown away. */
  onDeath(started: boolean): void;
}

/** A replaceable worker. */
export class WorkerLink {
  readonly #options: LinkOptions;
  #worker: Thread | null = null;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Sends a message, to a new worker if there is none. */
  post(request: Request): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
  }

  /** Ends the worker at once; the next post starts another. */
  kill(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Thread {
    const worker = this.#options.spawn();
    let started = false;
    worker.onmessage = (event: MessageEvent<unknown>): void => {
      started = true;
      if (worker === this.#worker) this.#options.onReply(checkReply(event.data));
    };
    const die = (): void => {
      if (worker !== this.#worker) return;
      this.kill();
      this.#options.onDeath(started);
    };
    worker.onerror = die;
    worker.onmessageerror = die;
    worker.postMessage(this.#options.init);
    return worker;
  }
}
