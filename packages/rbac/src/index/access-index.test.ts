import { describe, expect, it } from 'vitest';
import { NO_ATTRIBUTES } from '../attributes.ts';
import { decide } from '../decide.ts';
import type { AccessQuestion, Guid, RoleDefinition } from '../model.ts';
import { type AccessIndex, type AccessIndexOptions, createAccessIndex, loadAccessIndex } from './access-index.ts';
import type { CallerHandle, PlaceHandle } from './handles.ts';
import type { Ground, IndexDecision, IndexQuestion } from './question.ts';
import { GROUNDS } from './search.ts';
import { type Dice, diceOf } from './testing/random.ts';
import {
  anyAction,
  anyAttributes,
  anyRole,
  anyScopeText,
  KNOWN_OPERATIONS,
  PRINCIPALS,
  ROLES,
  TENANTS,
} from './testing/random-facts.ts';
import {
  accessFacts,
  anyChange,
  anyQuestion,
  anyWorld,
  change,
  emptyWorld,
  factsOf,
  plainQuestion,
  type World,
} from './testing/random-world.ts';

// One run is one world with its history; MANDATE_FUZZ_RUNS makes the night longer.
const RUNS = Number(process.env['MANDATE_FUZZ_RUNS'] ?? 200);
const STEPS = 25;
const QUESTIONS_PER_STEP = 41;
const BATCH = 4;

interface Scene {
  readonly dice: Dice;
  readonly world: World;
  readonly options: AccessIndexOptions;
  index: AccessIndex;
  readonly callers: Map<string, CallerHandle>;
  readonly places: Map<string, PlaceHandle>;
  changes: number;
  readonly tally: Record<Ground, number>;
}

function newScene(seed: number, tally: Scene['tally']): Scene {
  const dice = diceOf(seed);
  const world = anyWorld(dice);
  const options: AccessIndexOptions = {
    operations: KNOWN_OPERATIONS,
    load: (tenant) => factsOf(world, tenant),
    // Some worlds have room for one tenant or two only.
    keepBytes: dice.of([1, 30_000, 60_000, 1e9, 1e9, 1e9]),
    maxBytes: 2 ** 26,
    seed: dice.below(2 ** 31),
  };
  const index = createAccessIndex(options);
  for (const role of world.sharedRoles.values()) index.putSharedRole(role);
  return {
    dice,
    world,
    options,
    index,
    callers: new Map(),
    places: new Map(),
    changes: 1000,
    tally,
  };
}

function step(scene: Scene): void {
  const { dice, world } = scene;
  const kind = dice.below(20);
  if (kind === 0) putSharedRole(scene, anyRole(dice));
  else if (kind === 1) removeSharedRole(scene, dice.of(ROLES));
  else if (kind === 2) scene.index.evict(dice.of(TENANTS));
  else if (kind === 3) scene.index.put(TENANTS[0]!, factsOf(world, TENANTS[0]!));
  else if (kind === 4) reload(scene);
  else changeTenant(scene, dice.of(TENANTS));
}

function putSharedRole({ world, index }: Scene, role: RoleDefinition): void {
  world.sharedRoles.set(role.id, role);
  index.putSharedRole(role);
}

function removeSharedRole({ world, index }: Scene, role: Guid): void {
  world.sharedRoles.delete(role);
  index.removeSharedRole(role);
}

function changeTenant(scene: Scene, id: Guid): void {
  const tenant = scene.world.tenants.get(id)!;
  // Now and then a change gets lost on the way: the gap has to be noticed.
  const isLost = scene.dice.chance(0.03);
  if (isLost) change(tenant, anyChange(scene.dice, tenant, nextNumber(scene)));
  const next = anyChange(scene.dice, tenant, nextNumber(scene));
  change(tenant, next);
  scene.index.apply(id, tenant.revision, [next]);
}

function nextNumber(scene: Scene): number {
  scene.changes += 1;
  return scene.changes;
}

