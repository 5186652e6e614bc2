// The ways out of the sandbox (a program in JavaScript that tries each), and a sink that counts what gets out.
import { createServer, type Server } from "node:net";

/** Counts every connection. */
export class Sink {
  connections = 0;
  private readonly server: Server = createServer((socket) => {
    this.connections++;
    socket.destroy();
  });

  /** Listens on a free port, which it gives. */
  open(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, "127.0.0.1", () => {
        const address = this.server.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  }

  close(): void {
    this.server.close();
  }
}

/** A program that tries every way out and prints "name: open" for each that gave something, "name: shut" for the others. */
export function escapeProgram(targets: readonly string[]): string {
  return `
const ways = {
  fetchData: () => fetch("data:,x"),
  indexedDB: () => new Promise((ok, no) => { const r = indexedDB.open("x"); r.onsuccess = ok; r.onerror = no; }),
  caches: () => caches.open("x"),
  locks: () => navigator.locks.query(),
  storage: () => navigator.storage.estimate(),
  opfs: () => navigator.storage.getDirectory(),
  broadcast: () => { new BroadcastChannel("x").postMessage(1); },
  shared: () => new SharedWorker("data:,"),
};
for (const url of ${JSON.stringify(targets)}) Object.assign(ways, {
  ["xhr " + url]: () => new Promise((ok, no) => { const x = new XMLHttpRequest(); x.open("GET", url); x.onload = ok; x.onerror = no; x.send(); }),
  ["events " + url]: () => new Promise((ok, no) => { const e = new EventSource(url); e.onopen = ok; e.onerror = no; }),
  ["socket " + url]: () => new Promise((ok, no) => { const s = new WebSocket(url.replace("http", "ws")); s.onopen = ok; s.onerror = no; }),
  ["scripts " + url]: () => importScripts(url),
  ["import " + url]: () => import(url),
  ["worker " + url]: () => new Promise((ok, no) => { const w = new Worker(url); w.onmessage = ok; w.onerror = no; }),
  ["transport " + url]: () => new WebTransport(url).ready,
  ["font " + url]: () => new FontFace("x", "url(" + url + ")").load(),
});
(async () => {
  for (const [name, way] of Object.entries(ways)) {
    try { await way(); console.log(name + ": open"); } catch { console.log(name + ": shut"); }
  }
  for (const url of ${JSON.stringify(targets)}) await fetch(url).catch(() => 0);
  console.log("tried");
})();
`;
}
