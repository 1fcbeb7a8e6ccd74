import fc from 'fast-check';
import { NO_ATTRIBUTES } from '../attributes.ts';
import type {
  AccessFacts,
  AccessQuestion,
  DenyAssignment,
  Guid,
  Permission,
  PrincipalId,
  RoleAssignment,
  RoleDefinition,
  Scope,
} from '../model.ts';
import { EVERYONE } from '../model.ts';
import { principalSet } from '../principals.ts';
import { lineage, managementGroupScope, parseScope, ROOT } from '../scope.ts';

// Few of everything, so that random worlds are full of meetings.
const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}` as Guid;
const PEOPLE: readonly PrincipalId[] = [id(1), id(2), id(3), id(4)];
const ROLES = [id(5), id(6), id(7)];
const LOST_ROLE = id(8);
const SUBSCRIPTIONS = [`/subscriptions/${id(1)}`, `/subscriptions/${id(2)}`];
const MANAGEMENT_GROUPS = ['company', 'team', 'teams'].map(managementGroupScope);

const SCOPES: readonly Scope[] = SUBSCRIPTIONS.flatMap((subscription) => [
  subscription,
  `${subscription}/resourceGroups/rg`,
  `${subscription}/resourceGroups/rg2`,
  `${subscription}/resourceGroups/rg/providers/Microsoft.Compute/disks/d`,
  `${subscription}/resourceGroups/rg/providers/Microsoft.Compute/disks/d2`,
  `${subscription}/resourceGroups/rg/providers/Microsoft.Compute/disks/d/providers/Microsoft.Authorization/locks/l`,
])
  .flatMap((text) => {
    const parsed = parseScope(text);
    return parsed.ok ? [parsed.value] : [];
  })
  .concat(MANAGEMENT_GROUPS, ROOT);

/** Scopes of every kind, near enough to each other to contain one another often. */
export const anyScope = fc.constantFrom(...SCOPES);

/** Names of operations that the patterns below cover or miss. */
export const anyName = fc.constantFrom('a/b/read', 'a/b/write', 'a/read', 'c/b/write', 'A/b/x/Delete');

const anyPattern = fc.constantFrom('*', '*/read', 'a/*', 'a/*/write', 'A/B/write', 'c/b/*', 'a/*/read');
const anyPatterns = fc.array(anyPattern, { maxLength: 2 });
const anyCondition = fc.constantFrom(
  null,
  null,
  "ActionMatches{'a/*'}",
  "NOT ActionMatches{'*/read'}",
  'Exists @Request[x]',
  'malformed',
);

const anyNarrowEntry: fc.Arbitrary<Permission> = fc.record({
  actions: anyPatterns,
  notActions: anyPatterns,
  dataActions: anyPatterns,
  notDataActions: anyPatterns,
  condition: anyCondition,
});

/** An entry that covers every action on both planes. */
export const EVERYTHING: Permission = {
  actions: ['*'],
  notActions: [],
  dataActions: ['*'],
  notDataActions: [],
  condition: null,
};

// Weighted so that a good part of the questions meets something that applies.
const anyEntry = fc.oneof(anyNarrowEntry, anyNarrowEntry, fc.constant(EVERYTHING));
const anyWideScope = fc.oneof(anyScope, fc.constant(ROOT));

/** An assignment to one of a few people, of a role that may be gone. */
export const anyAssignment: fc.Arbitrary<RoleAssignment> = fc.record({
  id: fc.uuid().map((text) => text as Guid),
  principal: fc.constantFrom(...PEOPLE),
  role: fc.constantFrom(...ROLES, LOST_ROLE),
  scope: anyWideScope,
  condition: anyCondition,
});

/** A denial of any shape. */
export const anyDenial: fc.Arbitrary<DenyAssignment> = fc.record({
  id: fc.uuid().map((text) => text as Guid),
  name: fc.constant('denial'),
  scope: anyWideScope,
  doNotApplyToChildScopes: fc.boolean(),
  permissions: fc.array(anyEntry, { minLength: 1, maxLength: 3 }),
  principals: fc.array(fc.constantFrom(...PEOPLE, EVERYONE, EVERYONE), { minLength: 1, maxLength: 3 }),
  excludedPrincipals: fc.array(fc.constantFrom(...PEOPLE), { maxLength: 1 }),
  effect: fc.constantFrom('enforced', 'enforced', 'audit'),
});

const anyRoles: fc.Arbitrary<ReadonlyMap<Guid, RoleDefinition>> = fc
  .tuple(
    ...ROLES.map((role) =>
      fc.array(anyEntry, { minLength: 1, maxLength: 3 }).map((entries) => [role, entries] as const),
    ),
  )
  .map((roles) => new Map(roles.map(([role, permissions]) => [role, roleOf(role, permissions)])));

function roleOf(role: Guid, permissions: readonly Permission[]): RoleDefinition {
  return { id: role, name: role, kind: 'CustomRole', permissions, assignableScopes: [ROOT] };
}

const anyParents: fc.Arbitrary<ReadonlyMap<Scope, Scope>> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...SCOPES.filter((scope) => lineage(scope, new Map()).length === 2)),
      fc.constantFrom(...MANAGEMENT_GROUPS),
    ),
  )
  .map((pairs) => new Map(pairs));

/** A tenant small enough that its assignments and denials often concern the question. */
export const anyFacts: fc.Arbitrary<AccessFacts> = fc.record({
  assignments: fc.array(anyAssignment, { maxLength: 8 }),
  denials: fc.array(anyDenial, { maxLength: 3 }),
  roles: anyRoles,
  parents: anyParents,
});

/** A question of somebody with random groups. */
export const anyQuestion: fc.Arbitrary<AccessQuestion> = fc.record({
  principals: fc
    .tuple(fc.constantFrom(...PEOPLE), fc.array(fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...PEOPLE))))
    .map(([person, memberships]) =>
      principalSet([person], (member) => memberships.filter(([of]) => of === member).map(([, group]) => group)),
    ),
  action: fc.record({ plane: fc.constantFrom('management', 'data'), name: anyName }),
  scope: anyScope,
  attributes: fc.constant(NO_ATTRIBUTES),
});
