const kettle = new Promise((resolve) => {
  setTimeout(() => resolve('tea'), 30);
});

drink(kettle);
console.log('the kettle is on');