function reload(scene: Scene): void {
  scene.index = loadAccessIndex(scene.index.save(), scene.options);
  // Handles belong to their index.
  scene.callers.clear();
  scene.places.clear();
}

/** Asks in every way there is and compares with `decide`; tells the number of questions. */
function ask(scene: Scene): number {
  const { dice, world, index } = scene;
  const questions = Array.from({ length: QUESTIONS_PER_STEP }, () => anyQuestion(dice));
  // Several of one caller in a row, as in most batches.
  for (let at = 1; at < questions.length; at += 1) if (dice.chance(0.3)) sameCaller(questions, at);
  const grounds = new Uint8Array(questions.length);
  if (dice.below(BATCH) === 0) index.checkMany(questions, grounds);
  else for (const [at, question] of questions.entries()) grounds[at] = GROUNDS.indexOf(index.check(question));

  questions.forEach((question, at) => {
    const plain = plainQuestion(world, question);
    const facts = accessFacts(world, question.tenant as Guid);
    const expected = plain === undefined ? 'nothing-grants-it' : decide(plain, facts).ground;
    const found = GROUNDS[grounds[at]!];
    const byHandles = askByHandles(scene, question);
    // Not by `expect`, which takes longer than both.
    if (found !== expected || byHandles !== expected) {
      throw new Error(`${expected}, not ${found} or ${byHandles}: ${JSON.stringify(question)}`);
    }
    scene.tally[expected] += 1;
    if (at % 8 === 0 && plain !== undefined) checkAnswer(world, question, plain, index.answer(question));
  });
  return questions.length;
}

function sameCaller(questions: IndexQuestion[], at: number): void {
  const { action, scope } = questions[at]!;
  questions[at] = { ...questions[at - 1]!, action, scope };
}

function askByHandles(scene: Scene, { tenant, home = tenant, principals, action, scope, attributes }: IndexQuestion) {
  const { index, callers, places } = scene;
  const callerKey = `${home} ${[principals].flat().join(' ')}`;
  const caller = callers.get(callerKey) ?? index.caller(home, principals);
  callers.set(callerKey, caller);
  const place = places.get(`${tenant} ${scope}`) ?? index.place(tenant, scope);
  places.set(`${tenant} ${scope}`, place);
  return index.ask(caller, index.operation(action), place, attributes);
}

/** The ids in an answer name rows that alone would bring it about. */
function checkAnswer(world: World, { tenant }: IndexQuestion, question: AccessQuestion, answer: IndexDecision): void {
  const facts = accessFacts(world, tenant as Guid);
  const expected = decide(question, facts);
  expect(answer.ground).toBe(expected.ground);
  expect(answer.effect).toBe(expected.effect);
  if (answer.ground === 'nothing-grants-it') return;
  if (answer.ground === 'deny-assignment') {
    const denials = facts.denials.filter(({ id }) => id === answer.denial);
    expect(decide(question, { ...facts, denials }).ground).toBe('deny-assignment');
    return;
  }
  const assignments = facts.assignments.filter(({ id }) => id === answer.assignment);
  expect(assignments).toMatchObject([{ role: answer.role, principal: answer.holder, scope: answer.scope }]);
  expect(decide(question, { ...facts, assignments, denials: [] }).ground).toBe(answer.ground);
}

