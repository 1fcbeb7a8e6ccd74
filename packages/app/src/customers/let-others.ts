/** Ends this turn of the event loop, so that long work does not keep everybody else's requests waiting. */
export function letOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
