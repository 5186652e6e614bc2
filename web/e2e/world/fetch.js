// Requests of every kind, printed as they come out.
async function main() {
  const r = await fetch("/json");
  console.log(r.status, r.ok, r.statusText, r.headers.get("content-type"), r.url, r.type, r.bodyUsed);
  const j = await r.json(); console.log(j.numbers.length, r.bodyUsed);
  try { await r.text(); } catch (e) { console.log(e.name, e.message); }
  const e = await fetch("/echo?x=1", { method: "post", body: JSON.stringify({a: 1}), headers: { "X-Test": "yes" } });
  console.log(await e.text());
  try { await fetch("/drop"); } catch (e) { console.log(String(e)); }
  try { await fetch("https://example.com/x"); } catch (e) { console.log(String(e)); }
  const c = new AbortController(); setTimeout(() => c.abort(), 3);
  try { await fetch("/delay/500", { signal: c.signal }); } catch (e) { console.log(e.name, e.message); }
  try { await fetch("/delay/500", { signal: AbortSignal.timeout(100) }); } catch (e) { console.log(e.name, e.message); }
  const s = await fetch("/data.csv"); let n = 0;
  for await (const chunk of s.body) n += chunk.length; console.log("streamed", n, s.bodyUsed);
  console.log((await fetch("/status/404")).status, await (await fetch("/none")).text());
  const [a, b] = await Promise.all([fetch("/delay/20"), fetch("/delay/10")]); console.log(a.status, b.status);
  console.log(new Response("x").text instanceof Function, await new Response("hé").text(), await new Request("/a", {method: "POST", body: new Uint8Array([65])}).text(), String(Response), String(fetch), Object.prototype.toString.call(r));
}
main();
