// Listeners on this machine that a program must never reach, and a door in front of the site that notes every request.
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Word in every address that only a hostile program asks for. */
export const MARK = "leak";

/** The listeners of one suite. */
export class Sinks {
  /** What came to the sink over TCP and UDP, and what came to the site's own door with the mark. */
  readonly heard: string[] = [];
  /** Pages of another site, by path, that are given at the sink's address and not noted. */
  readonly pages = new Map<string, string>();
  readonly #tcp: Server;
  readonly #door: Server;
  readonly #udp: Socket;

  private constructor(site: string) {
    this.#tcp = createServer((asked, response) => {
      const page = this.pages.get(asked.url ?? "");
      if (page !== undefined) return response.setHeader("content-type", "text/html").end(page);
      this.heard.push(`sink ${asked.method} ${asked.url}`);
      response.setHeader("access-control-allow-origin", "*").setHeader("content-type", "text/javascript").end("self.leaked = 1");
      return response;
    });
    this.#tcp.on("upgrade", (asked, socket) => {
      this.heard.push(`sink upgrade ${asked.url}`);
      socket.destroy();
    });
    this.#door = createServer((asked, response) => this.#pass(site, asked, response));
    this.#door.on("upgrade", (asked, socket) => {
      this.heard.push(`own upgrade ${asked.url}`);
      socket.destroy();
    });
    this.#udp = createSocket("udp4", (packet) => this.heard.push(`udp ${packet.length}`));
  }

  /** Opens the listeners on free ports; the door passes on to the site at that address. */
  static async open(site: string): Promise<Sinks> {
    const sinks = new Sinks(site);
    for (const server of [sinks.#tcp, sinks.#door]) await once(server.listen(0, "127.0.0.1"), "listening");
    sinks.#udp.bind(sinks.#port(sinks.#tcp), "127.0.0.1");
    await once(sinks.#udp, "listening");
    // Pages connect to the sink ahead of need only when a program told them to, so a bare connection counts.
    sinks.#tcp.on("connection", () => sinks.heard.push("sink connection"));
    return sinks;
  }

  /** The sink's address, without a slash at its end. */
  get sink(): string {
    return `http://127.0.0.1:${this.#port(this.#tcp)}`;
  }

  /** The site's address through the door, without a slash at its end. */
  get own(): string {
    return `http://127.0.0.1:${this.#port(this.#door)}`;
  }

  /** What was heard since the last time. */
  take(): string[] {
    return this.heard.splice(0);
  }

  close(): void {
    for (const server of [this.#tcp, this.#door]) {
      server.close();
      server.closeAllConnections();
    }
    this.#udp.close();
  }

  #port(server: Server): number {
    return (server.address() as AddressInfo).port;
  }

  #pass(site: string, asked: IncomingMessage, response: ServerResponse): void {
    if (asked.url?.includes(MARK) === true) this.heard.push(`own ${asked.method} ${asked.url}`);
    const headers = { ...asked.headers, host: new URL(site).host };
    const onward = request(new URL(asked.url ?? "/", site), { method: asked.method ?? "GET", headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    asked.pipe(onward);
  }
}
