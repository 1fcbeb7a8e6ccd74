import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedParts } from '../condition/failed-parts.ts';
import { parseCondition } from '../condition/parse.ts';
import { printCondition } from '../condition/print.ts';
import type { Condition } from '../condition/syntax.ts';
import { decide } from '../decide.ts';
import type { AccessFacts, AccessQuestion, Decision, Permission, RoleAssignment } from '../model.ts';
import { decisionCases } from '../testing/cases.ts';
import { anyConditionalFacts, anyFacts, anyQuestionWithAttributes } from '../testing/worlds.ts';
import { explain } from './explain.ts';
import type { Explanation, FailedCondition, NearMiss, Obstacle } from './explanation.ts';

const WANTED = 250;

const DRAWN = fc
  .sample(fc.tuple(anyQuestionWithAttributes, fc.oneof(anyFacts, anyConditionalFacts)), {
    numRuns: 20_000,
    seed: 20_260_801,
  })
  .map(([question, facts]) => ({ question, facts, ground: decide(question, facts).ground }));

/** Random questions that are decided on a ground, the first of many. */
function questionsAnswered(ground: Explanation['ground']): readonly (readonly [AccessQuestion, AccessFacts])[] {
  const found = DRAWN.filter((drawn) => drawn.ground === ground).slice(0, WANTED);
  return found.map(({ question, facts }) => [question, facts]);
}

const without = (facts: AccessFacts, explanation: Extract<Explanation, { effect: 'deny' }>): AccessFacts => ({
  ...facts,
  denials: facts.denials.filter((denial) => !explanation.denials.some((refusal) => refusal.denial === denial)),
});

describe('explain', () => {
  it('says of every case file what decide says', () => {
    for (const { question, facts } of decisionCases().flatMap((file) => file.questions)) {
      const { effect, ground } = decide(question, facts);
      expect(explain(question, facts)).toMatchObject({ effect, ground });
    }
  });

  it('names first what decide names', () => {
    for (const { question, facts } of DRAWN.slice(0, 3000)) {
      const [decision, explanation] = [decide(question, facts), explain(question, facts)];
      expect(explanation.ground).toBe(decision.ground);
      expect(firstOf(explanation)).toBe(firstOf(decision));
    }
  });

  it('turns an allow into a refusal when all cited grants go, and not before', () => {
    const questions = questionsAnswered('role-assignment');
    expect(questions).toHaveLength(WANTED);
    for (const [question, facts] of questions) {
      const explanation = explain(question, facts);
      if (explanation.ground !== 'role-assignment') throw new Error('Decided otherwise.');
      const cited = new Set(explanation.grants.map((grant) => grant.assignment));
      const keeping = (kept: (assignment: RoleAssignment) => boolean) =>
        decide(question, { ...facts, assignments: facts.assignments.filter(kept) }).effect;

      expect(keeping((assignment) => !cited.has(assignment))).toBe('deny');
      for (const grant of explanation.grants) {
        expect(keeping((assignment) => assignment === grant.assignment || !cited.has(assignment))).toBe('allow');
        expect(grant.role.permissions).toContain(grant.entry);
        expect(grant.path.at(-1)).toBe(grant.assignment.principal);
      }
    }
  });

  it('turns a refusal by denials into an allow when all cited denials go, and not before', () => {
    const questions = questionsAnswered('deny-assignment');
    expect(questions).toHaveLength(WANTED);
    for (const [question, facts] of questions) {
      const explanation = explain(question, facts);
      if (explanation.ground !== 'deny-assignment') throw new Error('Decided otherwise.');
      expect(decide(question, without(facts, explanation)).effect).toBe('allow');
      for (const { denial } of explanation.denials) {
        const onlyOne = { ...facts, denials: [denial] };
        expect(decide(question, onlyOne)).toMatchObject({ ground: 'deny-assignment', denial });
      }
    }
  });

  it('turns a refusal by conditions when the cited parts turn, and by nothing less', () => {
    const questions = questionsAnswered('condition-not-met');
    expect(questions).toHaveLength(WANTED);
    for (const [question, facts] of questions) {
      const explanation = explain(question, facts);
      if (explanation.ground !== 'condition-not-met') throw new Error('Decided otherwise.');
      const undenied = without(facts, explanation);
      for (const { assignment, entry, failed } of explanation.failures) {
        expect(decide(question, withConditions(undenied, assignment, entry, failed)).effect).toBe('allow');
        for (const some of withOneLess(failed)) {
          const alone = { ...undenied, assignments: [assignment] };
          const changed = withConditions(alone, assignment, entry, some, true);
          expect(decide(question, changed).effect).toBe('deny');
        }
      }
      const [first] = explanation.failures;
      const turned = decide(question, withConditions(facts, first!.assignment, first!.entry, first!.failed));
      expect(turned.ground).toBe(explanation.denials.length > 0 ? 'deny-assignment' : 'role-assignment');
    }
  });

  it('turns a refusal for want of a grant when the obstacles of any near miss go, and not before', () => {
    const questions = questionsAnswered('nothing-grants-it');
    expect(questions).toHaveLength(WANTED);
    const met = new Set<Obstacle['kind']>();
    for (const [question, facts] of questions) {
      const explanation = explain(question, facts);
      if (explanation.ground !== 'nothing-grants-it') throw new Error('Decided otherwise.');
      const undenied = without(facts, explanation);
      for (const miss of explanation.nearMisses) {
        for (const { kind } of miss.obstacles) met.add(kind);
        expect(decide(question, cleared(question, undenied, miss, miss.obstacles)).effect).toBe('allow');
        for (const kept of miss.obstacles) {
          const others = miss.obstacles.filter((obstacle) => obstacle !== kept);
          const alone = { ...undenied, assignments: [miss.assignment] };
          expect(decide(question, cleared(question, alone, miss, others)).effect).toBe('deny');
        }
      }
    }
    expect([...met].sort()).toEqual([
      'condition-not-met',
      'excluded',
      'not-included',
      'other-plane',
      'other-principal',
      'other-scope',
      'role-gone',
    ]);
  });

  it('lists no more near misses than asked for, the nearest first, and counts the rest', () => {
    for (const [question, facts] of questionsAnswered('nothing-grants-it')) {
      const all = explain(question, facts, Number.POSITIVE_INFINITY);
      const two = explain(question, facts, 2);
      if (all.ground !== 'nothing-grants-it' || two.ground !== 'nothing-grants-it')
        throw new Error('Decided otherwise.');
      expect(two.nearMisses).toEqual(all.nearMisses.slice(0, 2));
      expect(two.nearMissCount).toBe(all.nearMisses.length);
      const counts = all.nearMisses.map((miss) => miss.obstacles.length);
      expect(counts).toEqual(counts.toSorted((one, other) => one - other));
      expect(all.nearMisses.every(({ obstacles }) => obstacles.length > 0)).toBe(true);
      // Far from near: somebody else's assignment that would not do either, and another scope's that lacks the action.
      const kinds = all.nearMisses.map(({ obstacles }) => obstacles.map(({ kind }) => kind));
      expect(kinds.filter((each) => each.includes('other-principal') && each.length > 1)).toEqual([]);
      expect(kinds.filter((each) => each.includes('other-scope') && each.includes('not-included'))).toEqual([]);
    }
  });
});

