function press(a, b) {
  console.log('adding ' + a + ' and ' + b);
  add(a, b);
  console.log('added');
}

setTimeout(() => press(1, 2), 10);
setTimeout(() => press(3, 4), 20);
