add(1, 2);
console.log("the first call was received");
queueMicrotask(() => {
  add(3, 4);
});
