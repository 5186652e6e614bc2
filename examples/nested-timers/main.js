let depth = 0;
let last = performance.now();

function tick() {
  depth++;
  const now = performance.now();
  console.log(depth + ': ' + (now - last).toFixed(2) + ' ms later');
  last = now;
  if (depth < 9) {
    setTimeout(tick, 0); // as soon as you can
  }
}

setTimeout(tick, 0);
