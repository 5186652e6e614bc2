start(function (worker, n, square) {
  console.log('worker ' + worker + ': ' + n + ' × ' + n + ' = ' + square);
});
console.log('started');
