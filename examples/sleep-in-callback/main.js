setTimeout(() => console.log('a timer, set for 5 ms'), 5);

console.log('before the nap');
nap();
console.log('after the nap');
