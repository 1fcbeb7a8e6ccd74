import { entryCovers, matches } from '../action.ts';
import type {
  AccessFacts,
  AccessQuestion,
  Action,
  Permission,
  RoleAssignment,
  RoleDefinition,
  Scope,
} from '../model.ts';
import { lineage } from '../scope.ts';
import type { NearMiss, Obstacle } from './explanation.ts';
import { failedConditions } from './failed-conditions.ts';

// What is easiest to put right, or likeliest to be what somebody overlooked, comes first.
const WEIGHTS: Record<Obstacle['kind'], number> = {
  'condition-not-met': 1,
  excluded: 2,
  'other-plane': 3,
  'other-scope': 4,
  'not-included': 5,
  'role-gone': 6,
  'other-principal': 7,
};
const WEIGHT_OF_ONE_MORE = 10;
const MOST_OBSTACLES = 2;

/**
 * Assignments that one or two obstacles keep from granting the action, fewest obstacles first. One held by somebody
 * else is near only when all the rest is right, and one at another scope only when its role includes the action.
 */
export function nearMisses(question: AccessQuestion, facts: AccessFacts): readonly NearMiss[] {
  const above = new Set(lineage(question.scope, facts.parents));
  return facts.assignments
    .map((assignment) => nearest(question, facts, above, assignment))
    .filter((miss) => isNear(miss.obstacles))
    .sort((one, other) => distance(one.obstacles) - distance(other.obstacles));
}

function nearest(
  question: AccessQuestion,
  facts: AccessFacts,
  above: ReadonlySet<Scope>,
  assignment: RoleAssignment,
): NearMiss {
  const role = facts.roles.get(assignment.role);
  const path = question.principals.get(assignment.principal);
  const aside: Obstacle[] = path === undefined ? [{ kind: 'other-principal' }] : [];
  if (!above.has(assignment.scope))
    aside.push({ kind: 'other-scope', relation: relationTo(question, facts, assignment) });

  const missOf = (entry: Permission | undefined): NearMiss => {
    const obstacles = [...aside, ...obstaclesWithin(role, entry, question)];
    const failed = failedConditions(entry, assignment, question);
    if (failed.length > 0) obstacles.push({ kind: 'condition-not-met', failed });
    return { assignment, role, entry, path, obstacles };
  };
  const [first, ...others] = role?.permissions ?? [];
  return others
    .map(missOf)
    .reduce((best, miss) => (distance(miss.obstacles) < distance(best.obstacles) ? miss : best), missOf(first));
}

function relationTo({ scope }: AccessQuestion, facts: AccessFacts, assignment: RoleAssignment): 'below' | 'beside' {
  return lineage(assignment.scope, facts.parents).includes(scope) ? 'below' : 'beside';
}

function obstaclesWithin(
  role: RoleDefinition | undefined,
  entry: Permission | undefined,
  { action }: AccessQuestion,
): readonly Obstacle[] {
  if (role === undefined) return [{ kind: 'role-gone' }];
  if (entry === undefined) return [{ kind: 'not-included' }];
  if (entryCovers(entry, action)) return [];

  const { included, excluded } = onPlane(entry, action);
  const covering = (pattern: string) => matches(pattern, action.name);
  if (included.some(covering)) return [{ kind: 'excluded', by: excluded.filter(covering) }];
  const across: Action = { ...action, plane: action.plane === 'data' ? 'management' : 'data' };
  return [{ kind: entryCovers(entry, across) ? 'other-plane' : 'not-included' }];
}

function onPlane(entry: Permission, { plane }: Action) {
  return plane === 'management'
    ? { included: entry.actions, excluded: entry.notActions }
    : { included: entry.dataActions, excluded: entry.notDataActions };
}

function isNear(obstacles: readonly Obstacle[]): boolean {
  if (obstacles.length > MOST_OBSTACLES) return false;
  const kinds = new Set(obstacles.map(({ kind }) => kind));
  if (kinds.has('other-principal')) return kinds.size === 1;
  return !kinds.has('other-scope') || !(kinds.has('not-included') || kinds.has('role-gone'));
}

function distance(obstacles: readonly Obstacle[]): number {
  return obstacles.reduce((sum, { kind }) => sum + WEIGHTS[kind] + WEIGHT_OF_ONE_MORE, 0);
}
