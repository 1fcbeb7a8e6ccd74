import {
  getDirectSignature,
  listAgreementMetadata,
  listCustomerAgreements,
  postCustomerAgreement,
} from './agreements/agreements.ts';
import { getAuditRecord, listAuditRecords } from './audit/operations.ts';
import { getCart, getPreflight, postCart, postCheckout, putCart } from './carts/operations.ts';
import { CATALOG_OPERATIONS } from './catalog/operations.ts';
import { getBillingProfile, putBillingProfile } from './customers/billing-profile.ts';
import { postCustomer } from './customers/create-customer.ts';
import { getCompanyProfile, getCustomer, getOrganization, listCustomDomains } from './customers/get-customer.ts';
import { listCustomers } from './customers/list-customers.ts';
import { listManagedServices } from './customers/managed-services.ts';
import { getQualification, putQualification } from './customers/qualification.ts';
import { getValidationStatus } from './customers/validation-status.ts';
import type { PartnerCenterOperation } from './operation.ts';
import { getOrder, getOrderProvisioning, listOrders, patchOrder, postOrder } from './orders/operations.ts';
import { getLegalBusinessProfile, getMpnProfile, getOrganizationProfile } from './profiles/operations.ts';
import { getSupportProfile, putSupport } from './profiles/support.ts';
import {
  deleteCustomer,
  getRelationshipRequest,
  listCustomerRelationships,
  listPartnerRelationships,
  patchCustomer,
} from './relationships/operations.ts';
import { deletePolicy, getPolicy, listPolicies, postPolicy, putPolicy } from './self-serve/policies.ts';
import {
  cancelAzureEntitlement,
  getAzureEntitlement,
  listAzureEntitlements,
  reactivateAzureEntitlement,
} from './subscriptions/azure-entitlements.ts';
import {
  getProvisioning,
  getSubscription,
  getSupportContact,
  listAddOns,
  listSubscriptions,
  patchSubscription,
  putSupportContact,
} from './subscriptions/operations.ts';
import { TRANSFER_OPERATIONS } from './transfers/operations.ts';
import {
  deleteRoleMember,
  listDirectoryRoles,
  listRoleMembers,
  listUserRoles,
  postRoleMember,
} from './users/directory-roles.ts';
import { deleteUser, getUser, listUsers, patchUser, postUser } from './users/users.ts';
import { checkDomain, getCountryRules, validateAddress } from './validations/validations.ts';
import { WEBHOOK_OPERATIONS } from './webhooks/operations.ts';

/** Every operation of the Partner Center API. */
export const PARTNER_CENTER_OPERATIONS: readonly PartnerCenterOperation[] = [
  listCustomers,
  postCustomer,
  getCustomer,
  getBillingProfile,
  putBillingProfile,
  getCompanyProfile,
  getOrganization,
  listCustomDomains,
  getQualification,
  putQualification,
  getValidationStatus,
  listManagedServices,
  getRelationshipRequest,
  patchCustomer,
  deleteCustomer,
  listCustomerRelationships,
  listPartnerRelationships,
  getOrganizationProfile,
  getMpnProfile,
  getLegalBusinessProfile,
  getSupportProfile,
  putSupport,
  listAuditRecords,
  getAuditRecord,
  ...WEBHOOK_OPERATIONS,
  listPolicies,
  getPolicy,
  postPolicy,
  putPolicy,
  deletePolicy,
  listAgreementMetadata,
  listCustomerAgreements,
  postCustomerAgreement,
  getDirectSignature,
  listUsers,
  getUser,
  postUser,
  patchUser,
  deleteUser,
  listDirectoryRoles,
  listUserRoles,
  listRoleMembers,
  postRoleMember,
  deleteRoleMember,
  validateAddress,
  checkDomain,
  getCountryRules,
  ...CATALOG_OPERATIONS,
  postCart,
  getCart,
  putCart,
  postCheckout,
  getPreflight,
  listOrders,
  getOrder,
  postOrder,
  patchOrder,
  getOrderProvisioning,
  listSubscriptions,
  getSubscription,
  patchSubscription,
  getProvisioning,
  listAddOns,
  getSupportContact,
  putSupportContact,
  listAzureEntitlements,
  getAzureEntitlement,
  cancelAzureEntitlement,
  reactivateAzureEntitlement,
  ...TRANSFER_OPERATIONS,
];
