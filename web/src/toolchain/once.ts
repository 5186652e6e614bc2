// A promise made at the first need and kept when it is fulfilled; after a failure the next need tries again.

/** Makes `make` run once at most, unless it fails. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    if (kept !== null) return kept;
    const made = make();
    kept = made;
    made.catch(() => {
      if (kept === made) kept = null;
    });
    return made;
  };
}
