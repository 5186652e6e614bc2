setTimeout(() => {
  dispatchEvent(new Event("click"));
}, 10);
