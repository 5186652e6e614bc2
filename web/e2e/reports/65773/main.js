const slow = new Promise((resolve) => setTimeout(() => resolve("b"), 5));
setTimeout(() => {
  load(slow);
}, 1);
