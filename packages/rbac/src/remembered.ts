/**
 * The function `compute`, which answers a text it has seen before from memory. At most `limit` answers are kept and the
 * oldest goes first, so that hostile texts cannot fill the memory.
 */
export function remembered<T extends object>(limit: number, compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;

    const computed = compute(text);
    if (known.size >= limit) {
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    }
    known.set(text, computed);
    return computed;
  };
}
