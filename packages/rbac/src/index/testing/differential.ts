import { decide } from '../../decide.ts';
import type { AccessFacts, AccessQuestion, Guid, RoleDefinition } from '../../model.ts';
import { type AccessIndex, type AccessIndexOptions, createAccessIndex, loadAccessIndex } from '../access-index.ts';
import type { CallerHandle, PlaceHandle } from '../handles.ts';
import type { Ground, IndexDecision, IndexQuestion } from '../question.ts';
import { GROUNDS } from '../search.ts';
import { type Dice, diceOf } from './random.ts';
import {
  anyAction,
  anyAttributes,
  anyRole,
  anyScopeText,
  KNOWN_OPERATIONS,
  PRINCIPALS,
  ROLES,
  TENANTS,
} from './random-facts.ts';
import { anyChange, anyQuestion, anyWorld, change, factsOf, type Truth, truthOf, type World } from './random-world.ts';

const STEPS = 25;
const QUESTIONS_PER_STEP = 41;
const BATCH = 4;

/** How many questions had which ground. */
export type Tally = Record<Ground, number>;

/**
 * Lives through a random history of a random world, and after each step compares what an index says with what `decide`
 * says. Throws on the first difference.
 */
export function liveThrough(seed: number, tally: Tally): void {
  try {
    const scene = newScene(seed, tally);
    for (let count = 0; count < STEPS; count += 1) {
      step(scene);
      ask(scene);
      if (count % 8 === 0) checkLists(scene);
    }
  } catch (error) {
    throw new Error(`World ${seed} differs.`, { cause: error });
  }
}

/** No questions yet. */
export function newTally(): Tally {
  return { 'role-assignment': 0, 'deny-assignment': 0, 'condition-not-met': 0, 'nothing-grants-it': 0 };
}

interface Scene {
  readonly dice: Dice;
  readonly world: World;
  readonly options: AccessIndexOptions;
  index: AccessIndex;
  readonly callers: Map<string, CallerHandle>;
  readonly places: Map<string, PlaceHandle>;
  changes: number;
  readonly tally: Tally;
}

function newScene(seed: number, tally: Tally): Scene {
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

/** Asks in every way there is and compares with `decide`. */
function ask(scene: Scene): void {
  const { dice, world, index } = scene;
  const questions = Array.from({ length: QUESTIONS_PER_STEP }, () => anyQuestion(dice));
  // Several of one caller in a row, as in most batches.
  for (let at = 1; at < questions.length; at += 1) if (dice.chance(0.3)) sameCaller(questions, at);
  const grounds = new Uint8Array(questions.length);
  if (dice.below(BATCH) === 0) index.checkMany(questions, grounds);
  else for (const [at, question] of questions.entries()) grounds[at] = GROUNDS.indexOf(index.check(question));

  const truth = truthOf(world);
  questions.forEach((question, at) => {
    const plain = truth.plain(question);
    const expected = plain === undefined ? 'nothing-grants-it' : decide(plain, truth.facts(question.tenant)).ground;
    const found = GROUNDS[grounds[at]!];
    const byHandles = askByHandles(scene, question);
    if (found !== expected || byHandles !== expected) {
      throw new Error(`${expected}, not ${found} or ${byHandles}: ${JSON.stringify(question)}`);
    }
    scene.tally[expected] += 1;
    if (at % 8 !== 0 || plain === undefined) return;
    const answer = index.answer(question);
    if (!isRight(answer, plain, truth.facts(question.tenant))) {
      throw new Error(`${JSON.stringify(answer)} is no answer to ${JSON.stringify(question)}`);
    }
  });
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

/** Whether the ids in an answer name rows that alone would bring it about. */
function isRight(answer: IndexDecision, question: AccessQuestion, facts: AccessFacts): boolean {
  const expected = decide(question, facts);
  if (answer.ground !== expected.ground || answer.effect !== expected.effect) return false;
  if (answer.ground === 'nothing-grants-it') return true;
  if (answer.ground === 'deny-assignment') {
    const denials = facts.denials.filter(({ id }) => id === answer.denial);
    return decide(question, { ...facts, denials }).ground === 'deny-assignment';
  }
  const assignments = facts.assignments.filter(({ id }) => id === answer.assignment);
  const [row] = assignments;
  if (row?.role !== answer.role || row.principal !== answer.holder || row.scope !== answer.scope) return false;
  return assignments.length === 1 && decide(question, { ...facts, assignments, denials: [] }).ground === answer.ground;
}

/** Compares every list with what asking about everybody, or everything, one by one gives. */
function checkLists(scene: Scene): void {
  const { dice, world, index } = scene;
  const truth = truthOf(world);
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
      const isAllowed = allows(truth, { ...question, principals: principal, home: home ?? EMPTY_HOME });
      return isAllowed ? [`${principal} ${home}`] : [];
    });
  });
  mustBeSame(listed, expected);

  checkReach(scene, dice.some(TENANTS, 3));
  checkReach(scene, 'resident');
}

