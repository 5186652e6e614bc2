function doubled(n) {
  return new Promise((resolve) => double(n, resolve));
}

async function original_function() {
  console.log('asking');
  const six = await doubled(3);
  const twelve = await doubled(six);
  do_something_cool(twelve);
}

function do_something_cool(result) {
  console.log('cool: ' + result);
}

original_function();
console.log('asked, going on');
