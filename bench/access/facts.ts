import { evaluate } from '../../packages/rbac/src/condition/evaluate.ts';
import { parseCondition } from '../../packages/rbac/src/condition/parse.ts';
import { type AccessIndex, loadAccessIndex } from '../../packages/rbac/src/index/access-index.ts';
import type { Guid, RoleAssignment, Scope } from '../../packages/rbac/src/model.ts';
import { averageSteps, cycle } from './chase.ts';
import type { Material } from './contender.ts';
import { loadedIndex, newIndex } from './contenders/mandate.ts';
import { lists } from './lists.ts';
import { createMaterial } from './material.ts';
import { countOf, cpuMicros, median, residentBytes, summary, type Times, timesOf } from './measure.ts';
import { rounds, startWorker } from './threads.ts';
import {
  assignmentId,
  operations,
  principalId,
  requestTexts,
  roleId,
  scopeOf,
  tenantFacts,
  tenantId,
} from './workload/names.ts';
import { guid } from './workload/random.ts';
import { createWorld, type Size, tenantOf } from './workload/world.ts';

// What is said of Mandate alone, or of it and SQLite, at one size: one process, told by its arguments.

const [size, part] = process.argv.slice(2) as [Size, string];
const REQUESTS = 4000;
const SEED = 20261122;

/** Figures by name; the report knows them. */
export type Figures = Record<string, number | Times | string>;

const PARTS: Readonly<Record<string, () => Figures | Promise<Figures>>> = {
  memory,
  lists: () => lists(size),
  updates,
  denials,
  chase,
  pool,
  condition,
};
const found = await PARTS[part]!();
process.send?.(found);
process.disconnect?.();

/** Memory for each assignment, loading from rows and from a snapshot, and the pause of a full collection. */
function memory(): Figures {
  const world = createWorld(size);
  const before = residentBytes();
  const index = newIndex(world);
  let loading = 0;
  for (let tenant = 0; tenant <= world.customers; tenant += 1) {
    const facts = tenantFacts(world, tenant);
    loading += cpuMicros(() => index.put(tenantId(tenant), facts));
  }
  const resident = residentBytes() - before;
  const assignments = index.size().assignments;
  const collection = summary(
    Array.from({ length: 5 }, () => {
      const begun = performance.now();
      globalThis.gc?.();
      return (performance.now() - begun) * 1000;
    }),
  );
  let bytes: Uint8Array = new Uint8Array();
  const saving = cpuMicros(() => {
    bytes = index.save();
  });
  let copy: AccessIndex | undefined;
  const opening = cpuMicros(() => {
    copy = loadAccessIndex(bytes, { operations: operations(world), seed: SEED });
  });
  if (copy?.size().assignments !== assignments) throw new Error('The snapshot holds other assignments.');
  return {
    assignments,
    'bytes per assignment, records in use': index.size().bytes / assignments,
    'bytes per assignment, memory taken': index.memory.byteLength / assignments,
    'bytes per assignment, resident set': resident / assignments,
    'load from rows, CPU s': loading / 1e6,
    'save snapshot, CPU s': saving / 1e6,
    'load snapshot, CPU s': opening / 1e6,
    'snapshot is faster by': loading / opening,
    'snapshot bytes': bytes.length,
    'full collection, ms': collection.p50 / 1000,
  };
}

