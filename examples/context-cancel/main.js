setTimeout(() => {
  console.log('enough');
  cancel();
}, 30);
