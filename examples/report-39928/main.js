console.log('asking the server');
const status = query();
console.log('JavaScript has ' + status);
