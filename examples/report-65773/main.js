const ready = Promise.resolve('b');

setTimeout(() => load(ready), 10);
