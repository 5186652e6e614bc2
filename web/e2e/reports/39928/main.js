async function show() {
  await null;
  console.log("JavaScript got", query());
}
show();
