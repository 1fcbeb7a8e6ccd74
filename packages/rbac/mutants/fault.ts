/** A fault to plant, and what it would mean. */
export interface Fault {
  /** Below `src`. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly why: string;
  /** Part of the short form. */
  readonly isVital?: true;
}
