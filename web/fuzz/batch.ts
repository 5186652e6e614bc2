// This file runs many programs one after another in one worker, each with a log of its own.

import type { Page } from "@playwright/test";
import { instrumentSources } from "../src/sandbox/instrument/instrument";
import { recordedOf, type Way } from "./browser";

/** Runs programs in one worker; returns the lines each printed. */
export async function runBatch(page: Page, code: string, programs: readonly string[], way: Way): Promise<string[][]> {
  const inputs = programs.map((text, index) => ({ name: `p${index}.js`, text: `{const log=$log[${index}];${text}}` }));
  const result = instrumentSources(inputs);
  if (!result.ok) throw new Error(`${result.mistakes[0]!.file} ${result.mistakes[0]!.line}: ${result.mistakes[0]!.text}\n${programs[Number.parseInt(result.mistakes[0]!.file.slice(1))]}`);
  const plain = way === "plain";
  const job = {
    batch: inputs.map((input, index) => (plain ? input.text : result.sources[index]!.text)),
    // A timer of the longest sum of delays, and some room.
    waits: programs.map((text) => (/setTimeout\([^]*, (12|24|48|96)[,)]/.test(text) ? 230 : 25)),
    target: plain ? null : { prefix: result.prefix, sites: result.sites, plain: "", map: [], recorded: recordedOf(way) },
  };
  return await page.evaluate(runInWorker, [code, job] as const);
}

function runInWorker([code, job]: readonly [string, unknown]): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    worker.onmessage = ({ data }: MessageEvent<string[][]>) => {
      worker.terminate();
      resolve(data);
    };
    worker.postMessage(job);
  });
}
