import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import type { DelegatedAdminTerms } from './delegated-admin-terms.ts';
import { DIRECTORY_ROLES, type DirectoryRole } from './directory.ts';
import type { TenantId } from './tenants.ts';

// What a partner that sells itself is granted (https://learn.microsoft.com/partner-center/customers/gdap-faq). Indirect
// resellers get two roles less, but they create no customers here.
const ROLES: readonly DirectoryRole[] = [
  'directoryReaders',
  'directoryWriters',
  'licenseAdministrator',
  'serviceSupportAdministrator',
  'userAdministrator',
  'privilegedRoleAdministrator',
  'helpdeskAdministrator',
  'privilegedAuthenticationAdministrator',
  'cloudApplicationAdministrator',
  'applicationAdministrator',
  'globalReader',
];

/** Microsoft's longest, two years. */
const DAYS = 730;

/**
 * What a partner is granted at a customer that it creates, before any of its groups holds anything of it. The name
 * tells which two tenants it is between; its number keeps it apart from others.
 */
export function defaultDelegatedAdminTerms(
  { partner, customer }: { readonly partner: TenantId; readonly customer: TenantId },
  number: number,
): DelegatedAdminTerms {
  const digits = String(number % 100_000_000).padStart(8, '0');
  return {
    displayName: `Default_${partner.slice(0, 8)}_${customer.slice(0, 8)}_${digits}`,
    roles: ROLES.map(templateOf),
    durationDays: DAYS,
    autoExtendDays: 0,
  };
}

function templateOf(role: DirectoryRole): Guid {
  const id = parseGuid(DIRECTORY_ROLES[role]);
  if (!id) throw new Error(`The template of ${role} has no id.`);
  return id;
}
