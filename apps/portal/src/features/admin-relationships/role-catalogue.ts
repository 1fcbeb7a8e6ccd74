import type { DelegatedRoles } from '@mandate/api/portal/relationships/wire';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../wire/call.ts';

/** The role that keeps a relationship from extending itself. */
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

/** The roles a granular relationship can carry; they hardly ever change. */
export const roleCatalogueQuery = queryOptions({
  queryKey: ['delegated-roles'],
  queryFn: ({ signal }) => call<DelegatedRoles>('/portal/delegated-roles', { signal }),
  staleTime: 3_600_000,
});

/** The order in which the panel shows its categories. */
export const CATEGORIES = [
  'global',
  'identity',
  'readOnly',
  'security',
  'devices',
  'collaboration',
  'other',
] as const satisfies readonly DelegatedRoles['roles'][number]['category'][];

/**
 * The least that does a task (https://learn.microsoft.com/partner-center/gdap-least-privileged-roles-by-task).
 */
export const PRESETS = [
  { name: 'azure', roles: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'] },
  { name: 'support', roles: ['f023fd81-a637-4b56-95fd-791ac0226033'] },
  { name: 'users', roles: ['fe930be7-5e62-47db-91af-98c3a49a38b1', '966707d0-3269-4727-9be2-8c3a10f19b9d'] },
  { name: 'read', roles: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'] },
] as const;
