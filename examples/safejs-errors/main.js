start(function (food) {
  if (food === 'soap') {
    throw new Error('that is no food');
  }
  console.log(food + ' is good');
});
