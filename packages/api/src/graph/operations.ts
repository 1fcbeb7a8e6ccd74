import type { Operation } from '../operation.ts';
import { DELEGATED_ADMIN_OPERATIONS } from './delegated-admin/operations.ts';
import type { GraphFailure } from './failures.ts';
import { getByIds } from './get-by-ids.ts';
import { listGroups, listServicePrincipals, listUsers } from './lists.ts';
import { getGroup, getMe, getServicePrincipal, getUser, listGroupMembers, listOrganization } from './single-objects.ts';

/** All that Microsoft Graph answers here; what is not in this list is refused by name. */
export const GRAPH_OPERATIONS: readonly Operation<GraphFailure>[] = [
  listUsers,
  getUser,
  getMe,
  listGroups,
  getGroup,
  listGroupMembers,
  listServicePrincipals,
  getServicePrincipal,
  getByIds,
  listOrganization,
  ...DELEGATED_ADMIN_OPERATIONS,
];
