console.log('asking');
ask();
console.log('asked');
