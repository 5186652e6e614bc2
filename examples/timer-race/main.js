let lap = 0;

const timer = setInterval(() => {
  lap++;
  console.log('JavaScript, lap ' + lap);
  if (lap === 5) {
    clearInterval(timer);
    console.log('JavaScript is home');
  }
}, 10);
