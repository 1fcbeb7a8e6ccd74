/** Part of a list, and where the next part starts. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The offset of the next page; `undefined` only when nothing follows. */
  readonly next: number | undefined;
}

/** One page of a stream; looks one item further to know whether it was the last, and then lets go of the stream. */
export function pageOf<T>(
  stream: Iterable<T>,
  { offset, size }: { readonly offset: number; readonly size: number },
): Page<T> {
  const items: T[] = [];
  let at = 0;
  for (const item of stream) {
    if (at >= offset + size) return { items, next: at };
    if (at >= offset) items.push(item);
    at += 1;
  }
  return { items, next: undefined };
}
