// Every way out of a worker that the platform has, as JavaScript: what a program would try, and what a bare worker tries behind the same policy.

/** Declares `routesTo(base)`: by name, functions that resolve when the way is open and fail when it is not. */
export const ROUTES = `
const event = (target, ok, no) => new Promise((resolve, reject) => { target["on" + ok] = resolve; target["on" + no] = () => reject(new Error(no)); });
const there = (name) => () => { if (typeof globalThis[name] === "undefined" && typeof navigator?.[name] === "undefined") throw new Error("absent"); };
const routesTo = (base, kind = "leak") => ({
  "fetch": () => fetch(base + "/" + kind + "/fetch"),
  "fetch no-cors": () => fetch(base + "/" + kind + "/nocors", { mode: "no-cors", credentials: "include" }),
  "fetch keepalive": () => fetch(base + "/" + kind + "/keepalive", { method: "POST", body: "x", keepalive: true }),
  "XMLHttpRequest": () => { const x = new XMLHttpRequest(); x.open("GET", base + "/" + kind + "/xhr"); x.send(); return event(x, "load", "error"); },
  "XMLHttpRequest sync": () => { const x = new XMLHttpRequest(); x.open("GET", base + "/" + kind + "/sync", false); x.send(); },
  "EventSource": () => event(new EventSource(base + "/" + kind + "/events"), "open", "error"),
  "WebSocket": () => event(new WebSocket(base.replace("http", "ws") + "/" + kind + "/socket"), "open", "error"),
  "WebSocketStream": () => new WebSocketStream(base.replace("http", "ws") + "/" + kind + "/stream").opened,
  "WebTransport": () => new WebTransport(base.replace("http:", "https:") + "/" + kind).ready,
  "importScripts": () => importScripts(base + "/" + kind + "/importscripts"),
  "import": () => import(base + "/" + kind + "/import"),
  "compileStreaming": () => WebAssembly.compileStreaming(fetch(base + "/" + kind + "/wasm")),
  "FontFace": () => new FontFace("x", "url(" + base + "/" + kind + "/font)").load(),
  "Worker": () => event(new Worker(base + "/" + kind + "/worker"), "message", "error"),
  "caches.add": () => caches.open("x").then((cache) => cache.add(base + "/" + kind + "/cache")),
  "location": () => { location.href = base + "/" + kind + "/location"; throw new Error("nothing happened"); },
});
const ownRoutes = {
  "caches": () => caches.keys(),
  "indexedDB": () => { const opening = indexedDB.open("x"); return event(opening, "success", "error"); },
  "private files": () => navigator.storage.getDirectory(),
  "storage estimate": () => navigator.storage.estimate(),
  "storage buckets": () => navigator.storageBuckets.open("x"),
  "locks": () => navigator.locks.request("x", () => {}),
  "fetch data:": () => fetch("data:,x"),
  "import data:": () => import("data:text/javascript,1"),
  "Worker data:": () => event(new Worker("data:text/javascript,postMessage(1)"), "message", "error"),
  "Notification": () => Notification.requestPermission(),
  "permissions": async () => { if ((await navigator.permissions.query({ name: "notifications" })).state === "denied") throw new Error("denied, and nobody is asked"); },
  ...Object.fromEntries(["localStorage", "sessionStorage", "cookieStore", "document", "window", "parent", "opener", "serviceWorker", "SharedWorker", "sendBeacon", "fetchLater", "RTCPeerConnection", "open",
    "alert", "print", "TCPSocket", "UDPSocket", "clipboard", "credentials", "bluetooth", "geolocation", "mediaDevices", "SharedArrayBuffer"].map((name) => [name, there(name)])),
};
const tryAll = async (routes) => {
  const open = [];
  await Promise.all(Object.entries(routes).map(async ([name, go]) => {
    try { await Promise.race([go(), new Promise((_, no) => setTimeout(no, 1500))]); open.push(name); } catch {}
  }));
  return open.sort();
};
`;
