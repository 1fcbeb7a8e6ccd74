import type { Operation } from '../../operation.ts';
import type { PortalFailure } from '../failures.ts';
import { exportEndingRelationships, listEndingRelationships } from './ending.ts';
import { getCustomerEntrants, listAccessMatrix } from './entrants.ts';
import { getRelationshipFigures } from './figures.ts';
import { getCustomerServices } from './services.ts';

/** Read models over the granular relationships with all customers, which Graph lists one by one. */
export const DELEGATED_ADMIN_OPERATIONS: readonly Operation<PortalFailure>[] = [
  listEndingRelationships,
  exportEndingRelationships,
  getRelationshipFigures,
  getCustomerServices,
  getCustomerEntrants,
  listAccessMatrix,
];
