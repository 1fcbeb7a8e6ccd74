import { READER } from '@mandate/rbac/builtin-roles/well-known';
import { guid } from '../world.ts';
import { DIRECTORY_ROWS } from './directory-rows.ts';
import type { PersonaWorld } from './people.ts';
import { type Row, to } from './row.ts';

const giving = (world: PersonaWorld) => ({
  properties: {
    roleDefinitionId: READER,
    principalId: world.target,
    requestType: 'AdminAssign',
    justification: 'A reason.',
    scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT8H' } },
  },
});
const policyOf = () => ({ properties: { roleDefinitionId: READER, policyId: READER, rules: [] } });

/** Every operation of Resource Manager, by its id; generated ones by what stands before the space. */
export const ARM_ROWS: Readonly<Record<string, Row>> = {
  Tenants_List: to('everybodyPresent'),
  Subscriptions_List: to('everybodyPresent'),
  Subscriptions_Get: to('readers'),
  Subscriptions_ListLocations: to('readers'),
  Subscription_Rename: to('contributors', () => ({ subscriptionName: 'Renamed' })),
  Subscription_Cancel: to('owners'),
  Subscription_Enable: to('owners'),
  Alias_Create: to('sellers', ({ world }) => ({
    properties: {
      displayName: 'Another',
      billingScope: `/providers/Microsoft.Billing/billingAccounts/${world.partner}/customers/${world.customer}`,
    },
  })),
  Alias_List: to('sellersAndHelpdesk'),
  Alias_Get: to('sellersAndHelpdesk'),
  Alias_Delete: to('sellers'),

  ResourceGroups_List: to('readers'),
  ResourceGroups_Get: to('readers'),
  Resources_CheckExistence: to('readers'),
  ResourceGroups_CheckExistence: to('readers'),
  ResourceGroups_CreateOrUpdate: to('contributors', () => ({ location: 'westeurope' })),
  ResourceGroups_Update: to('contributors', () => ({ tags: {} })),
  ResourceGroups_Delete: to('contributors'),

  RoleDefinitions_List: to('readers'),
  RoleDefinitions_Get: to('readers'),
  RoleDefinitions_CreateOrUpdate: to('accessAdmins', ({ world }) => ({
    properties: {
      roleName: guid(),
      permissions: [{ actions: ['*/read'] }],
      assignableScopes: [`/subscriptions/${world.subscription}`],
    },
  })),
  RoleDefinitions_Delete: to('accessAdmins'),
  RoleAssignments_ListForScope: to('readers'),
  RoleAssignments_Get: to('readers'),
  RoleAssignments_Create: to('assigners', ({ target }) => ({
    properties: { roleDefinitionId: READER, principalId: target },
  })),
  // What is not there has no attributes, so a right under a condition does not reach it.
  RoleAssignments_Delete: to('accessAdmins'),
  RoleAssignmentMetrics_GetMetricsForSubscription: to('readers'),
  Permissions_ListForScope: to('everybodyHere'),
  Permissions_CheckAccess: to('readers', ({ world, target }) => ({
    Subject: { Attributes: { ObjectId: target } },
    Actions: [{ Id: 'Microsoft.Resources/subscriptions/read' }],
    Resource: { Id: `/subscriptions/${world.subscription}` },
  })),
  DenyAssignments_ListForScope: to('readers'),
  DenyAssignments_Get: to('readers'),
  DenyAssignments_CreateOrUpdate: to('accessAdmins', ({ target }) => ({
    properties: {
      denyAssignmentName: guid(),
      permissions: [{ actions: ['Microsoft.Compute/disks/write'] }],
      principals: [{ id: target }],
    },
  })),
  DenyAssignments_Delete: to('accessAdmins'),
  GlobalAdministrator_ElevateAccess: to('globalAdminsOfTheirOwn'),

  RoleEligibilityScheduleRequests_ListForScope: to('readers'),
  RoleEligibilityScheduleRequests_Get: to('readers'),
  RoleEligibilityScheduleRequests_Create: to('accessAdmins', giving),
  RoleEligibilityScheduleRequests_Validate: to('accessAdmins', giving),
  RoleEligibilityScheduleRequests_Cancel: to('accessAdmins'),
  RoleAssignmentScheduleRequests_ListForScope: to('readers'),
  RoleAssignmentScheduleRequests_Get: to('readers'),
  RoleAssignmentScheduleRequests_Create: to('accessAdmins', giving),
  RoleAssignmentScheduleRequests_Validate: to('accessAdmins', giving),
  RoleAssignmentScheduleRequests_Cancel: to('accessAdmins'),
  RoleEligibilitySchedules_ListForScope: to('readers'),
  RoleEligibilitySchedules_Get: to('readers'),
  RoleEligibilityScheduleInstances_ListForScope: to('readers'),
  RoleEligibilityScheduleInstances_Get: to('readers'),
  RoleAssignmentSchedules_ListForScope: to('readers'),
  RoleAssignmentSchedules_Get: to('readers'),
  RoleAssignmentScheduleInstances_ListForScope: to('readers'),
  RoleAssignmentScheduleInstances_Get: to('readers'),
  RoleManagementPolicies_ListForScope: to('readers'),
  RoleManagementPolicies_Get: to('readers'),
  RoleManagementPolicies_Update: to('accessAdmins', policyOf),
  RoleManagementPolicies_Delete: to('accessAdmins'),
  RoleManagementPolicyAssignments_ListForScope: to('readers'),
  RoleManagementPolicyAssignments_Get: to('readers'),
  RoleManagementPolicyAssignments_Create: to('accessAdmins', policyOf),
  RoleManagementPolicyAssignments_Delete: to('accessAdmins'),
  // Everybody may ask; only what one may approve is there.
  ScopeRoleAssignmentApproval_List: to('everybodyHere'),
  ScopeRoleAssignmentApproval_GetById: to('everybodyHere'),
  ScopeRoleAssignmentApprovalSteps_List: to('everybodyHere'),
  ScopeRoleAssignmentApprovalStep_GetById: to('everybodyHere'),
  ScopeRoleAssignmentApprovalStep_Patch: to('everybodyHere', () => ({ properties: { reviewResult: 'Approve' } })),
  ScopeRoleAssignmentApprovalStep_Put: to('everybodyHere', () => ({ properties: { reviewResult: 'Approve' } })),
  EligibleChildResources_Get: to('everybodyHere'),

  RegistrationDefinitions_List: to('readers'),
  RegistrationDefinitions_Get: to('readers'),
  RegistrationDefinitions_CreateOrUpdate: to('ownersAtHome', ({ world, target }) => ({
    properties: {
      registrationDefinitionName: 'Operations',
      managedByTenantId: world.partner,
      authorizations: [{ principalId: target, roleDefinitionId: READER }],
    },
  })),
  RegistrationDefinitions_Delete: to('contributorsAtHome'),
  RegistrationAssignments_List: to('readers'),
  RegistrationAssignments_Get: to('readers'),
  RegistrationAssignments_CreateOrUpdate: to('ownersAtHome', ({ world }) => ({
    properties: {
      registrationDefinitionId: `/subscriptions/${world.subscription}/providers/Microsoft.ManagedServices/registrationDefinitions/${guid()}`,
    },
  })),
  RegistrationAssignments_Delete: to('contributorsOfTheCustomer'),

  ManagementGroups_List: to('everybodyPresent'),
  ManagementGroups_Get: to('nobody'),
  ManagementGroups_CreateOrUpdate: to('membersOfTheirOwn', () => ({})),
  ManagementGroups_Update: to('nobody', () => ({ displayName: 'Other' })),
  ManagementGroups_Delete: to('nobody'),
  ManagementGroups_GetDescendants: to('nobody'),
  ManagementGroupSubscriptions_GetSubscriptionsUnderManagementGroup: to('nobody'),
  ManagementGroupSubscriptions_GetSubscription: to('nobody'),
  ManagementGroupSubscriptions_Create: to('nobody'),
  ManagementGroupSubscriptions_Delete: to('nobody'),
  Entities_List: to('everybodyPresent'),
  ManagementGroupsAPI_CheckNameAvailability: to('everybodyPresent', () => ({ name: 'any' })),
  ManagementGroupsAPI_TenantBackfillStatus: to('everybodyPresent'),
  ManagementGroupsAPI_StartTenantBackfill: to('everybodyPresent'),

  Providers_List: to('readers'),
  Providers_Get: to('readers'),
  Providers_ListAtTenantScope: to('everybodyPresent'),
  Providers_GetAtTenantScope: to('everybodyPresent'),
  Providers_Register: to('contributors'),
  'Providers_Register Microsoft.Authorization': to('contributorsAndAccessAdmins'),
  Providers_Unregister: to('contributors'),
  'Providers_Unregister Microsoft.Authorization': to('contributorsAndAccessAdmins'),
  ManagementLocks_ListByScope: to('readers'),
  ManagementLocks_GetByScope: to('readers'),
  ManagementLocks_CreateOrUpdateByScope: to('accessAdmins', () => ({ properties: { level: 'CanNotDelete' } })),
  ManagementLocks_DeleteByScope: to('accessAdmins'),
  Tags_GetAtScope: to('readers'),
  Tags_CreateOrUpdateAtScope: to('contributors', () => ({ properties: { tags: {} } })),
  Tags_UpdateAtScope: to('contributors', () => ({ operation: 'Merge', properties: { tags: {} } })),
  Tags_DeleteAtScope: to('contributors'),
  Tags_List: to('readers'),
  Resources_List: to('readers'),
  Resources_ListByResourceGroup: to('readers'),
  Resources_ListBySubscription: to('readers'),
  Resources_ListIn: to('readers'),
  Resources_MoveResources: to('contributors', ({ world }) => ({
    resources: [`/subscriptions/${world.subscription}/resourceGroups/a/providers/Microsoft.Compute/disks/b`],
    targetResourceGroup: `/subscriptions/${world.subscription}/resourceGroups/b`,
  })),
  Resources: to('everybodyPresent', () => ({ query: 'authorizationresources' })),
  Resources_Get: to('readers'),
  Resources_CreateOrUpdate: to('contributors', () => ({ location: 'westeurope' })),
  Resources_Update: to('contributors', () => ({ tags: {} })),
  Resources_Delete: to('contributors'),

  ProviderOperationsMetadata_List: to('everybodyPresent'),
  ProviderOperationsMetadata_Get: to('everybodyPresent'),
  ActivityLogs_List: to('readers'),
  TenantActivityLogs_List: to('nobody'),
  EventCategories_List: to('everybodyPresent'),
};

