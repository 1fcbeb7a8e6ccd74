import type { QueryReader } from './operation.ts';

/** Reads a query without case, as ARM and Graph do: `$Filter` and `$filter` are one option. The first of two counts. */
export function queryReader(query: URLSearchParams): QueryReader {
  return {
    get(name) {
      const wanted = name.toLowerCase();
      for (const [key, value] of query) if (key.toLowerCase() === wanted) return value;
      return undefined;
    },
    all(name) {
      return [...query].filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
    },
    with(name, value) {
      const copy = new URLSearchParams();
      for (const [key, old] of query) if (key.toLowerCase() !== name.toLowerCase()) copy.append(key, old);
      copy.append(name, value);
      return copy.toString();
    },
  };
}
