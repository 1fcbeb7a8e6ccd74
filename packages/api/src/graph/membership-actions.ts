import { selfIn } from '@mandate/app/access';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, type TSchema, Type } from 'typebox';
import { type Operation, type Reply, reply, type Work } from '../operation.ts';
import type { GraphFailure } from './failures.ts';
import { type Collection, findIdIn } from './keys.ts';
import { operation } from './operation.ts';

const Ids = Type.Object({ '@odata.context': Type.String(), value: Type.Array(Type.String()) });
const MOST_CHECKED = 20;
/** https://learn.microsoft.com/graph/api/directoryobject-getmembergroups */
const MOST_ANSWERED = 11_000;

const GetBody = Type.Object({ securityEnabledOnly: Type.Optional(Type.Boolean()) }, { additionalProperties: false });
const GroupIds = Type.Object(
  { groupIds: Type.Array(Type.String({ maxLength: 64 }), { maxItems: MOST_CHECKED }) },
  { additionalProperties: false },
);
const ObjectIds = Type.Object(
  { ids: Type.Array(Type.String({ maxLength: 64 }), { maxItems: MOST_CHECKED }) },
  { additionalProperties: false },
);

/** Everything that an object is in, however deep: groups, and directory roles where they are asked for. */
async function containers(
  { access, store }: Pick<Work, 'access' | 'store'>,
  of: PrincipalId,
  withRoles: boolean,
): Promise<readonly string[]> {
  const reader = store.tenant(access.caller.tenant);
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof reader.listPrincipals>> = await reader.listPrincipals(
      { kinds: ['Group'], related: { by: 'transitiveGroupsOf', to: of } },
      {},
      { after, limit: 999 },
    );
    found.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null && found.length <= MOST_ANSWERED);
  if (withRoles) for (const role of await reader.directoryRolesOf(of)) found.push(DIRECTORY_ROLES[role]);
  return found;
}

interface Action<Body extends TSchema> {
  readonly name: string;
  readonly body: Body;
  readonly withRoles: boolean;
  /** The ids to look for; `null` answers all. */
  readonly among: (body: Static<Body>) => readonly string[] | null;
}

function actionsOn<Body extends TSchema>(action: Action<Body>): readonly Operation<GraphFailure>[] {
  const on = (from: Collection | 'me') =>
    operation({
      id: `${from === 'me' ? 'me' : from.slice(0, -1)}.${action.name}`,
      method: 'POST',
      path: `/v1.0/${from === 'me' ? 'me' : `${from}/{id}`}/${action.name}`,
      requires:
        from === 'me' ? { anyoneInTenant: 'Everybody may know themselves.' } : { directory: 'readDirectory' as const },
      body: action.body,
      replies: { 200: Ids },
      async handle({ params, body, link }, work): Promise<Result<Reply, GraphFailure>> {
        const of = await objectAsked(from, (params as Readonly<Record<string, string>>)['id'] ?? '', work);
        if (!of.ok) return of;
        const asked = action.among(body);
        const wanted = asked?.map((text) => parseGuid(text));
        const malformed = wanted?.indexOf(undefined) ?? -1;
        if (malformed >= 0) return fail({ kind: 'body-malformed', detail: `Invalid GUID: ${asked?.[malformed]}` });
        const all = await containers(work, of.value, action.withRoles);
        if (all.length > MOST_ANSWERED) return fail({ kind: 'result-too-large' });
        const value = wanted ? all.filter((id) => wanted.some((each) => each === id)) : all;
        return reply(200, { '@odata.context': link('/v1.0/$metadata#Collection(Edm.String)'), value });
      },
    });
  return (['users', 'groups', 'servicePrincipals', 'directoryObjects', 'me'] as const).map(on);
}

async function objectAsked(
  from: Collection | 'me',
  key: string,
  { access, store }: Work,
): Promise<Result<PrincipalId, GraphFailure>> {
  if (from === 'me') {
    if (access.caller.kind !== 'User') return fail({ kind: 'user-token-required' });
    const self = selfIn(access);
    return self ? ok(self) : fail({ kind: 'object-not-found', id: access.caller.id });
  }
  const id = await findIdIn(from, store.tenant(access.caller.tenant), key);
  return id ? ok(id) : fail({ kind: 'object-not-found', id: key });
}

/** What an object is in, and whether it is in some of these; through groups in groups, too. */
export const MEMBERSHIP_ACTIONS: readonly Operation<GraphFailure>[] = [
  // Every group here is a security group, so the choice between the two makes no difference.
  ...actionsOn({ name: 'getMemberGroups', body: GetBody, withRoles: false, among: () => null }),
  ...actionsOn({ name: 'getMemberObjects', body: GetBody, withRoles: true, among: () => null }),
  ...actionsOn({ name: 'checkMemberGroups', body: GroupIds, withRoles: false, among: ({ groupIds }) => groupIds }),
  ...actionsOn({ name: 'checkMemberObjects', body: ObjectIds, withRoles: true, among: ({ ids }) => ids }),
];
