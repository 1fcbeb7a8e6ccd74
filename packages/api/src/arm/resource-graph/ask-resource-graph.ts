import { isManagementGroupName } from '@mandate/app/management-groups/put-management-group';
import { isSubscriptionVisible } from '@mandate/app/subscriptions/visibility';
import { parseGuid } from '@mandate/rbac/guid';
import type { AccessFacts, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { contains, lineage, managementGroupScope, subscriptionScope } from '@mandate/rbac/scope';
import { type Static, Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import type { Row } from './expressions.ts';
import type { PlacedRow } from './placed-row.ts';
import { parseQuery } from './query.ts';
import { rowsOf } from './rows.ts';

const Closed = { additionalProperties: false };
const Ids = Type.Optional(Type.Union([Type.Array(Type.String({ maxLength: 128 }), { maxItems: 1000 }), Type.Null()]));
const Options = Type.Object(
  {
    resultFormat: Type.Optional(Type.Union([Type.Literal('objectArray'), Type.Literal('table')])),
    $top: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 1000 }), Type.Null()])),
    $skip: Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])),
    $skipToken: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
    allowPartialScopes: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    authorizationScopeFilter: Type.Optional(
      Type.Union([
        Type.Literal('AtScopeAndBelow'),
        Type.Literal('AtScopeAndAbove'),
        Type.Literal('AtScopeExact'),
        Type.Literal('AtScopeAboveAndBelow'),
      ]),
    ),
  },
  Closed,
);
const Body = Type.Object(
  {
    query: Type.String({ minLength: 1, maxLength: 16_384 }),
    subscriptions: Ids,
    managementGroups: Ids,
    options: Type.Optional(Type.Union([Options, Type.Null()])),
    facets: Type.Optional(Type.Union([Type.Array(Type.Unknown(), { maxItems: 0 }), Type.Null()])),
  },
  Closed,
);

/** Answers a query over what the caller may read: role assignments and definitions, containers, resources. */
export const askResourceGraph = operation({
  id: 'Resources',
  method: 'POST',
  path: '/providers/Microsoft.ResourceGraph/resources',
  apiVersions: ['2019-04-01', '2021-03-01', '2022-10-01', '2024-04-01'],
  requires: { anyoneInTenant: 'Rows are decided one by one; those who may read nothing get none.' },
  body: Body,
  replies: {
    200: Type.Object({
      totalRecords: Type.Number(),
      count: Type.Number(),
      resultTruncated: Type.String(),
      $skipToken: Type.Optional(Type.String()),
      data: Type.Unknown(),
      facets: Type.Array(Type.Unknown()),
    }),
  },

  async handle({ body }, work) {
    const query = parseQuery(body.query);
    if (!query.ok) return query;
    const scopes = scopesOf(body, work);
    if (!scopes.ok) return scopes;
    const filter = body.options?.authorizationScopeFilter ?? 'AtScopeAndBelow';
    const { facts } = work.access;
    const rows = (await rowsOf(query.value.table, work)).filter((row) => isWithin(row, scopes.value, filter, facts));
    const result = query.value.run(rows.map(({ row }) => row));

    const start = Number(body.options?.$skipToken ?? body.options?.$skip ?? 0);
    if (!Number.isSafeInteger(start)) return fail({ kind: 'page-mark-invalid' });
    const page = result.slice(start, start + (body.options?.$top ?? 1000));
    const end = start + page.length;
    return reply(200, {
      totalRecords: result.length,
      count: page.length,
      resultTruncated: end < result.length ? 'true' : 'false',
      ...(end < result.length ? { $skipToken: String(end) } : {}),
      data: body.options?.resultFormat === 'table' ? tableOf(page) : page,
      facets: [],
    });
  },
});

/** Where to look; `undefined` is everywhere that the caller may see. */
function scopesOf(
  { subscriptions, managementGroups }: Static<typeof Body>,
  { access }: Work,
): Result<readonly Scope[] | undefined, ArmFailure> {
  if (!subscriptions?.length && !managementGroups?.length) return ok(undefined);
  const scopes: Scope[] = [];
  for (const text of subscriptions ?? []) {
    const id = parseGuid(text);
    if (!id) return fail({ kind: 'subscription-malformed', text });
    // Those that the caller does not see hold no row for it either.
    if (isSubscriptionVisible(access, id)) scopes.push(subscriptionScope(id));
  }
  for (const name of managementGroups ?? []) {
    if (!isManagementGroupName(name)) return fail({ kind: 'management-group-not-found', name });
    scopes.push(managementGroupScope(name));
  }
  return ok(scopes);
}

function isWithin(
  { scope, row }: PlacedRow,
  scopes: readonly Scope[] | undefined,
  filter: string,
  { parents }: AccessFacts,
): boolean {
  if (scopes === undefined) return true;
  // Built-in roles are nowhere in particular, and so everywhere.
  if (scope === '/' && row.type === 'microsoft.authorization/roledefinitions') return true;
  return scopes.some((asked) => {
    const below = contains(asked, scope) || lineage(scope, parents).includes(asked);
    const above = lineage(asked, parents).includes(scope);
    if (filter === 'AtScopeExact') return scope === asked;
    if (filter === 'AtScopeAndAbove') return above;
    return filter === 'AtScopeAboveAndBelow' ? above || below : below;
  });
}

function tableOf(rows: readonly Row[]) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const typeOf = (name: string) => {
    const value = rows.find((row) => (row[name] ?? null) !== null)?.[name];
    return value !== null && typeof value === 'object' ? 'object' : typeof value === 'number' ? 'integer' : 'string';
  };
  return {
    columns: names.map((name) => ({ name, type: typeOf(name) })),
    rows: rows.map((row) => names.map((name) => row[name] ?? null)),
  };
}