/** Holds what a caller reaches in some tenants, or in those that are in memory, against `decide`. */
function checkReach({ dice, index, world }: Scene, tenants: readonly Guid[] | 'resident'): void {
  const truth = truthOf(world);
  const attributes = dice.chance(0.5) ? { attributes: anyAttributes(dice) } : {};
  const caller = { home: dice.of(TENANTS), principals: [dice.of(PRINCIPALS), ...dice.some(PRINCIPALS, 1)] };
  const action = anyAction(dice);
  const places = Array.from(
    index.placesOf({ ...caller, tenants, action, ...attributes }),
    (each) => `${each.tenant} ${each.scope}`,
  );
  const assignments = Array.from(
    index.assignmentsOf({ ...caller, tenants }),
    (each) => `${each.tenant} ${each.assignment} ${each.role} ${each.holder} ${each.isConditional}`,
  );
  // Nothing comes or goes after the caller's own tenant, which is brought in before anything is listed.
  const looked = tenants === 'resident' ? TENANTS.filter((each) => index.has(each)) : new Set(tenants);
  const held = [...looked].flatMap((each) =>
    truth.facts(each).assignments.flatMap((assignment) => {
      const plain = truth.plain({ ...caller, tenant: each, action, scope: '/' })!;
      return plain.principals.has(assignment.principal) ? [{ tenant: each, assignment }] : [];
    }),
  );
  mustBeSame(
    assignments,
    held.map(
      ({ tenant: of, assignment }) =>
        `${of} ${assignment.id} ${assignment.role} ${assignment.principal} ${assignment.condition !== null}`,
    ),
  );
  const reached = held.filter(({ tenant: of, assignment }) => {
    const facts = truth.facts(of);
    const here = facts.assignments.filter(({ scope }) => scope === assignment.scope);
    const plain = truth.plain({ ...caller, tenant: of, action, scope: assignment.scope, ...attributes })!;
    return decide(plain, { ...facts, assignments: here }).effect === 'allow';
  });
  mustBeSame(places, [...new Set(reached.map(({ tenant: of, assignment }) => `${of} ${assignment.scope}`))]);
}

// A directory without groups: the principal counts as itself alone.
const EMPTY_HOME = 'none';

function isNobody(id: string): boolean {
  return id === PRINCIPALS.at(-1);
}

function allows(truth: Truth, question: IndexQuestion): boolean {
  const plain = truth.plain(question);
  return plain !== undefined && decide(plain, truth.facts(question.tenant)).effect === 'allow';
}

function mustBeSame(found: readonly string[], expected: readonly string[]): void {
  const [one, other] = [found, expected].map((texts) => texts.toSorted().join('\n'));
  if (one !== other) throw new Error(`Not the same lists:\n${one}\n\n${other}`);
}
