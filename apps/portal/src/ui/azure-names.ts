import type { MessageId } from '@mandate/messages/portal/en';
import type { Messages } from './messages.tsx';

// Azure's names are English; those that partners speak of daily have settled French names.
const ROLE_IDS: Readonly<Record<string, MessageId>> = {
  Owner: 'azureRole.owner',
  Contributor: 'azureRole.contributor',
  Reader: 'azureRole.reader',
  'User Access Administrator': 'azureRole.userAccessAdministrator',
  'Role Based Access Control Administrator': 'azureRole.rbacAdministrator',
};

/** A role's name in the reader's language where it has one, otherwise Azure's. */
export function roleName(t: Messages, name: string): string {
  const id = ROLE_IDS[name];
  return id ? t(id) : name;
}

/** A scope in words: a subscription or group by its own name, the root and management groups by what they are. */
export function scopeName(t: Messages, scope: string): string {
  if (scope === '/' || scope === '') return t('access.scope.root');
  const [, managementGroup] = /\/managementGroups\/([^/]+)$/i.exec(scope) ?? [];
  if (managementGroup) return t('access.scope.managementGroup', { name: decodeURIComponent(managementGroup) });
  const [, subscription] = /^\/subscriptions\/([^/]+)$/i.exec(scope) ?? [];
  if (subscription) return t('nav.ofSubscription', { name: subscription });
  return scope.slice(scope.lastIndexOf('/') + 1);
}

/** Whether two scopes are the same; ARM compares them without case. */
export const sameScope = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
