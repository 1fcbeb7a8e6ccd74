import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guid, openWorld, type Persona, type World } from '../testing/world.ts';
import { GRAPH_OPERATIONS } from './operations.ts';

let world: World;
let known: readonly string[];
beforeAll(async () => {
  world = await openWorld();
  known = [world.people.kim.id, world.people.automation.id, world.groups.AdminAgents, 'kim@elysee.example'];
});
afterAll(() => world.close());

const ODD = [
  '',
  '%20',
  "'",
  "x'y",
  '%00',
  '%2F',
  '..',
  '$count',
  '$ref',
  'é',
  '😀',
  '{}',
  'null',
  'microsoft.graph.user',
  "(appId='x')",
  '62e90394-69f5-4237-9190-012177145e10',
  'x'.repeat(3000),
  '00000000-0000-0000-0000-000000000000',
];
const FILTERS = [
  "displayName eq 'x'",
  "id in ('a','b')",
  'not',
  "startswith(displayName,'%')",
  '((((',
  "x/any(a:a eq 'b')",
];
const segment = fc.oneof(
  fc.constantFrom(...ODD),
  fc.nat(3).map((at) => known[at] ?? ''),
  fc.string({ maxLength: 8 }),
  fc.constant(0).map(() => guid()),
);
const text = fc.oneof(segment, fc.constantFrom(...FILTERS), fc.string({ maxLength: 30 }));
const query = fc.dictionary(
  fc.constantFrom('$filter', '$search', '$select', '$expand', '$orderby', '$top', '$skiptoken', '$count', '$skip', 'x'),
  fc.oneof(text, fc.constantFrom('true', '1', '-1', '1e9', 'id', 'displayName desc', '"displayName:x"', 'members')),
  { maxKeys: 3 },
);
const NAMES = [
  'displayName',
  'id',
  'ids',
  'types',
  'groupIds',
  'appId',
  'passwordProfile',
  'accountEnabled',
  '@odata.id',
  'members@odata.bind',
  'keyCredentials',
  'principalId',
  'roleDefinitionId',
  'directoryScopeId',
  'passwordCredential',
  'proof',
  '__proto__',
  'constructor',
];
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('any'), { maxKeys: 4 }),
  ),
})).any;
const personas: readonly Persona[] = ['customerAdmin', 'kim', 'automation', 'adminAgent', 'stranger'];

it('gives every request whatever an answer in Graph’s own shape, and never fails', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...GRAPH_OPERATIONS),
      fc.infiniteStream(segment),
      query,
      fc.option(value, { nil: undefined }),
      fc.constantFrom(...personas),
      fc.boolean(),
      async (operation, segments, options, body, persona, eventually) => {
        const path = operation.path.replaceAll(/\{\w+\}/g, () => segments.next().value ?? '');
        const seen = await world.ask(
          world.caller(persona, world.customer),
          operation.method,
          `${path.replaceAll('?', '%3F')}?${new URLSearchParams(options).toString()}`,
          body,
          { surface: 'graph', headers: eventually ? { consistencylevel: 'eventual' } : {} },
        );
        expect(world.reported).toEqual([]);
        const served = seen.status < 500 || seen.status === 501;
        const worded = seen.status < 400 || typeof seen.body?.error?.code === 'string';
        expect([operation.id, served, worded]).toEqual([operation.id, true, true]);
      },
    ),
    { numRuns: 4000 },
  );
});
