// This file knows every source that runs: which address the browser has it under, and where its positions lie in the user's files.

import type { Position } from "../../event/event";
import { bareArray, mapGet, mapSet, NativeMap, stringIndexOf, stringSlice } from "../prelude/primordials";

/** What a running source must be able to tell. */
export interface RunningSource {
  /** The file's name in the Program. */
  readonly name: string;
  /** The text that runs. */
  readonly text: string;
  /** The user's line and column of a line and column of the text that runs, all from 1. */
  position(line: number, col: number): { line: number; col: number };
  /** The text as the user wrote it of a function whose running text is given. */
  plainText(running: string): string | undefined;
}

/** All sources of a run, by address. */
export class Sources {
  readonly #byAddress = new NativeMap<string, RunningSource>();
  readonly #list = bareArray<RunningSource>();
  readonly #addresses = bareArray<string>();
  #internal = "";

  /** The worker's own address: frames in it are ours and are not shown. */
  setInternal(address: string): void {
    this.#internal = address;
  }

  add(address: string, source: RunningSource): void {
    mapSet(this.#byAddress, address, source);
    this.#addresses[this.#list.length] = address;
    this.#list[this.#list.length] = source;
  }

  isInternal(address: unknown): boolean {
    return address === this.#internal && address !== "";
  }

  /** The user's position of a line and column of a running text, or null when the address is none of the user's files. */
  locate(address: unknown, line: number, col: number): Position | null {
    const source = mapGet(this.#byAddress, address as string) as RunningSource | undefined;
    if (source === undefined) return null;
    const at = source.position(line, col);
    return { file: source.name, line: at.line, col: at.col };
  }

  /** The name of the file that runs under an address, or undefined. */
  nameOf(address: unknown): string | undefined {
    return (mapGet(this.#byAddress, address as string) as RunningSource | undefined)?.name;
  }

  /** A text with the addresses of the user's files replaced by their names: addresses differ from run to run. */
  rename(text: string): string {
    let named = text;
    for (let i = 0; i < this.#addresses.length && stringIndexOf(named, "blob:") >= 0; i++) {
      const address = this.#addresses[i]!;
      for (let at = stringIndexOf(named, address); at >= 0; at = stringIndexOf(named, address)) {
        named = `${stringSlice(named, 0, at)}./${this.#list[i]!.name}${stringSlice(named, at + address.length)}`;
      }
    }
    return named;
  }

  /** What a function's text was before it was changed, or null when it was not. */
  original(text: string): string | null {
    for (let i = 0; i < this.#list.length; i++) {
      const plain = this.#list[i]!.plainText(text);
      if (plain !== undefined) return plain;
    }
    return null;
  }
}
