// Which api-versions each resource type answers to; every version of one type has one shape here, because the Python
// SDK asks for a second page under another version than the first.

/** Microsoft.Authorization/roleAssignments. */
export const ROLE_ASSIGNMENT_VERSIONS = [
  '2015-07-01',
  '2017-10-01-preview',
  '2018-01-01-preview',
  '2018-09-01-preview',
  '2020-03-01-preview',
  '2020-04-01-preview',
  '2020-08-01-preview',
  '2020-10-01-preview',
  '2022-04-01',
] as const;

/** Microsoft.Authorization/roleDefinitions. */
export const ROLE_DEFINITION_VERSIONS = [
  '2015-07-01',
  '2018-01-01-preview',
  '2022-04-01',
  '2022-05-01-preview',
] as const;

/** Microsoft.Authorization/permissions. */
export const PERMISSION_VERSIONS = [
  '2015-07-01',
  '2018-01-01-preview',
  // Azure CLI 2.45 asks for it, although it is a version of another type.
  '2018-07-01',
  '2022-04-01',
  '2022-05-01-preview',
] as const;

/** Subscriptions, tenants and locations. */
export const SUBSCRIPTION_VERSIONS = [
  '2014-04-01',
  '2015-11-01',
  '2016-06-01',
  '2018-06-01',
  '2019-06-01',
  '2019-10-01',
  '2019-11-01',
  '2020-01-01',
  '2021-01-01',
  '2021-04-01',
  '2022-09-01',
  '2022-12-01',
] as const;

/** Resource groups. */
export const RESOURCE_GROUP_VERSIONS = [
  '2015-11-01',
  '2016-02-01',
  '2016-07-01',
  '2016-09-01',
  '2017-05-10',
  '2018-02-01',
  '2018-05-01',
  '2019-05-01',
  '2019-10-01',
  '2020-06-01',
  '2020-10-01',
  '2021-01-01',
  '2021-04-01',
  '2022-09-01',
  '2023-07-01',
  '2024-03-01',
  '2024-07-01',
  '2024-11-01',
  '2025-03-01',
  '2025-04-01',
] as const;

/** Microsoft.Subscription/aliases. */
export const ALIAS_VERSIONS = ['2020-09-01', '2021-10-01'] as const;

/** Microsoft.Subscription/changeTenantRequest and what accepts it. */
export const CHANGE_TENANT_VERSIONS = ['2024-08-01-preview', '2025-11-01-preview'] as const;

/** Microsoft.Authorization/denyAssignments, read. */
export const DENY_ASSIGNMENT_VERSIONS = [
  '2018-07-01-preview',
  '2022-04-01',
  '2024-07-01-preview',
  '2026-09-01',
] as const;

/** Microsoft.Authorization/denyAssignments, written: people may since 2024-07-01-preview. */
export const DENY_ASSIGNMENT_WRITE_VERSIONS = ['2024-07-01-preview', '2026-09-01'] as const;

/** Roles for a time: schedules, their requests, and the policies for them. */
export const ROLE_SCHEDULE_VERSIONS = [
  '2020-10-01-preview',
  '2020-10-01',
  '2022-04-01-preview',
  '2024-02-01-preview',
  '2024-09-01-preview',
] as const;

/** Microsoft.Authorization/accessReviewScheduleDefinitions. */
export const ACCESS_REVIEW_VERSIONS = [
  '2018-05-01-preview',
  '2021-03-01-preview',
  '2021-07-01-preview',
  '2021-11-16-preview',
  '2021-12-01-preview',
] as const;

/** Microsoft.Authorization/roleManagementAlerts. */
export const ROLE_ALERT_VERSIONS = ['2022-08-01-preview'] as const;

/** Microsoft.Authorization/roleAssignmentApprovals. */
export const APPROVAL_VERSIONS = ['2021-01-01-preview'] as const;

/** Microsoft.ManagedServices: Azure Lighthouse. */
export const MANAGED_SERVICES_VERSIONS = [
  '2018-06-01-preview',
  '2019-04-01-preview',
  '2019-06-01',
  '2019-09-01',
  '2020-02-01-preview',
  '2022-01-01-preview',
  '2022-10-01',
] as const;

/** Microsoft.Authorization/providerOperations. */
export const PROVIDER_OPERATION_VERSIONS = ['2015-07-01', '2018-01-01-preview', '2022-04-01'] as const;

/** Microsoft.Management. */
export const MANAGEMENT_GROUP_VERSIONS = [
  // Ansible's collection asks for it.
  '2018-03-01-preview',
  '2019-11-01',
  '2020-02-01',
  '2020-05-01',
  '2020-10-01',
  '2021-04-01',
  '2023-04-01',
] as const;

/** Microsoft.Authorization/locks. */
export const LOCK_VERSIONS = ['2015-01-01', '2016-09-01', '2017-04-01', '2020-05-01'] as const;
