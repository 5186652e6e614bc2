async function ask() {
  const response = await fetch('/delay/20');
  const text = await response.text();
  console.log('JavaScript has ' + text.length + ' bytes');
}

ask();
console.log('JavaScript has asked');
