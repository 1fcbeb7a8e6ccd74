import type { PrincipalFilter, PrincipalProperty } from '@mandate/app/ports/directory';

/** The kinds of object that lists hold; `directoryObject` stands for any of them. */
export type ObjectKind = 'user' | 'group' | 'servicePrincipal' | 'application' | 'directoryObject';

/** The texts that each kind can be filtered by. */
export const TEXTS: Record<ObjectKind, readonly PrincipalProperty[]> = {
  user: ['id', 'displayName', 'userPrincipalName', 'mail', 'mailNickname', 'givenName', 'surname'],
  group: ['id', 'displayName', 'mail', 'mailNickname', 'description'],
  servicePrincipal: ['id', 'displayName', 'appId', 'description'],
  application: ['id', 'displayName', 'appId'],
  directoryObject: ['id', 'displayName'],
};

const NEVER: PrincipalFilter = { any: [] };
const ALWAYS: PrincipalFilter = { all: [] };
const constant = (holds: boolean): PrincipalFilter => (holds ? ALWAYS : NEVER);

type Read = (is: string | boolean) => PrincipalFilter | undefined;
const yesOrNo =
  (read: (is: boolean) => PrincipalFilter): Read =>
  (is) =>
    typeof is === 'boolean' ? read(is) : undefined;

/** Properties that are no texts: what `eq` with a value means. */
export const OTHERS: Record<ObjectKind, Readonly<Record<string, Read>>> = {
  user: {
    accountEnabled: yesOrNo((is) => ({ flag: 'accountEnabled', is })),
    userType: (is) =>
      is === 'Guest' || is === 'Member' ? { flag: 'isGuest', is: is === 'Guest' } : is === true ? undefined : NEVER,
  },
  group: {
    securityEnabled: yesOrNo((is) => constant(is)),
    mailEnabled: yesOrNo((is) => constant(!is)),
    isAssignableToRole: yesOrNo((is) => ({ flag: 'isAssignableToRole', is })),
  },
  servicePrincipal: {
    accountEnabled: yesOrNo((is) => ({ flag: 'accountEnabled', is })),
    servicePrincipalType: (is) => (typeof is === 'string' ? constant(is === 'Application') : undefined),
  },
  application: {},
  directoryObject: {},
};

/** Collections of texts that `any` can look into. */
export const COLLECTIONS: Record<ObjectKind, Readonly<Record<string, (value: string) => PrincipalFilter>>> = {
  user: {},
  // Security groups have no type of their own, and there are no others.
  group: { groupTypes: () => NEVER },
  servicePrincipal: { servicePrincipalNames: (value) => ({ applicationName: value }) },
  application: { identifierUris: (value) => ({ applicationName: value }) },
  directoryObject: {},
};