/** Compares every list with what asking about everybody, or everything, one by one gives. */
function checkLists({ dice, world, index }: Scene): void {
  const tenant = dice.of(TENANTS);
  const { homes } = world.tenants.get(tenant)!;
  const attributes = dice.chance(0.5) ? { attributes: anyAttributes(dice) } : {};
  const question = { tenant, action: anyAction(dice), scope: anyScopeText(dice), ...attributes };
  const listed = [...index.whoCan(question)].map(({ principal, home }) => `${principal} ${home}`);
  const expected = PRINCIPALS.flatMap((principal) => {
    const known = [...new Set([tenant, ...homes])].filter((home) =>
      world.tenants
        .get(home)!
        .memberships.some(
          ({ member, group }) => [member, group].includes(principal) && !isNobody(member) && !isNobody(group),
        ),
    );
    return (known.length > 0 ? known : [null]).flatMap((home) => {
      const isAllowed = allows(world, { ...question, principals: principal, home: home ?? EMPTY_HOME });
      return isAllowed ? [`${principal} ${home}`] : [];
    });
  });
  expect(sorted(listed)).toEqual(sorted(expected));

  const caller = { home: dice.of(TENANTS), principals: [dice.of(PRINCIPALS), ...dice.some(PRINCIPALS, 1)] };
  const tenants = dice.some(TENANTS, 3);
  const action = anyAction(dice);
  const places = Array.from(
    index.placesOf({ ...caller, tenants, action, ...attributes }),
    (each) => `${each.tenant} ${each.scope}`,
  );
  const assignments = Array.from(
    index.assignmentsOf({ ...caller, tenants }),
    (each) => `${each.tenant} ${each.assignment} ${each.role} ${each.holder} ${each.isConditional}`,
  );
  const held = [...new Set(tenants)].flatMap((each) =>
    accessFacts(world, each).assignments.flatMap((assignment) => {
      const plain = plainQuestion(world, { ...caller, tenant: each, action, scope: '/' })!;
      return plain.principals.has(assignment.principal) ? [{ tenant: each, assignment }] : [];
    }),
  );
  expect(sorted(assignments)).toEqual(
    sorted(
      held.map(
        ({ tenant: of, assignment }) =>
          `${of} ${assignment.id} ${assignment.role} ${assignment.principal} ${assignment.condition !== null}`,
      ),
    ),
  );
  const reached = held.filter(({ tenant: of, assignment }) => {
    const facts = accessFacts(world, of);
    const here = facts.assignments.filter(({ scope }) => scope === assignment.scope);
    const plain = plainQuestion(world, { ...caller, tenant: of, action, scope: assignment.scope, ...attributes })!;
    return decide(plain, { ...facts, assignments: here }).effect === 'allow';
  });
  expect(sorted(places)).toEqual(
    sorted([...new Set(reached.map(({ tenant: of, assignment }) => `${of} ${assignment.scope}`))]),
  );
}

// A directory without groups: the principal counts as itself alone.
const EMPTY_HOME = 'none';

function isNobody(id: string): boolean {
  return id === PRINCIPALS.at(-1);
}

function allows(world: World, question: IndexQuestion): boolean {
  const of =
    question.home === EMPTY_HOME
      ? { ...world, tenants: new Map([...world.tenants, [EMPTY_HOME as Guid, emptyWorld().tenants.get(TENANTS[0]!)!]]) }
      : world;
  const plain = plainQuestion(of, { attributes: NO_ATTRIBUTES, ...question });
  return plain !== undefined && decide(plain, accessFacts(world, question.tenant as Guid)).effect === 'allow';
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort();
}

describe('the access index', () => {
  it('answers as decide does, whatever happens between the questions', { timeout: 3_600_000 }, () => {
    let questions = 0;
    const tally = { 'role-assignment': 0, 'deny-assignment': 0, 'condition-not-met': 0, 'nothing-grants-it': 0 };
    for (let seed = 1; seed <= RUNS; seed += 1) {
      try {
        const scene = newScene(seed, tally);
        for (let count = 0; count < STEPS; count += 1) {
          step(scene);
          questions += ask(scene);
          if (count % 8 === 0) checkLists(scene);
        }
      } catch (error) {
        throw new Error(`World ${seed} differs.`, { cause: error });
      }
    }
    expect(questions).toBe(RUNS * STEPS * QUESTIONS_PER_STEP);
    // Worlds in which nothing meets would prove nothing.
    for (const count of Object.values(tally)) expect(count).toBeGreaterThan(questions / 100);
  });
});
