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

/** Every name of an operation that the random worlds ask about. */
export const EVERY_NAME = ['a/b/read', 'a/b/write', 'a/read', 'c/b/write', 'A/b/x/Delete'] as const;

/** Names of operations that the patterns below cover or miss. */
export const anyName = fc.constantFrom(...EVERY_NAME);

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

const anyRichCondition = fc.constantFrom(
  null,
  "ActionMatches{'a/*'}",
  "NOT ActionMatches{'*/read'}",
  "@Request[x] StringEquals 'red'",
  "(NOT ActionMatches{'*/read'} OR @Request[x] StringEquals 'red') AND NOT Exists @Resource[lock]",
  "@Request[x] StringEquals 'blue' OR (@Resource[n] NumericLessThan 5 AND NOT ActionMatches{'*/write'})",
  "NOT (@Request[x] StringNotEquals 'red' OR Exists @Resource[lock]) AND @Resource[n] NumericGreaterThan 3",
  'malformed',
);

const anyRichEntry = fc
  .tuple(anyEntry, anyRichCondition)
  .map(([entry, condition]): Permission => ({ ...entry, condition }));

/** A tenant in which conditions look at attributes and stand in the way of most grants. */
export const anyConditionalFacts: fc.Arbitrary<AccessFacts> = fc.record({
  assignments: fc.array(
    fc
      .tuple(anyAssignment, anyRichCondition)
      .map(([assignment, condition]): RoleAssignment => ({ ...assignment, condition })),
    { maxLength: 8 },
  ),
  denials: fc.array(anyDenial, { maxLength: 2 }),
  roles: fc
    .tuple(...ROLES.map((role) => fc.array(anyRichEntry, { maxLength: 3 }).map((entries) => [role, entries] as const)))
    .map((roles) => new Map(roles.map(([role, permissions]) => [role, roleOf(role, permissions)]))),
  parents: anyParents,
});

/** Attributes that the conditions of {@link anyConditionalFacts} look at. */
export const anyAttributes = fc
  .record({
    x: fc.constantFrom('red', 'blue', undefined),
    n: fc.constantFrom(1, 4, 9, undefined),
    isLocked: fc.boolean(),
  })
  .map(({ x, n, isLocked }) => ({
    ...NO_ATTRIBUTES,
    request: new Map(x === undefined ? [] : [['x', x]]),
    resource: new Map<string, number | boolean>([
      ...(n === undefined ? [] : [['n', n] as const]),
      ...(isLocked ? [['lock', true] as const] : []),
    ]),
  }));

/** A question with attributes that conditions may look at. */
export const anyQuestionWithAttributes: fc.Arbitrary<AccessQuestion> = fc
  .tuple(anyQuestion, anyAttributes)
  .map(([question, attributes]) => ({ ...question, attributes }));

/** The people and groups of the random worlds. */
export const EVERYBODY_THERE: readonly PrincipalId[] = PEOPLE;

/** Every scope of the random worlds. */
export const EVERY_SCOPE: readonly Scope[] = SCOPES;

/** Who is a direct member of which group; cycles happen. */
export const anyMemberships: fc.Arbitrary<readonly (readonly [member: PrincipalId, group: PrincipalId])[]> = fc.array(
  fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...PEOPLE)),
  { maxLength: 5 },
);
