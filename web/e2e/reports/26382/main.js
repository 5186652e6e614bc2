function load() {
  fetch("/json").then((response) => response.text()).then((text) => {
    deliver(text);
  });
}
setTimeout(() => {
  ask();
}, 5);
