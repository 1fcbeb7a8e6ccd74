import { selfIn } from '@mandate/app/access';
import type { Among, Relation } from '@mandate/app/ports/directory';
import type { TenantReader } from '@mandate/app/ports/store';
import type { DirectoryRole, Principal } from '@mandate/domain/directory';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import type { Input, Operation, Reply, Work } from '../operation.ts';
import { applicationToWire } from './application-wire.ts';
import { roleToWire } from './directory-role-wire.ts';
import type { GraphFailure } from './failures.ts';
import { type Collection, findIdIn } from './keys.ts';
import { ObjectListWire, principalToWire } from './objects.ts';
import { operation } from './operation.ts';
import { answerPage } from './pages.ts';
import { searchOf } from './query-options.ts';

type Values = Readonly<Record<string, unknown>>;
type Kind = Principal['kind'];

/** A relation of directory objects that can be listed. */
interface Listed {
  readonly name: string;
  readonly by: Relation;
  readonly kinds: readonly Kind[];
  /** What such a list holds besides principals: the directory roles somebody holds, the applications they own. */
  readonly besides?: 'roles' | 'transitiveRoles' | 'applications';
}

const ALL: readonly Kind[] = ['User', 'Group', 'ServicePrincipal'];
const MEMBERS: Listed = { name: 'members', by: 'membersOf', kinds: ALL };
const TRANSITIVE_MEMBERS: Listed = { name: 'transitiveMembers', by: 'transitiveMembersOf', kinds: ALL };
const MEMBER_OF: Listed = { name: 'memberOf', by: 'groupsOf', kinds: ['Group'], besides: 'roles' };
const TRANSITIVE_MEMBER_OF: Listed = {
  name: 'transitiveMemberOf',
  by: 'transitiveGroupsOf',
  kinds: ['Group'],
  besides: 'transitiveRoles',
};
const OWNERS: Listed = { name: 'owners', by: 'ownersOf', kinds: ['User', 'ServicePrincipal'] };
const OWNED: Listed = { name: 'ownedObjects', by: 'ownedBy', kinds: ALL, besides: 'applications' };

const RELATIONS: readonly (readonly [Collection | 'me', readonly Listed[]])[] = [
  ['users', [MEMBER_OF, TRANSITIVE_MEMBER_OF, OWNED]],
  ['groups', [MEMBERS, TRANSITIVE_MEMBERS, MEMBER_OF, TRANSITIVE_MEMBER_OF, OWNERS]],
  ['servicePrincipals', [MEMBER_OF, TRANSITIVE_MEMBER_OF, OWNERS, OWNED]],
  ['applications', [OWNERS]],
  ['me', [MEMBER_OF, TRANSITIVE_MEMBER_OF, OWNED]],
];

const CASTS = new Map<string, Kind | 'roles' | 'applications'>([
  ['microsoft.graph.user', 'User'],
  ['microsoft.graph.group', 'Group'],
  ['microsoft.graph.serviceprincipal', 'ServicePrincipal'],
  ['microsoft.graph.directoryrole', 'roles'],
  ['microsoft.graph.application', 'applications'],
]);

function operationsOn(from: Collection | 'me', relation: Listed): readonly Operation<GraphFailure>[] {
  const path = `/v1.0/${from}${from === 'me' ? '' : '/{id}'}/${relation.name}`;
  const noun = `${from === 'me' ? 'me' : from.slice(0, -1)}.${relation.name}`;
  const one = (id: string, suffix: string, answer: Answer, replies: Operation['replies']) =>
    operation({
      id,
      method: 'GET',
      path: `${path}${suffix}`,
      requires:
        from === 'me' ? { anyoneInTenant: 'Everybody may know themselves.' } : { directory: 'readDirectory' as const },
      replies,
      async handle(input, work): Promise<Result<Reply, GraphFailure>> {
        const params: Readonly<Record<string, string>> = input.params;
        const reader = work.store.tenant(work.access.caller.tenant);
        const to = await startOf(from, params['id'] ?? '', reader, work);
        if (!to.ok) return to;
        const cast = params['cast'] === undefined ? null : CASTS.get(params['cast'].toLowerCase());
        if (cast === undefined)
          return fail({ kind: 'feature-not-implemented', feature: `the type '${params['cast']}'` });
        // What is not all principals is sorted and narrowed only once a type is chosen.
        const narrowed = ['$filter', '$search', '$orderby'].find((option) => input.query.get(option));
        if (narrowed && relation.besides && cast === null) {
          return fail({ kind: 'feature-not-implemented', feature: `${narrowed} on a list of several types; name one` });
        }
        const held = work.access.tenant.directoryRoles.get(to.value);
        return answer(input, reader, { relation, to: to.value, cast, path: pathOf(path, params), held });
      },
    });
  return [
    one(`${noun}.List`, '', answerList, { 200: ObjectListWire }),
    one(`${noun}.GetCount`, '/$count', answerCount, { 200: Type.String() }),
    one(`${noun}.ListOfType`, '/{cast}', answerList, { 200: ObjectListWire }),
    one(`${noun}.GetCountOfType`, '/{cast}/$count', answerCount, { 200: Type.String() }),
  ];
}

