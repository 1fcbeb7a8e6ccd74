import type { Lookups, Requests } from './workload/oracle.ts';
import type { World } from './workload/world.ts';

/** What a contender is given to work with. */
export interface Material {
  readonly world: World;
  readonly lookups: Lookups;
  readonly requests: Requests;
  /** Whether a role allows an operation, worked out once for everybody who has no patterns of its own. */
  allows(role: number, operation: number): boolean;
  /** Whether a denial covers an operation, whoever asks. */
  covers(denial: number, operation: number): boolean;
}

/** A contender that has read its facts. */
export interface Ready {
  /** The requests it can be asked, where it has not read all facts: some need minutes for them. */
  readonly answerable?: readonly number[];
  /** Said beside its figures. */
  readonly note?: string;
  /** What loading would take for the whole world, where only a part was loaded. */
  readonly loadMs?: number;
  /** Makes some requests ready, outside of the measured time: what a caller would hold in hand already. */
  prepare(requests: readonly number[]): unknown;
  /** Answers them; 1 allows. Measured. */
  answer(prepared: never, answers: Uint8Array): void | Promise<void>;
  /** Bytes it counts itself, where that is more exact than the process's memory. */
  bytes?(): number;
}

/** Reads the facts; measured as loading. */
export type Contender = (material: Material) => Ready | Promise<Ready>;
