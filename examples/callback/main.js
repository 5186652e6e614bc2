function original_function() {
  console.log('asking');
  var callback = do_something_cool;
  other_function(callback);
  console.log('asked, going on');
}

function do_something_cool(result) {
  console.log('cool: ' + result);
}

original_function();
console.log('all done here');