interface Question {
  readonly relation: Listed;
  readonly to: PrincipalId;
  readonly cast: Kind | 'roles' | 'applications' | null;
  readonly path: string;
  /** The directory roles that it is given directly. */
  readonly held: ReadonlySet<DirectoryRole> | undefined;
}
type Answer = (
  input: Pick<Input<string, unknown>, 'query' | 'link'>,
  reader: TenantReader,
  question: Question,
) => Promise<Result<Reply, GraphFailure>>;

const answerList: Answer = async (input, reader, question) => {
  const related = amongOf(question);
  const tenant = reader.id;
  return answerPage(
    input,
    {
      path: question.path,
      context: 'directoryObjects',
      kind: 'directoryObject',
      list: (search, page) => reader.listPrincipals(related, search, page),
      count: (search) => reader.countPrincipals(related, search),
      write: (row, { select }) => principalToWire(row, tenant, select),
    },
    await besides(reader, question),
  );
};

const answerCount: Answer = async ({ query }, reader, question) => {
  const search = searchOf(query, 'directoryObject');
  if (!search.ok) return search;
  const count =
    (await reader.countPrincipals(amongOf(question), search.value)) + (await besides(reader, question)).length;
  return ok({ status: 200, body: String(count), headers: { 'content-type': 'text/plain' } });
};

function amongOf({ relation, to, cast }: Question): Among {
  const kinds = cast === null ? relation.kinds : relation.kinds.filter((kind) => kind === cast);
  return { kinds, related: { by: relation.by, to } };
}

async function besides(reader: TenantReader, { relation, to, cast, held }: Question): Promise<readonly Values[]> {
  switch (relation.besides) {
    case 'roles':
    case 'transitiveRoles': {
      if (cast !== null && cast !== 'roles') return [];
      const roles = relation.besides === 'roles' ? (held ?? []) : await reader.directoryRolesOf(to);
      return [...roles].map((role) => ({ '@odata.type': '#microsoft.graph.directoryRole', ...roleToWire(role) }));
    }
    case 'applications': {
      if (cast !== null && cast !== 'applications') return [];
      const owned = await reader.listApplicationsOwnedBy(to);
      const domain = (await reader.tenant())?.defaultDomain ?? '';
      return owned.map((application) => ({
        '@odata.type': '#microsoft.graph.application',
        ...applicationToWire(application, domain, null),
      }));
    }
    default:
      return [];
  }
}

async function startOf(
  from: Collection | 'me',
  key: string,
  reader: TenantReader,
  { access }: Pick<Work, 'access'>,
): Promise<Result<PrincipalId, GraphFailure>> {
  if (from === 'me') {
    if (access.caller.kind !== 'User') return fail({ kind: 'user-token-required' });
    const self = selfIn(access);
    return self ? ok(self) : fail({ kind: 'object-not-found', id: access.caller.id });
  }
  const id = await findIdIn(from, reader, key);
  return id ? ok(id) : fail({ kind: 'object-not-found', id: key });
}

function pathOf(template: string, params: Readonly<Record<string, string>>): string {
  const cast = params['cast'] === undefined ? '' : `/${params['cast']}`;
  return template.replace('{id}', encodeURIComponent(params['id'] ?? '')) + cast;
}

/** Members, owners, groups and what is owned: lists, counts, and both of one type alone. */
export const RELATION_LISTS: readonly Operation<GraphFailure>[] = RELATIONS.flatMap(([from, relations]) =>
  relations.flatMap((relation) => operationsOn(from, relation)),
);
