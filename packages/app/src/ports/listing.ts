/** A page request by key: rows that come after `after` in the list's order, at most `limit` of them. */
export interface PageRequest {
  /** An opaque mark from a previous page; `null` for the first. A mark this list did not make is refused. */
  readonly after: string | null;
  readonly limit: number;
}

/** One page; `next` marks where the following begins and is `null` on the last. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}
