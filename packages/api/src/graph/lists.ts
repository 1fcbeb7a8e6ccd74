import type { TenantReader } from '@mandate/app/ports/store';
import { ok } from '@mandate/rbac/result';
import { Type } from 'typebox';
import type { Operation } from '../operation.ts';
import { applicationToWire, shownCredentials } from './application-wire.ts';
import type { GraphFailure } from './failures.ts';
import { groupToWire, ObjectListWire, userToWire } from './objects.ts';
import { operation } from './operation.ts';
import { answerPage, expanded, type Paged } from './pages.ts';
import { searchOf } from './query-options.ts';
import { describeServicePrincipal } from './service-principal-wire.ts';

interface Listing<Row> {
  /** What the operation is called; its count is `Count` instead of `List`. */
  readonly noun: string;
  readonly path: string;
  paged(reader: TenantReader): Omit<Paged<Row>, 'path' | 'context'>;
}

function listing<Row>({ noun, path, paged }: Listing<Row>): readonly Operation<GraphFailure>[] {
  const common = { method: 'GET', requires: { directory: 'readDirectory' } } as const;
  const context = path.slice('/v1.0/'.length);
  const name = `${noun.slice(0, 1).toLowerCase()}${noun.slice(1)}`;
  return [
    operation({
      ...common,
      id: `${name}.List${noun}`,
      path,
      replies: { 200: ObjectListWire },
      handle: (input, { access, store }) =>
        answerPage(input, { path, context, ...paged(store.tenant(access.caller.tenant)) }),
    }),
    operation({
      ...common,
      id: `${name}.GetCount`,
      path: `${path}/$count`,
      replies: { 200: Type.String() },
      async handle({ query }, { access, store }) {
        const { kind, count } = paged(store.tenant(access.caller.tenant));
        const search = searchOf(query, kind);
        if (!search.ok) return search;
        return ok({ status: 200, body: String(await count(search.value)), headers: { 'content-type': 'text/plain' } });
      },
    }),
  ];
}

/** Lists and counts of users, groups, service principals and applications. */
export const LISTS: readonly Operation<GraphFailure>[] = [
  ...listing({
    noun: 'User',
    path: '/v1.0/users',
    paged: (reader) => ({
      kind: 'user',
      list: (search, page) => reader.listUsers(search, page),
      count: (search) => reader.countPrincipals({ kinds: ['User'] }, search),
      write: async (user, { select, expand }) => ({
        ...userToWire(user, select),
        ...(await expanded(reader, user.id, expand)),
      }),
    }),
  }),
  ...listing({
    noun: 'Group',
    path: '/v1.0/groups',
    paged: (reader) => ({
      kind: 'group',
      list: (search, page) => reader.listGroups(search, page),
      count: (search) => reader.countPrincipals({ kinds: ['Group'] }, search),
      write: async (group, { select, expand }) => ({
        ...groupToWire(group, select),
        ...(await expanded(reader, group.id, expand)),
      }),
    }),
  }),
  ...listing({
    noun: 'ServicePrincipal',
    path: '/v1.0/servicePrincipals',
    paged: (reader) => ({
      kind: 'servicePrincipal',
      list: (search, page) => reader.listServicePrincipals(search, page),
      count: (search) => reader.countPrincipals({ kinds: ['ServicePrincipal'] }, search),
      write: async (principal, { select, expand }) => ({
        ...(await describeServicePrincipal(reader, principal, select)),
        ...(await expanded(reader, principal.id, expand)),
      }),
    }),
  }),
  ...listing({
    noun: 'Application',
    path: '/v1.0/applications',
    paged: (reader) => ({
      kind: 'application',
      list: (search, page) => reader.listApplications(search, page),
      count: (search) => reader.countApplications(search),
      write: async (application, { select, expand }) => ({
        ...applicationToWire(
          application,
          (await reader.tenant())?.defaultDomain ?? '',
          select,
          await shownCredentials(reader, application.id),
        ),
        ...(await expanded(reader, application.id, expand)),
      }),
    }),
  }),
];
