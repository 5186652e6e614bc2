function original_function() {
  console.log('before the call');
  var result = other_function(); // waits here for Go
  do_something_cool(result);
}

function do_something_cool(result) {
  console.log('cool: ' + result);
}

original_function();
console.log('all done');