/** What one change costs, and that the next question sees it. */
function updates(): Figures {
  const world = createWorld(size);
  const index = loadedIndex(world);
  const count = 5000;
  const revisions = new Map<string, number>();
  const next = (tenant: string) => {
    const revision = (revisions.get(tenant) ?? 1) + 1;
    revisions.set(tenant, revision);
    return revision;
  };
  const rows = Array.from({ length: count }, (_, number) => {
    const old = (number * 7919) % world.assignmentScopes.length;
    const scope = scopeOf(world, world.assignmentScopes.at(old));
    const assignment: RoleAssignment = {
      id: guid(47, number) as Guid,
      principal: guid(78, number % 100) as Guid,
      role: roleId(1),
      scope: number % 4 === 0 ? (`${scope}/providers/microsoft.compute/disks/new-${number}` as Scope) : scope,
      condition: null,
    };
    return { tenant: tenantId(tenantOf(world, world.assignmentScopes.at(old))), assignment };
  });
  const asked = { plane: 'management', name: 'Microsoft.Compute/virtualMachines/read' } as const;
  const sees = ({ tenant, assignment }: (typeof rows)[number]) =>
    index.check({ tenant, principals: assignment.principal, action: asked, scope: assignment.scope }) ===
    'role-assignment';

  let unseen = 0;
  const adding = timesOf(count, (at) => {
    const row = rows[at]!;
    index.apply(row.tenant, next(row.tenant), [{ kind: 'assignment-added', assignment: row.assignment }]);
  });
  for (const row of rows) if (!sees(row)) unseen += 1;
  const removing = timesOf(count, (at) => {
    const row = rows[at]!;
    index.apply(row.tenant, next(row.tenant), [{ kind: 'assignment-removed', assignment: row.assignment }]);
    // The same principal may hold another of these above.
  });
  const joining = timesOf(1000, (at) => {
    const member = world.users.at(at % world.customers);
    const tenant = tenantId(at % world.customers);
    const membership = { member: principalId(member), group: principalId(member + 1) };
    index.apply(tenant, next(tenant), [{ kind: 'membership-added', membership }]);
  });
  if (unseen > 0) throw new Error(`${unseen} assignments were not seen by the next question.`);
  return {
    'add an assignment, µs': adding,
    'remove an assignment, µs': removing,
    'add a membership, µs': joining,
    'writes seen by the next question': `${count} of ${count}`,
    checked: assignmentId(0),
  };
}

/** The same requests on a world without denials and on one where every customer has one. */
function denials(): Figures {
  const [none, all] = [0, 1].map((share) => {
    const material = createMaterial(size, REQUESTS, createWorld(size, { denials: share }));
    const index = loadedIndex(material.world);
    return { ...asker(material, index), index, world: material.world, texts: textsOf(material) };
  });
  const who = (scene: typeof none) => () => {
    for (const each of scene!.texts.slice(0, 100)) countOf(scene!.index.whoCan(each));
  };
  const ratio = (one: () => void, other: () => void) =>
    median(Array.from({ length: 9 }, () => cpuMicros(other) / cpuMicros(one)).slice(2));
  return {
    'customers with a denial': all!.world.denials.length,
    'check by texts, times slower': ratio(none!.byTexts, all!.byTexts),
    'check by handles, times slower': ratio(none!.byHandles, all!.byHandles),
    'who can, times slower': ratio(who(none), who(all)),
  };
}

function textsOf({ world, requests }: Material) {
  return Array.from(requests.scopes, (scope, at) =>
    requestTexts(world, requests.principals[at]!, requests.operations[at]!, scope),
  );
}

function asker(material: Material, index: AccessIndex) {
  const texts = textsOf(material);
  const handles = texts.map(({ home, principals, action, tenant, scope }) => ({
    caller: index.caller(home, principals),
    operation: index.operation(action),
    place: index.place(tenant, scope),
  }));
  let allowed = 0;
  return {
    byTexts() {
      for (const each of texts) if (index.check(each) === 'role-assignment') allowed += 1;
    },
    byHandles() {
      for (const { caller, operation, place } of handles)
        if (index.ask(caller, operation, place) === 'role-assignment') allowed += 1;
    },
    allowed: () => allowed,
  };
}

/**
 * Handles against a chase of pointers through as much memory, with as many steps as an average question has places to
 * look at that depend on each other: the caller, its groups, the role, its bits, and for each scope from the question's
 * up to the granting one the node and its assignments.
 */
