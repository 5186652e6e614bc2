setTimeout(() => console.log('4: a task of its own'), 0);

Promise.resolve().then(() => {
  console.log('2: a microtask');
  queueMicrotask(() => console.log('3: one more microtask'));
});

console.log('1: the script');
