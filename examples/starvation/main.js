let turns = 0;

function again() {
  const until = performance.now() + 1;
  while (performance.now() < until); // 1 ms of work
  turns++;
  if (turns < 8) {
    queueMicrotask(again);
  } else {
    console.log('done, after ' + turns + ' microtasks');
  }
}

setTimeout(() => console.log('a timer, set for 2 ms'), 2);
queueMicrotask(again);
