function original_function() {
  console.log('asking');
  other_function(); // starts the work, does not wait for it
  console.log('going on without an answer');
}

original_function();
console.log('all done here');
