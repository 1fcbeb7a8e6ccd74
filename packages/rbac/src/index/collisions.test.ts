import { describe, expect, it } from 'vitest';
import { EVERYONE, type Guid, type RoleDefinition, type Scope } from '../model.ts';
import { ROOT } from '../scope.ts';
import { createAccessIndex } from './access-index.ts';
import type { TenantFacts } from './facts.ts';
import { readPath, STEP_WORDS, STEPS } from './path.ts';

// Whoever knew the seed could find names that hash alike, as here by trying: they still have to be told apart.
const SEED = 4711;
const TENANT = 'a0000000-0000-4000-8000-000000000001' as Guid;
const KIM = 'b0000000-0000-4000-8000-000000000001' as Guid;
const READER: RoleDefinition = {
  id: 'c0000000-0000-4000-8000-000000000001' as Guid,
  name: 'Reader',
  kind: 'CustomRole',
  permissions: [{ actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [], condition: null }],
  assignableScopes: [ROOT],
};
const subscription = (number: number) => `/subscriptions/d0000000-0000-4000-8000-${`${number}`.padStart(12, '0')}`;

// Names in a row hash too well to collide soon.
const scattered = (number: number) =>
  [0x9e3779b1, 0x85ebca77].map((factor) => (Math.imul(number, factor) >>> 0).toString(16)).join('-');

function colliding(nameOf: (number: number) => string): readonly [string, string] {
  const seen = new Map<number, string>();
  for (let number = 0; ; number += 1) {
    const name = nameOf(number);
    const hash = STEPS[readPath(name, SEED) * STEP_WORDS - 1]!;
    const other = seen.get(hash);
    if (other !== undefined) return [other, name];
    seen.set(hash, name);
  }
}

describe('two scopes that hash alike', () => {
  it.each([
    [
      'resource groups of one subscription',
      (number: number) => `${subscription(1)}/resourcegroups/${scattered(number)}`,
    ],
    ['subscriptions', subscription],
    ['the same resource group in two subscriptions', (number: number) => `${subscription(number)}/resourcegroups/rg`],
  ])('are told apart: %s', { timeout: 60_000 }, (_, nameOf) => {
    const [granted, other] = colliding(nameOf);
    const parents = new Map<Scope, Scope>();
    const index = createAccessIndex({ operations: [], maxBytes: 2 ** 22, seed: SEED });
    const assignment = { id: KIM, principal: KIM, role: READER.id, scope: granted as Scope, condition: null };
    const elsewhere = { ...assignment, id: TENANT, principal: TENANT, scope: other as Scope };
    const facts: TenantFacts = {
      revision: 1,
      assignments: [assignment, elsewhere],
      denials: [],
      roles: [READER],
      parents,
      memberships: [],
      homes: [],
    };
    index.put(TENANT, facts);
    const ask = (principals: Guid, scope: string) =>
      index.check({ tenant: TENANT, principals, action: { plane: 'management', name: 'a/read' }, scope });
    expect([ask(KIM, granted), ask(TENANT, other)]).toEqual(['role-assignment', 'role-assignment']);
    expect([ask(KIM, other), ask(TENANT, granted)]).toEqual(['nothing-grants-it', 'nothing-grants-it']);
    expect(ask(EVERYONE, granted)).toBe('nothing-grants-it');
  });
});
