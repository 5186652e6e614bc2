// The program of the pictures: two languages ask each other for squares.

/** Whose result is it? */
export const whose = {
  title: "Whose result is it?",
  files: {
    "main.go": `package main

import (
	"math/rand/v2"
	"syscall/js"
	"time"
)

func worker(in, out chan int) {
	for n := range in {
		println("working on", n)
		time.Sleep(rand.N(8 * time.Millisecond))
		out <- n * n
	}
}

func main() {
	in, out := make(chan int), make(chan int)
	go worker(in, out)
	go worker(in, out)

	square := js.FuncOf(func(_ js.Value, a []js.Value) any {
		go func() {
			in <- a[0].Int()
			a[1].Invoke(<-out)
		}()
		return js.Undefined()
	})
	js.Global().Set("square", square)
	select {} // stay alive for callbacks
}
`,
    "main.js": `// Go has set square before this runs.
function start(square) {
  var result = square(3, do_something_cool);
  console.log('result is', result);

  setTimeout(() => {
    console.log('asking for 4 × 4');
    square(4, r => console.log('inline:', r));
  }, 2);

  Promise.resolve('microtask')
    .then(console.log);
}

function do_something_cool(result) {
  console.log('cool:', result);
}

start(square);
`,
  },
};
