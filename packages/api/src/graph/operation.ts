import { operationsOf } from '../operation.ts';
import type { GraphFailure } from './failures.ts';

/** Defines an operation of this surface. */
export const operation = operationsOf<GraphFailure>();
