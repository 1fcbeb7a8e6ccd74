import { AI_AND_MACHINE_LEARNING_ROLES } from './ai-and-machine-learning.ts';
import { ANALYTICS_ROLES } from './analytics.ts';
import type { BuiltInRole } from './built-in-role.ts';
import { COMPUTE_ROLES } from './compute.ts';
import { CONTAINERS_ROLES } from './containers.ts';
import { DATABASES_ROLES } from './databases.ts';
import { DEVOPS_ROLES } from './devops.ts';
import { GENERAL_ROLES } from './general.ts';
import { HYBRID_AND_MULTICLOUD_ROLES } from './hybrid-and-multicloud.ts';
import { IDENTITY_ROLES } from './identity.ts';
import { INTEGRATION_ROLES } from './integration.ts';
import { INTERNET_OF_THINGS_ROLES } from './internet-of-things.ts';
import { MANAGEMENT_AND_GOVERNANCE_ROLES } from './management-and-governance.ts';
import { MIGRATION_ROLES } from './migration.ts';
import { MIXED_REALITY_ROLES } from './mixed-reality.ts';
import { MONITOR_ROLES } from './monitor.ts';
import { NETWORKING_ROLES } from './networking.ts';
import { OTHER_ROLES } from './other.ts';
import { PRIVILEGED_ROLES } from './privileged.ts';
import { SECURITY_ROLES } from './security.ts';
import { STORAGE_ROLES } from './storage.ts';
import { WEB_AND_MOBILE_ROLES } from './web-and-mobile.ts';

export type { BuiltInRole, RoleCategory } from './built-in-role.ts';

/**
 * The built-in roles that ship with the engine: every role flagged as privileged, and the most used others. Azure
 * has some nine hundred; an installation may read in the rest. State of August 2026.
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export const BUILT_IN_ROLES: readonly BuiltInRole[] = [
  ...PRIVILEGED_ROLES,
  ...GENERAL_ROLES,
  ...COMPUTE_ROLES,
  ...CONTAINERS_ROLES,
  ...NETWORKING_ROLES,
  ...STORAGE_ROLES,
  ...DATABASES_ROLES,
  ...WEB_AND_MOBILE_ROLES,
  ...ANALYTICS_ROLES,
  ...AI_AND_MACHINE_LEARNING_ROLES,
  ...INTEGRATION_ROLES,
  ...INTERNET_OF_THINGS_ROLES,
  ...IDENTITY_ROLES,
  ...SECURITY_ROLES,
  ...DEVOPS_ROLES,
  ...MONITOR_ROLES,
  ...MANAGEMENT_AND_GOVERNANCE_ROLES,
  ...HYBRID_AND_MULTICLOUD_ROLES,
  ...MIGRATION_ROLES,
  ...MIXED_REALITY_ROLES,
  ...OTHER_ROLES,
];
