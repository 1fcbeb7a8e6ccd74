import type { Operation } from '../../operation.ts';
import type { GraphFailure } from '../failures.ts';
import {
  createAccessAssignment,
  deleteAccessAssignment,
  getAccessAssignment,
  listAccessAssignments,
  updateAccessAssignmentRoles,
} from './assignments.ts';
import { getDelegatedAdminCustomer, listDelegatedAdminCustomers, listServiceManagementDetails } from './customers.ts';
import { getDelegatedAdminOperation, listDelegatedAdminOperations } from './followed-operations.ts';
import {
  createDelegatedAdminRelationship,
  deleteDelegatedAdminRelationship,
  getDelegatedAdminRelationship,
  listDelegatedAdminRelationships,
  updateDelegatedAdminRelationship,
} from './relationships.ts';
import { createDelegatedAdminRequest, getDelegatedAdminRequest, listDelegatedAdminRequests } from './requests.ts';

const OPERATIONS: readonly Operation<GraphFailure>[] = [
  listDelegatedAdminRelationships,
  createDelegatedAdminRelationship,
  getDelegatedAdminRelationship,
  updateDelegatedAdminRelationship,
  deleteDelegatedAdminRelationship,
  createDelegatedAdminRequest,
  listDelegatedAdminRequests,
  getDelegatedAdminRequest,
  listAccessAssignments,
  createAccessAssignment,
  getAccessAssignment,
  updateAccessAssignmentRoles,
  deleteAccessAssignment,
  listDelegatedAdminOperations,
  getDelegatedAdminOperation,
  listDelegatedAdminCustomers,
  getDelegatedAdminCustomer,
  listServiceManagementDetails,
];

/**
 * Delegated admin relationships
 * (https://learn.microsoft.com/graph/api/resources/delegatedadminrelationships-api-overview). Partners were long told
 * to use the beta, so the same operations answer there.
 */
export const DELEGATED_ADMIN_OPERATIONS: readonly Operation<GraphFailure>[] = [
  ...OPERATIONS,
  ...OPERATIONS.map((each) => ({ ...each, id: `${each.id} beta`, path: each.path.replace('/v1.0/', '/beta/') })),
];
