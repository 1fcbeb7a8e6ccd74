/** Keeps the most recently used values; the one unused for longest makes room. */
export interface Lru<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
}

/** A cache of at most `capacity` values. */
export function createLru<V>(capacity: number): Lru<V> {
  // A Map iterates in order of insertion, so its first key is the one unused for longest.
  const values = new Map<string, V>();
  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      values.delete(key);
      values.set(key, value);
      const oldest = values.keys().next();
      if (values.size > capacity && !oldest.done) values.delete(oldest.value);
    },
    delete(key) {
      values.delete(key);
    },
  };
}
