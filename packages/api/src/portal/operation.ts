import { operationsOf } from '../operation.ts';
import type { PortalFailure } from './failures.ts';

/** Defines an operation of the portal's own endpoints. */
export const operation = operationsOf<PortalFailure>();
