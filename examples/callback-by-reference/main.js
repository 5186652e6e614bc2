function original_function() {
  // the function itself, not a call of it
  other_function(do_something_cool);
  console.log('asked, going on');
}

function do_something_cool(result) {
  console.log('cool: ' + result);
}

original_function();
