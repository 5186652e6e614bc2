function original_function() {
  console.log('asking');
  double(3, function (six) {
    double(six, function (twelve) {
      do_something_cool(twelve);
    });
  });
  console.log('asked, going on');
}

function do_something_cool(result) {
  console.log('cool: ' + result);
}

original_function();
