import {
  type Action,
  type Attributes,
  type DenyAssignment,
  EVERYONE,
  type Guid,
  type Permission,
  type RoleAssignment,
  type RoleDefinition,
  type Scope,
} from '../../model.ts';
import { parseScope, ROOT, scopeKind } from '../../scope.ts';
import type { Dice } from './random.ts';

const id = (kind: string, number: number) => `${kind}0000000-abcd-4000-8000-00000000000${number}` as Guid;

/** A partner and two customers. */
export const TENANTS = [1, 2, 3].map((number) => id('a', number));
export const PRINCIPALS = [1, 2, 3, 4, 5, 6].map((number) => id('b', number)).concat(EVERYONE);
export const ROLES = [1, 2, 3].map((number) => id('c', number));
const SUBSCRIPTIONS = [1, 2].map((number) => id('d', number));

const scope = (text: string): Scope => {
  const parsed = parseScope(text);
  if (!parsed.ok) throw new Error(`${text} is no scope`);
  return parsed.value;
};
const managementGroup = (name: string) => scope(`/providers/Microsoft.Management/managementGroups/${name}`);
const GROUPS = ['company', 'team', 'teams', 'équipe'].map(managementGroup);

/** Scopes of every kind, near enough to each other to contain one another often. */
export const SCOPES: readonly Scope[] = [
  ROOT,
  ...SUBSCRIPTIONS.map((subscription) => scope(`/subscriptions/${subscription}`)),
  ...GROUPS,
  scope(`${GROUPS[0]}/providers/Microsoft.Authorization/policyDefinitions/p`),
  scope(`${GROUPS[0]}/settings/default`),
  scope('/providers/Microsoft.Billing/accounts/a'),
  ...SUBSCRIPTIONS.flatMap((subscription) =>
    [
      '/resourceGroups/rg',
      '/resourceGroups/rg2',
      '/resourceGroups/r',
      '/resourceGroups/ÉTÉ (1)',
      '/providers/Microsoft.Compute/disks/d',
      '/resourceGroups/rg/providers/Microsoft.Compute/disks/d',
      '/resourceGroups/rg/providers/Microsoft.Compute/disks/d2',
      '/resourceGroups/rg/providers/Microsoft.Compute/disks/d/parts/a',
      '/resourceGroups/rg/providers/Microsoft.Compute/disks/d/providers/Microsoft.Authorization/locks/l',
      '/resourceGroups/rg/providers/Microsoft.Features/providers/x',
    ].map((rest) => scope(`/subscriptions/${subscription}${rest}`)),
  ),
];
export const MEMBERS = SCOPES.filter((each) => ['subscription', 'management-group'].includes(scopeKind(each)));
/** These and some that nothing but their path ever places. */
export const PLACED = [...MEMBERS, ...SCOPES.filter((each) => each.endsWith('/rg') || each.endsWith('/disks/d'))];
const UNUSED = [
  `/subscriptions/${id('d', 9)}/resourceGroups/rg`,
  '/providers/Microsoft.Management/managementGroups/nobody',
  `/subscriptions/${SUBSCRIPTIONS[0]}/resourceGroups/rg/providers/Microsoft.Compute/disks/unknown`,
];
const NO_SCOPES = [
  '',
  'x',
  `/subscriptions/${SUBSCRIPTIONS[0]}/resourceGroups`,
  `/subscriptions/${SUBSCRIPTIONS[0]}/resourceGroups/rg/x`,
  `/subscriptions/${SUBSCRIPTIONS[0]}/resourceGroups/rg/providers/Micro_soft/disks/d`,
  `/subscriptions/${SUBSCRIPTIONS[0]}/resourceGroups/rg/providers/Microsoft.Compute/disks`,
  `/subscriptions/${SUBSCRIPTIONS[0]}/resourceGroups/rg%2F`,
  `/subscriptions/${SUBSCRIPTIONS[0]}/resourceGroups/..`,
  '/subscriptions/not-a-guid/resourceGroups/rg',
];