/** Every operation of Graph, by its id. */
export const GRAPH_ROWS: Readonly<Record<string, Row>> = {
  ...DIRECTORY_ROWS,

  'tenantRelationship.ListDelegatedAdminRelationship': to('agents'),
  'tenantRelationship.GetDelegatedAdminRelationship': to('agents'),
  'tenantRelationship.CreateDelegatedAdminRelationship': to('adminAgents', () => ({
    displayName: guid(),
    duration: 'P1D',
    accessDetails: { unifiedRoles: [{ roleDefinitionId: guid() }] },
  })),
  'tenantRelationship.UpdateDelegatedAdminRelationship': to('adminAgents', () => ({})),
  'tenantRelationship.DeleteDelegatedAdminRelationship': to('adminAgents'),
  'tenantRelationship.delegatedAdminRelationship.CreateRequest': to('adminAgents', () => ({ action: 'terminate' })),
  'tenantRelationship.delegatedAdminRelationship.ListRequest': to('agents'),
  'tenantRelationship.delegatedAdminRelationship.GetRequest': to('agents'),
  'tenantRelationship.delegatedAdminRelationship.ListAccessAssignment': to('agents'),
  'tenantRelationship.delegatedAdminRelationship.GetAccessAssignment': to('agents'),
  'tenantRelationship.delegatedAdminRelationship.CreateAccessAssignment': to('globalAdminsAndAdminAgents', () => ({
    accessContainer: { accessContainerId: guid(), accessContainerType: 'securityGroup' },
    accessDetails: { unifiedRoles: [{ roleDefinitionId: guid() }] },
  })),
  'tenantRelationship.delegatedAdminRelationship.UpdateAccessAssignment': to('globalAdminsAndAdminAgents', () => ({
    accessDetails: { unifiedRoles: [{ roleDefinitionId: guid() }] },
  })),
  'tenantRelationship.delegatedAdminRelationship.DeleteAccessAssignment': to('globalAdminsAndAdminAgents'),
  'tenantRelationship.delegatedAdminRelationship.ListOperation': to('agents'),
  'tenantRelationship.delegatedAdminRelationship.GetOperation': to('agents'),
  'tenantRelationship.ListDelegatedAdminCustomer': to('agents'),
  'tenantRelationship.GetDelegatedAdminCustomer': to('agents'),
  'tenantRelationship.delegatedAdminCustomer.ListServiceManagementDetail': to('agents'),
};
