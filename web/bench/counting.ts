// A proxy before the server that counts what crosses it: the bytes of a visit, whoever in the browser asked for them.
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What crossed so far. Bytes are bodies as they travel, compressed where they are. */
export interface Counted {
  bytes: number;
  readonly files: { path: string; bytes: number; encoding: string }[];
}

/** A running proxy. */
export interface CountingProxy {
  readonly url: string;
  readonly counted: Counted;
  close(): Promise<void>;
}

/** Starts a proxy to the server at `target`. */
export async function countingProxy(target: string): Promise<CountingProxy> {
  const counted: Counted = { bytes: 0, files: [] };
  const proxy = forwarder(target, counted);
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  const address = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}/`,
    counted,
    close: () => new Promise((closed) => { proxy.closeAllConnections(); proxy.close(() => closed()); }),
  };
}

function forwarder(target: string, counted: Counted): Server {
  return createServer((incoming, outgoing) => {
    const path = incoming.url ?? "/";
    const forwarded = request(new URL(path, target), { method: incoming.method, headers: incoming.headers }, (answer) => {
      const file = { path, bytes: 0, encoding: String(answer.headers["content-encoding"] ?? "") };
      counted.files.push(file);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("data", (chunk: Buffer) => {
        file.bytes += chunk.length;
        counted.bytes += chunk.length;
      });
      answer.pipe(outgoing);
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
}
