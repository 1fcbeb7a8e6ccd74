import type { Guid } from '@mandate/rbac/model';

/** Milliseconds since 1970 UTC, from the server's clock. */
export interface Clock {
  now(): number;
}

/** The only source of chance. */
export interface Randomness {
  guid(): Guid;
  /** `bytes` unpredictable bytes. */
  bytes(bytes: number): Uint8Array;
}
