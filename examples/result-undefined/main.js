function original_function() {
  var result = other_function(); // this does not work
  do_something_cool(result);
}

function do_something_cool(result) {
  console.log('cool: ' + result);
}

original_function();
