import type { Operation } from '../../operation.ts';
import type { PortalFailure } from '../failures.ts';
import { approveAdminRelationship, endAdminRelationship, getAdminInvitation } from './admin-relationships.ts';
import { listDelegatedRoles } from './delegated-roles.ts';
import { getCreditLoss, listExaminedSubscriptions } from './foreign-principals.ts';
import { getRelationshipHistory } from './history.ts';
import { acceptResellerInvitation, declineResellerInvitation, getResellerInvitation } from './invitations.ts';
import { endPartner, listPartners, removeDelegatedAdmin } from './partners.ts';
import {
  confirmCustomerOperation,
  getRelationshipRequest,
  getRemovalBlockers,
  putRequestSettings,
  renewRequestLinks,
  requestOfCustomer,
} from './requests.ts';

/**
 * What no public protocol has: a customer's consent, and the links that ask for it. Microsoft does this on pages of its
 * admin center that have no documented interface.
 */
export const RELATIONSHIP_OPERATIONS: readonly Operation<PortalFailure>[] = [
  getRelationshipRequest,
  renewRequestLinks,
  putRequestSettings,
  requestOfCustomer,
  confirmCustomerOperation,
  getRemovalBlockers,
  getRelationshipHistory,
  getResellerInvitation,
  acceptResellerInvitation,
  declineResellerInvitation,
  listPartners,
  removeDelegatedAdmin,
  endPartner,
  getAdminInvitation,
  approveAdminRelationship,
  endAdminRelationship,
  listDelegatedRoles,
  listExaminedSubscriptions,
  getCreditLoss,
];
