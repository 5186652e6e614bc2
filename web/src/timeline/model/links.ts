// The arrows of cause that a log holds: from one event to a later one, in the order of the later.

import { grownSeqs } from "./columns";

/**
 * What an arrow tells: `go` a go statement; `wake` a send or an unlock and whom it wakes; `set` a timer or request sent
 * out, `fire` its coming back; `react` a promise settled and its reaction; `call` a call across the border.
 */
export type LinkKind = "go" | "wake" | "set" | "fire" | "react" | "call";

const KINDS: readonly LinkKind[] = ["go", "wake", "set", "fire", "react", "call"];

/** One arrow; a `go` and a `set` begin and end with the same event. */
export interface Link {
  readonly kind: LinkKind;
  readonly from: number;
  readonly to: number;
}

/** All arrows of a log. */
export class Links {
  length = 0;
  private kinds = new Uint8Array(64);
  private froms = new Uint32Array(64);
  private tos = new Uint32Array(64);

  /** Adds the arrow that ends with the latest event. */
  push(kind: LinkKind, from: number, to: number): void {
    if (this.length === this.froms.length) {
      this.froms = grownSeqs(this.froms);
      this.tos = grownSeqs(this.tos);
      const kinds = new Uint8Array(this.kinds.length * 2);
      kinds.set(this.kinds);
      this.kinds = kinds;
    }
    this.kinds[this.length] = KINDS.indexOf(kind);
    this.froms[this.length] = from;
    this.tos[this.length++] = to;
  }

  /** The arrow at an index. */
  at(i: number): Link {
    return { kind: KINDS[this.kinds[i] ?? 0] ?? "go", from: this.froms[i] ?? 0, to: this.tos[i] ?? 0 };
  }

  /** Index of the first arrow that ends with an event or a later one. */
  firstTo(seq: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.tos[middle] ?? 0) >= seq) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
