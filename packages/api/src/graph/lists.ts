import type { PrincipalSearch } from '@mandate/app/ports/directory';
import type { Page, PageRequest } from '@mandate/app/ports/listing';
import type { TenantReader } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import { ok, type Result } from '@mandate/rbac/result';
import type { Operation } from '../operation.ts';
import type { GraphFailure } from './failures.ts';
import { groupToWire, ObjectListWire, servicePrincipalToWire, userToWire } from './objects.ts';
import { operation } from './operation.ts';
import { listOptions } from './query-options.ts';

type Select = readonly string[] | null;

interface Listing<Row> {
  readonly id: string;
  readonly name: 'users' | 'groups' | 'servicePrincipals';
  list(reader: TenantReader, search: PrincipalSearch, page: PageRequest): Promise<Page<Row>>;
  write(row: Row, tenant: TenantId, select: Select): Readonly<Record<string, unknown>>;
}

function listing<Row>({ id, name, list, write }: Listing<Row>): Operation<GraphFailure> {
  return operation({
    id,
    method: 'GET',
    path: `/v1.0/${name}`,
    requires: { directory: 'readDirectory' },
    replies: { 200: ObjectListWire },

    async handle({ query, link }, { access, store }): Promise<Result<{ status: number; body: unknown }, GraphFailure>> {
      const options = listOptions(query);
      if (!options.ok) return options;
      const tenant = access.caller.tenant;
      const { search, page, select } = options.value;
      const { rows, next } = await list(store.tenant(tenant), search, page);
      return ok({
        status: 200,
        body: {
          '@odata.context': link(`/v1.0/$metadata#${name}`),
          ...(next ? { '@odata.nextLink': link(`/v1.0/${name}?${query.with('$skiptoken', next)}`) } : {}),
          value: rows.map((row) => write(row, tenant, select)),
        },
      });
    },
  });
}

/** The users of the tenant, by display name. */
export const listUsers = listing({
  id: 'user.ListUser',
  name: 'users',
  list: (reader, search, page) => reader.listUsers(search, page),
  write: (user, _tenant, select) => userToWire(user, select),
});

/** The groups of the tenant, by display name. */
export const listGroups = listing({
  id: 'group.ListGroup',
  name: 'groups',
  list: (reader, search, page) => reader.listGroups(search, page),
  write: (group, _tenant, select) => groupToWire(group, select),
});

/** The service principals of the tenant, by display name. */
export const listServicePrincipals = listing({
  id: 'servicePrincipal.ListServicePrincipal',
  name: 'servicePrincipals',
  list: (reader, search, page) => reader.listServicePrincipals(search, page),
  write: servicePrincipalToWire,
});