/** The assignment or denial that comes first. */
function firstOf(answer: Explanation | Decision): unknown {
  switch (answer.ground) {
    case 'role-assignment':
      return 'grants' in answer ? answer.grants[0]?.assignment : answer.assignment;
    case 'deny-assignment':
      return 'denials' in answer ? answer.denials[0]?.denial : answer.denial;
    case 'condition-not-met':
      return 'failures' in answer ? answer.failures[0]?.assignment : answer.assignment;
    case 'nothing-grants-it':
      return undefined;
  }
}

/** The failures with one part, or one unreadable condition, left out. */
function withOneLess(failed: readonly FailedCondition[]): readonly (readonly FailedCondition[])[] {
  return failed.flatMap((each, at) => {
    if (each.kind === 'unreadable') return [failed.filter((other) => other !== each)];
    return each.parts.map((part) => failed.with(at, { ...each, parts: each.parts.filter((other) => other !== part) }));
  });
}

/** The facts with the failed parts of one entry and assignment turned; elsewhere conditions stay as they are. */
function withConditions(
  facts: AccessFacts,
  assignment: RoleAssignment,
  entry: Permission | undefined,
  failed: readonly FailedCondition[],
  onlyThisEntry = false,
): AccessFacts {
  const turned = (holder: FailedCondition['holder'], condition: string | null) => {
    const failure = failed.find((each) => each.holder === holder);
    if (failure === undefined) return condition;
    return failure.kind === 'unreadable' ? null : withPartsTurned(failure);
  };
  const role = facts.roles.get(assignment.role);
  const roles = new Map(facts.roles);
  if (role && entry) {
    const changed = { ...entry, condition: turned('role', entry.condition) };
    const others = role.permissions.map((each) => (each === entry ? changed : each));
    roles.set(role.id, { ...role, permissions: onlyThisEntry ? [changed] : others });
  }
  const assignments = facts.assignments.map((each) =>
    each === assignment ? { ...each, condition: turned('assignment', each.condition) } : each,
  );
  return { ...facts, roles, assignments };
}

