function do_something_cool(error, result) {
  if (error !== null) {
    console.error('not cool: ' + error);
    return;
  }
  console.log('cool: ' + result);
}

other_function(84, do_something_cool);
other_function(7, do_something_cool);
console.log('asked twice');