function chase(): Figures {
  const material = createMaterial(size, size === 'S' ? REQUESTS : 40_000);
  const index = loadedIndex(material.world);
  const { byHandles } = asker(material, index);
  const steps = Math.round(averageSteps(material));
  const words = index.memory.byteLength >> 2;
  const next = cycle(words, 16);
  let at = 0;
  const chain = () => {
    for (let count = material.requests.expected.length * steps; count > 0; count -= 1) at = next[at]!;
  };
  const rounds = Array.from({ length: 9 }, () => ({ ask: cpuMicros(byHandles), chase: cpuMicros(chain) })).slice(2);
  const each = material.requests.expected.length;
  return {
    'steps of the chase': steps,
    'a question by handles, ns': (median(rounds.map(({ ask }) => ask)) / each) * 1000,
    'the chase, ns': (median(rounds.map(({ chase: of }) => of)) / each) * 1000,
    'speed of handles against the chase': median(rounds.map(({ ask, chase: of }) => of / ask)),
    last: at,
  };
}

/** One thread and two over one copy; by the clock, because that is what more threads are for. */
async function pool(): Promise<Figures> {
  const material = createMaterial(size, REQUESTS);
  const index = loadedIndex(material.world);
  const questions = textsOf(material);
  const workerData = { memory: index.memory, actions: operations(material.world), questions };
  const before = residentBytes();
  const workers = await Promise.all([1, 2].map(() => startWorker(workerData)));
  const grown = residentBytes() - before;
  const rate = async (count: number) => {
    const begun = process.cpuUsage();
    const answers = await Promise.all(workers.slice(0, count).map((worker) => rounds(worker, 1.5)));
    const spent = process.cpuUsage(begun);
    for (const { allowed } of answers) if (allowed !== REQUESTS * 0.7) throw new Error(`${allowed} allowed.`);
    const checks = answers.reduce((sum, each) => sum + each.checks, 0);
    return { byClock: checks / 1.5, byProcessor: (checks / (spent.user + spent.system)) * 1e6 };
  };
  const ones: Awaited<ReturnType<typeof rate>>[] = [];
  const twos: Awaited<ReturnType<typeof rate>>[] = [];
  for (let round = 0; round < 6; round += 1) {
    const [one, two] = [await rate(1), await rate(2)];
    if (round === 0) continue;
    ones.push(one);
    twos.push(two);
  }
  for (const worker of workers) await worker.terminate();
  return {
    // Two threads want two free processors, so the clock says as much about the machine as about the index.
    'one thread, checks per second': median(ones.map(({ byClock }) => byClock)),
    'two threads, checks per second': median(twos.map(({ byClock }) => byClock)),
    'two against one, by the clock': median(twos.map(({ byClock }, round) => byClock / ones[round]!.byClock)),
    'two against one, for the same processor time': median(
      twos.map(({ byProcessor }, round) => byProcessor / ones[round]!.byProcessor),
    ),
    'memory of two more threads, MB': grown / 2 ** 20,
  };
}

/** A condition of four terms, made ready once and asked about many different requests. */
function condition(): Figures {
  const parsed = parseCondition(
    "NOT (ActionMatches{'Microsoft.Storage/*/read'}) OR (@Resource[container] StringEquals 'x' AND @Resource[path] StringLike 'logs/*') OR @Principal[department] ForAnyOfAnyValues:StringEquals {'a', 'b', 'c'}",
  );
  if (!parsed.ok) throw new Error(parsed.failure.message);
  const action = { plane: 'data', name: 'Microsoft.Storage/storageAccounts/blobs/read' } as const;
  const asked = Array.from({ length: 64 }, (_, number) => ({
    action,
    attributes: {
      request: new Map(),
      resource: new Map([
        ['container', number % 2 === 0 ? 'x' : 'y'],
        ['path', `logs/2026-${number}/app`],
      ]),
      principal: new Map([['department', number % 7 === 0 ? ['b'] : ['z', 'q']]]),
      environment: new Map(),
    },
  }));
  let held = 0;
  const once = () => {
    for (let count = 0; count < 200_000; count += 1) if (evaluate(parsed.value, asked[count & 63]!)) held += 1;
  };
  const rates = Array.from({ length: 9 }, () => cpuMicros(once) / 200).slice(3);
  return { 'condition of four terms, ns': median(rates), held };
}