const TRUE = readable('NOT Exists @Request[nothing has this name]');
const FALSE = readable('Exists @Request[nothing has this name]');

function readable(text: string): Condition {
  const parsed = parseCondition(text);
  if (!parsed.ok) throw new Error(parsed.failure.message);
  return parsed.value;
}

function withPartsTurned({ condition, parts }: Extract<FailedCondition, { kind: 'not-met' }>): string {
  const turn = (part: Condition): Condition => {
    const cited = parts.find((each) => each.part === part);
    if (cited) return cited.wanted ? TRUE : FALSE;
    if (part.kind === 'not') return { ...part, part: turn(part.part) };
    return part.kind === 'any-of' || part.kind === 'all-of' ? { ...part, parts: part.parts.map(turn) } : part;
  };
  return printCondition(turn(readable(condition)));
}

/** The facts without some of the obstacles of a near miss. */
function cleared(
  question: AccessQuestion,
  facts: AccessFacts,
  { assignment, entry }: NearMiss,
  obstacles: readonly Obstacle[],
): AccessFacts {
  const kinds = new Set(obstacles.map(({ kind }) => kind));
  const failed = obstacles.flatMap((obstacle) => (obstacle.kind === 'condition-not-met' ? obstacle.failed : []));
  const roles = new Map(facts.roles);
  const role = roles.get(assignment.role);
  const fallback = { actions: [], notActions: [], dataActions: [], notDataActions: [], condition: null };
  const covers =
    kinds.has('excluded') || kinds.has('other-plane') || kinds.has('not-included') || kinds.has('role-gone');
  const changed = covers ? including(entry ?? fallback, question, obstacles) : entry;
  const newRole = {
    id: assignment.role,
    name: 'changed',
    kind: 'CustomRole',
    assignableScopes: [],
    permissions: role === undefined && !kinds.has('role-gone') ? [] : changed === undefined ? [] : [changed],
  } as const;
  if (role !== undefined || kinds.has('role-gone')) roles.set(assignment.role, newRole);

  const [caller] = question.principals.keys();
  const moved = {
    ...assignment,
    ...(kinds.has('other-principal') && { principal: caller! }),
    ...(kinds.has('other-scope') && { scope: question.scope }),
  };
  const assignments = facts.assignments.map((each) => (each === assignment ? moved : each));
  return withConditions({ ...facts, roles, assignments }, moved, changed, failed);
}

function including(entry: Permission, { action }: AccessQuestion, obstacles: readonly Obstacle[]): Permission {
  const excluding = new Set(obstacles.flatMap((obstacle) => (obstacle.kind === 'excluded' ? obstacle.by : [])));
  const isAdded = obstacles.some(({ kind }) => kind !== 'excluded' && kind !== 'condition-not-met');
  const without = (patterns: readonly string[]) =>
    obstacles.some(({ kind }) => kind === 'excluded') ? patterns.filter((each) => !excluding.has(each)) : [];
  const include = (patterns: readonly string[]) => (isAdded ? [...patterns, action.name] : patterns);
  return action.plane === 'management'
    ? { ...entry, actions: include(entry.actions), notActions: without(entry.notActions) }
    : { ...entry, dataActions: include(entry.dataActions), notDataActions: without(entry.notDataActions) };
}

describe('failedParts', () => {
  it('prefers a way that leaves the action alone, and names what it saw', () => {
    const text = "(NOT ActionMatches{'a/*'} OR @Request[colour] StringEquals 'red') AND NOT Exists @Resource[lock]";
    const parsed = readable(text);
    const attributes = {
      request: new Map([['colour', 'blue']]),
      resource: new Map([['lock', true]]),
      principal: new Map(),
      environment: new Map(),
    };
    const parts = failedParts(parsed, { action: { plane: 'management', name: 'a/b' }, attributes });
    expect(parts.map(({ expression, wanted, values }) => ({ expression, wanted, values }))).toEqual([
      {
        expression: "@Request[colour] StringEquals 'red'",
        wanted: true,
        values: [{ attribute: '@Request[colour]', value: 'blue' }],
      },
      { expression: 'Exists @Resource[lock]', wanted: false, values: [{ attribute: '@Resource[lock]', value: true }] },
    ]);
  });

  it('is empty for a condition that holds', () => {
    const circumstances = { action: { plane: 'data', name: 'x' }, attributes: NONE } as const;
    expect(failedParts(TRUE, circumstances)).toEqual([]);
  });
});

const NONE = { request: new Map(), resource: new Map(), principal: new Map(), environment: new Map() };
