// The programs that the bench edits and runs: ordinary ones, of the size people write here.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Go program with three goroutines; `mark` makes every edit another text and is the first line it prints. */
export function goProgram(mark: string): string {
  return `package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	fmt.Println("${mark}")
	var done sync.WaitGroup
	results := make(chan int, 3)
	for i := range 3 {
		done.Add(1)
		go func() {
			defer done.Done()
			time.Sleep(time.Duration(i) * time.Millisecond)
			results <- i * i
		}()
	}
	done.Wait()
	close(results)
	sum := 0
	for r := range results {
		sum += r
	}
	fmt.Println("sum", sum)
}
`;
}

/** JavaScript beside it, which prints its own mark. */
export function jsProgram(mark: string): string {
  return `console.log("${mark}");\nsetTimeout(() => console.log("later"), 5);\n`;
}

/** Real ms of `go build` and a run of some edits of the program, natively with a warm cache: from the edit to its first output. */
export function nativeTimes(rounds: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const times = Array.from({ length: rounds + 2 }, (_, round) => {
      const start = performance.now();
      writeFileSync(join(folder, "main.go"), goProgram(`native ${round}`));
      execFileSync("go", ["build", "-o", "program", "main.go"], { cwd: folder });
      execFileSync(join(folder, "program"));
      return performance.now() - start;
    });
    return times.slice(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
