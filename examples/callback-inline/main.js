function original_function() {
  console.log('1: before the call');
  other_function(function (result) {
    console.log('3: inside the callback');
    do_something_cool(result);
  });
  console.log('2: after the call');
}

function do_something_cool(result) {
  console.log('cool: ' + result);
}

original_function();
