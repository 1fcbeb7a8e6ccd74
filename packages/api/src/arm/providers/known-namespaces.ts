import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';

/**
 * Every provider namespace that some built-in role names, in lower case. One that is missing here does not exist as far
 * as Mandate knows; the others do, whether Mandate serves them or not.
 */
export const KNOWN_NAMESPACES: ReadonlySet<string> = new Set(
  BUILT_IN_ROLES.flatMap(({ permissions }) =>
    permissions
      .flatMap((entry) => [...entry.actions, ...entry.notActions, ...entry.dataActions, ...entry.notDataActions])
      .map((action) => action.trim().toLowerCase().split('/')[0] ?? '')
      .filter((namespace) => /^[a-z0-9.]+$/.test(namespace)),
  ),
);
