/** Thrown by a list for a page mark that it did not make: the caller's mistake, found too deep for a `Result`. */
export class BadPageMark extends Error {
  override readonly name = 'BadPageMark';

  constructor() {
    super('This page mark does not belong to this list. Start again from the first page.');
  }
}
