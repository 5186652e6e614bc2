// This file is the run worker's entry: it captures what it needs, removes what programs must not have, proves its isolation and waits for one run.

import { rehearse } from "./js/rehearsal";
import { canary } from "./prelude/canary";
import { stripGlobals, stripMembers } from "./prelude/globals";
import type { BootToWorker, WorkerMessage } from "./protocol";
import { Run } from "./run";
import { captureEscapes, captureTools, listen, messageData, postThrough, transferring, unlisten } from "./tools";

const scope = globalThis as unknown as Parameters<typeof captureTools>[0];
const tools = captureTools(scope);
const escapes = captureEscapes(scope);
const left = [...stripGlobals(scope), ...stripMembers()];

let run: Run | null = null;

function handle(message: BootToWorker, send: (message: WorkerMessage) => void): void {
  switch (message.t) {
    case "ping":
      return send({ t: "pong" });
    case "ack":
      return run?.acknowledged(message.bytes);
    case "speed":
      return run?.setSpeed(message.speed);
    case "allow":
      return run?.allow(message.steps ?? Infinity);
    case "run":
      if (run !== null) return;
      run = new Run(message.run, tools, send);
      run.start(message.module);
  }
}

/** Takes the port out of the first message, checks the isolation and serves the port from then on. */
async function begin(event: Event): Promise<void> {
  unlisten(scope, "message", begin as EventListener);
  const port = (messageData(event) as { port: MessagePort }).port;
  const send = (message: WorkerMessage): void => {
    if (message.t === "batch") postThrough(port, message, transferring(message.bytes));
    else postThrough(port, message);
  };
  const open = left.length > 0 ? `this browser would not remove ${left.join(", ")}` : await canary(escapes);
  if (open !== null) return send({ t: "refuse", why: open });
  listen(port, "message", (arrived) => {
    try {
      handle(messageData(arrived) as BootToWorker, send);
    } catch (error) {
      // A mistake of ours: the one crash sink of this thread.
      send({ t: "crash", text: error instanceof Error ? `${error.message}\n${error.stack ?? ""}`.slice(0, 8000) : "unknown" });
    }
  });
  port.start();
  send({ t: "ready" });
  rehearse();
}

listen(scope, "message", begin as EventListener);
