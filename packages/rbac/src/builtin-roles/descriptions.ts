import { BUILT_IN_ROLES } from './all.ts';
import { AI_AND_MACHINE_LEARNING_TEXTS } from './descriptions/ai-and-machine-learning.ts';
import { ANALYTICS_TEXTS } from './descriptions/analytics.ts';
import { COMPUTE_TEXTS } from './descriptions/compute.ts';
import { CONTAINERS_TEXTS } from './descriptions/containers.ts';
import { DATABASES_TEXTS } from './descriptions/databases.ts';
import { DEVOPS_TEXTS } from './descriptions/devops.ts';
import { GENERAL_TEXTS } from './descriptions/general.ts';
import { HYBRID_AND_MULTICLOUD_TEXTS } from './descriptions/hybrid-and-multicloud.ts';
import { IDENTITY_TEXTS } from './descriptions/identity.ts';
import { INTEGRATION_TEXTS } from './descriptions/integration.ts';
import { INTERNET_OF_THINGS_TEXTS } from './descriptions/internet-of-things.ts';
import { MANAGEMENT_AND_GOVERNANCE_TEXTS } from './descriptions/management-and-governance.ts';
import { MIGRATION_TEXTS } from './descriptions/migration.ts';
import { MIXED_REALITY_TEXTS } from './descriptions/mixed-reality.ts';
import { MONITOR_TEXTS } from './descriptions/monitor.ts';
import { NETWORKING_TEXTS } from './descriptions/networking.ts';
import { OTHER_TEXTS } from './descriptions/other.ts';
import { PRIVILEGED_TEXTS } from './descriptions/privileged.ts';
import type { RoleText, RoleTexts } from './descriptions/role-texts.ts';
import { SECURITY_TEXTS } from './descriptions/security.ts';
import { STORAGE_TEXTS } from './descriptions/storage.ts';
import { WEB_AND_MOBILE_TEXTS } from './descriptions/web-and-mobile.ts';

/** The texts of every built-in role, by the role's name. */
export const TEXTS_BY_NAME: RoleTexts = {
  ...PRIVILEGED_TEXTS,
  ...GENERAL_TEXTS,
  ...COMPUTE_TEXTS,
  ...CONTAINERS_TEXTS,
  ...NETWORKING_TEXTS,
  ...STORAGE_TEXTS,
  ...DATABASES_TEXTS,
  ...WEB_AND_MOBILE_TEXTS,
  ...ANALYTICS_TEXTS,
  ...AI_AND_MACHINE_LEARNING_TEXTS,
  ...INTEGRATION_TEXTS,
  ...INTERNET_OF_THINGS_TEXTS,
  ...IDENTITY_TEXTS,
  ...SECURITY_TEXTS,
  ...DEVOPS_TEXTS,
  ...MONITOR_TEXTS,
  ...MANAGEMENT_AND_GOVERNANCE_TEXTS,
  ...HYBRID_AND_MULTICLOUD_TEXTS,
  ...MIGRATION_TEXTS,
  ...MIXED_REALITY_TEXTS,
  ...OTHER_TEXTS,
};

/** What a person reads of each built-in role, by the role's id. */
export const DESCRIPTIONS: Readonly<Record<string, RoleText>> = Object.fromEntries(
  BUILT_IN_ROLES.flatMap(({ id, name }) => {
    const text = TEXTS_BY_NAME[name];
    return text === undefined ? [] : [[id, text]];
  }),
);
