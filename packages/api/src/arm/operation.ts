import { operationsOf } from '../operation.ts';
import type { ArmFailure } from './failures.ts';

/** Defines an operation of this surface. */
export const operation = operationsOf<ArmFailure>();
