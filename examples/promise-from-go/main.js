async function original_function() {
  const promise = square(7);
  console.log('at once: ' + promise);
  console.log('later: ' + await promise);
}

original_function();
console.log('going on');
