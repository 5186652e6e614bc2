function doubled(n) {
  return new Promise((resolve) => double(n, resolve));
}

function original_function() {
  console.log('asking');
  doubled(3)
    .then((six) => doubled(six))
    .then((twelve) => do_something_cool(twelve));
  console.log('asked, going on');
}

function do_something_cool(result) {
  console.log('cool: ' + result);
}

original_function();