/** What every role keeps a bit for. */
export const KNOWN_OPERATIONS: readonly Action[] = ['a/b/read', 'a/b/write', 'a/read', 'c/b/write'].flatMap((name) => [
  { plane: 'management', name },
  { plane: 'data', name },
]);
const NAMES = ['a/b/read', 'A/B/Write', 'a/read', 'c/b/write', 'a/b/x/delete', 'a/x/read', ''];
const PATTERNS = ['*', '*/read', 'a/*', 'a/*/write', 'A/B/write', 'c/b/*', 'a/*/read', ' a/b/read '];
const CONDITIONS = [
  "ActionMatches{'a/*'}",
  "NOT ActionMatches{'*/read'}",
  'Exists @Request[x]',
  "@Request[x] StringEquals 'one' OR @Principal[y] ForAnyOfAnyValues:StringEquals {'one', 'two'}",
  'malformed',
];
const VALUES = ['one', 'two', ['one', 'three'], []] as const;

/** A scope as a request might spell it, or something that is none. */
export function anyScopeText(dice: Dice): string {
  if (dice.chance(0.05)) return dice.of(NO_SCOPES);
  const text = dice.chance(0.1) ? dice.of(UNUSED) : dice.of(SCOPES);
  const spelling = dice.below(8);
  if (spelling === 0) return text.toUpperCase();
  if (spelling === 1) return `${text}/`;
  if (spelling === 2) return text.replaceAll('/', '//');
  return spelling === 3 ? text.replace('resourcegroups', 'resourceGroups').replace('microsoft', 'Microsoft') : text;
}

export function anyAction(dice: Dice): Action {
  return { plane: dice.of(['management', 'management', 'data']), name: dice.of(NAMES) };
}

export function anyAttributes(dice: Dice): Attributes {
  const some = (name: string) => new Map(dice.chance(0.5) ? [[name, dice.of(VALUES)]] : []);
  return { request: some('x'), resource: new Map(), principal: some('y'), environment: new Map() };
}

// Wide ones more often, so that a good part of the questions meets something that applies.
function anyScope(dice: Dice): Scope {
  return dice.chance(0.5) ? dice.of(SCOPES.slice(0, 7)) : dice.of(SCOPES);
}

function anyCondition(dice: Dice): string | null {
  return dice.chance(0.3) ? dice.of(CONDITIONS) : null;
}

function anyPermission(dice: Dice): Permission {
  if (dice.chance(0.4)) {
    return { actions: ['*'], notActions: [], dataActions: ['*'], notDataActions: [], condition: anyCondition(dice) };
  }
  const patterns = () => dice.some(PATTERNS, 2);
  return {
    actions: patterns(),
    notActions: patterns(),
    dataActions: patterns(),
    notDataActions: patterns(),
    condition: anyCondition(dice),
  };
}

function anyPermissions(dice: Dice): readonly Permission[] {
  return Array.from({ length: 1 + dice.below(3) }, () => anyPermission(dice));
}

export function anyRole(dice: Dice): RoleDefinition {
  const role = dice.of(ROLES);
  return { id: role, name: role, kind: 'CustomRole', permissions: anyPermissions(dice), assignableScopes: [ROOT] };
}

export function anyAssignment(dice: Dice, number: number): RoleAssignment {
  return {
    id: `e0000000-abcd-4000-8000-${number.toString(16).padStart(12, '0')}` as Guid,
    principal: dice.of(PRINCIPALS),
    role: dice.of(ROLES),
    scope: anyScope(dice),
    condition: anyCondition(dice),
  };
}

export function anyDenial(dice: Dice, number: number): DenyAssignment {
  return {
    id: `f0000000-abcd-4000-8000-${number.toString(16).padStart(12, '0')}` as Guid,
    name: 'denial',
    scope: anyScope(dice),
    doNotApplyToChildScopes: dice.chance(0.3),
    permissions: anyPermissions(dice),
    principals: [dice.of(PRINCIPALS), ...dice.some(PRINCIPALS, 2)],
    excludedPrincipals: dice.some(PRINCIPALS, 1),
    effect: dice.chance(0.8) ? 'enforced' : 'audit',
  };
}
