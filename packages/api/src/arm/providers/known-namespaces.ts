import { knownNamespaces } from '@mandate/app/role-definitions/known-namespaces';
import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';
import type { ArmFailure } from '../failures.ts';

const KNOWN_NAMESPACES = knownNamespaces(BUILT_IN_ROLES);

/** Whether Azure has a provider of this name, as far as Mandate knows. */
export function isKnownNamespace(namespace: string): boolean {
  return KNOWN_NAMESPACES.has(namespace.toLowerCase());
}

/** Why nothing is answered about a provider: it does not exist, or Mandate serves nothing of it. */
export function unservedProvider(namespace: string): ArmFailure {
  return isKnownNamespace(namespace)
    ? { kind: 'not-implemented', method: 'GET', path: `/providers/${namespace}` }
    : { kind: 'resource-namespace-unknown', namespace };
}
