// The toolchain worker's entry: takes requests one by one, answers each exactly once.
import "goroot:wasm_exec";
import { Desk } from "./desk";
import { checkRequest } from "./protocol";

const desk = new Desk({
  Go,
  fetch: (url, init) => fetch(url, init),
  reply: (reply, transfer) => self.postMessage(reply, { transfer }),
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
});

self.onmessage = (event: MessageEvent<unknown>): void => desk.receive(checkRequest(event.data));
