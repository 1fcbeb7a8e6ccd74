import type { Operation } from '../operation.ts';
import { APP_ROLE_ASSIGNMENTS } from './app-role-assignments.ts';
import { KEY_ACTIONS } from './application-keys.ts';
import { PASSWORD_ACTIONS } from './application-passwords.ts';
import { deleteApplication, patchApplication, postApplication } from './applications.ts';
import {
  deleteFido2Method,
  deleteSoftwareOathMethod,
  getSecurityDefaults,
  listAuthenticationMethods,
  patchSecurityDefaults,
} from './authentication-methods.ts';
import { DELEGATED_ADMIN_OPERATIONS } from './delegated-admin/operations.ts';
import { getDeletedItems, purgeDeletedItem, restoreDeletedItem } from './deleted-items.ts';
import {
  activateDirectoryRole,
  addRoleMember,
  getDirectoryRole,
  getRoleTemplate,
  listDirectoryRoles,
  listRoleMembers,
  listRoleTemplates,
  removeRoleMember,
} from './directory-roles.ts';
import type { GraphFailure } from './failures.ts';
import {
  deleteFederatedCredential,
  getFederatedCredential,
  listFederatedCredentials,
  patchFederatedCredential,
  postFederatedCredential,
} from './federated-credentials.ts';
import { getByIds } from './get-by-ids.ts';
import { deleteGroup, patchGroup, postGroup } from './groups.ts';
import { postInvitation } from './invitations.ts';
import { LISTS } from './lists.ts';
import { MEMBERSHIP_ACTIONS } from './membership-actions.ts';
import { addMemberReference, OWNER_REFERENCES, removeMemberReference } from './references.ts';
import { RELATION_LISTS } from './relations.ts';
import {
  deleteRoleAssignment,
  getRoleAssignment,
  getRoleDefinition,
  listRoleAssignments,
  listRoleDefinitions,
  postRoleAssignment,
} from './role-management.ts';
import { deleteServicePrincipal, patchServicePrincipal, postServicePrincipal } from './service-principals.ts';
import { getApplication, getDirectoryObject, getGroup, getMe, getServicePrincipal, getUser } from './single-objects.ts';
import { getDomain, getOrganization, listDomains, listOrganization } from './tenant-objects.ts';
import { deleteUser, patchUser, postUser, revokeOwnSignInSessions, revokeSignInSessions } from './users.ts';

/** All that Microsoft Graph answers here; what is not in this list is refused by name. */
export const GRAPH_OPERATIONS: readonly Operation<GraphFailure>[] = [
  ...LISTS,
  ...RELATION_LISTS,
  ...MEMBERSHIP_ACTIONS,
  getUser,
  postUser,
  patchUser,
  deleteUser,
  revokeSignInSessions,
  listAuthenticationMethods,
  deleteSoftwareOathMethod,
  deleteFido2Method,
  getSecurityDefaults,
  patchSecurityDefaults,
  getMe,
  revokeOwnSignInSessions,
  getGroup,
  postGroup,
  patchGroup,
  deleteGroup,
  addMemberReference,
  removeMemberReference,
  ...OWNER_REFERENCES,
  getApplication,
  postApplication,
  patchApplication,
  deleteApplication,
  getServicePrincipal,
  postServicePrincipal,
  patchServicePrincipal,
  deleteServicePrincipal,
  ...PASSWORD_ACTIONS,
  ...KEY_ACTIONS,
  listFederatedCredentials,
  getFederatedCredential,
  postFederatedCredential,
  patchFederatedCredential,
  deleteFederatedCredential,
  ...APP_ROLE_ASSIGNMENTS,
  getDirectoryObject,
  getByIds,
  listDirectoryRoles,
  getDirectoryRole,
  activateDirectoryRole,
  listRoleMembers,
  addRoleMember,
  removeRoleMember,
  listRoleTemplates,
  getRoleTemplate,
  listRoleDefinitions,
  getRoleDefinition,
  listRoleAssignments,
  getRoleAssignment,
  postRoleAssignment,
  deleteRoleAssignment,
  getDeletedItems,
  restoreDeletedItem,
  purgeDeletedItem,
  postInvitation,
  listOrganization,
  getOrganization,
  listDomains,
  getDomain,
  ...DELEGATED_ADMIN_OPERATIONS,
];
