import { call } from './call.ts';

/** What a principal's name is shown as, and the second line that tells namesakes apart. */
export interface DirectoryObject {
  readonly '@odata.type'?: string;
  readonly id: string;
  readonly displayName?: string | null;
  readonly userPrincipalName?: string | null;
  readonly appId?: string | null;
  readonly description?: string | null;
}

const graphPath = (tenantId: string, path: string) => `/as/${encodeURIComponent(tenantId)}/graph/v1.0${path}`;

// Graph answers at most this many ids in one call (https://learn.microsoft.com/graph/api/directoryobject-getbyids).
const IDS_PER_CALL = 1000;

/** The directory objects behind these ids; those that no longer exist are absent. */
export async function findByIds(
  tenantId: string,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, DirectoryObject>> {
  const found = new Map<string, DirectoryObject>();
  for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
    const { value } = await call<{ readonly value: readonly DirectoryObject[] }>(
      graphPath(tenantId, '/directoryObjects/getByIds'),
      {
        method: 'POST',
        body: {
          ids: ids.slice(start, start + IDS_PER_CALL),
          types: ['user', 'group', 'servicePrincipal', 'directoryObjectPartnerReference'],
        },
        ...(signal ? { signal } : {}),
      },
    );
    for (const object of value) found.set(object.id.toLowerCase(), object);
  }
  return found;
}

/** The kinds of principal that a role can be assigned to from the portal; the last are groups of one's own company. */
export const MEMBER_KINDS = ['User', 'Group', 'ServicePrincipal', 'ForeignGroup'] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

/** Somebody or something of the directory that can receive a role. */
export interface Member {
  readonly id: string;
  readonly kind: MemberKind;
  readonly name: string;
  readonly detail: string;
}

/** What a search found, and whether there is more of it. */
export interface FoundMembers {
  readonly members: readonly Member[];
  readonly more: boolean;
}

const SETS: Record<MemberKind, { readonly path: string; readonly select: string }> = {
  User: { path: '/users', select: 'id,displayName,userPrincipalName' },
  Group: { path: '/groups', select: 'id,displayName,description' },
  ServicePrincipal: { path: '/servicePrincipals', select: 'id,displayName,appId' },
  ForeignGroup: { path: '/groups', select: 'id,displayName,description' },
};

const PER_KIND = 25;

/** Finds principals of one kind by a part of their name; the first of them all for an empty text. */
export async function searchMembers(
  tenantId: string,
  kind: MemberKind,
  text: string,
  signal?: AbortSignal,
): Promise<FoundMembers> {
  const { path, select } = SETS[kind];
  const query = new URLSearchParams({ $select: select, $top: String(PER_KIND), $count: 'true' });
  if (text) query.set('$search', searchFor(kind, text));
  const page = await call<{ readonly value: readonly DirectoryObject[]; readonly '@odata.nextLink'?: string }>(
    graphPath(tenantId, `${path}?${query.toString()}`),
    // Graph searches only with it (https://learn.microsoft.com/graph/search-query-parameter).
    { headers: { ConsistencyLevel: 'eventual' }, ...(signal ? { signal } : {}) },
  );
  return { members: page.value.map((object) => toMember(kind, object)), more: page['@odata.nextLink'] !== undefined };
}

function searchFor(kind: MemberKind, text: string): string {
  const quoted = text.replaceAll(/[\\"]/g, '\\$&');
  const byName = `"displayName:${quoted}"`;
  return kind === 'User' ? `${byName} OR "userPrincipalName:${quoted}"` : byName;
}

function toMember(kind: MemberKind, object: DirectoryObject): Member {
  const detail = {
    User: object.userPrincipalName,
    Group: object.description,
    ServicePrincipal: object.appId,
    ForeignGroup: object.description,
  }[kind];
  return { id: object.id, kind, name: object.displayName || object.id, detail: detail ?? '' };
}
