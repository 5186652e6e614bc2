function ask(n) {
  console.log('asking for the square of ' + n);
  console.log(square(n));
}

setTimeout(() => ask(4), 5);
setTimeout(() => ask(5), 20);
