// Package oracle holds the log against Go's own execution tracer: in one run, under Node, with the recorder and
// runtime/trace both on, they must agree on what every goroutine did, in order. It consists of tests.
package oracle
