async function ask() {
  console.log('JavaScript asks');
  try {
    const answer = await fetch('/delay/20'); // this function waits
    console.log('JavaScript has ' + answer.status);
  } catch (error) {
    console.log('JavaScript has no answer: ' + error.message);
  }
}

ask();
console.log('asked, going on');
