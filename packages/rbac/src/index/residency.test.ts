import { describe, expect, it } from 'vitest';
import type { Guid, RoleAssignment } from '../model.ts';
import { ROOT } from '../scope.ts';
import { createAccessIndex } from './access-index.ts';
import type { TenantFacts } from './facts.ts';
import { diceOf } from './testing/random.ts';
import { anyRole, KNOWN_OPERATIONS, PRINCIPALS, ROLES, TENANTS } from './testing/random-facts.ts';
import { anyChange, anyWorld, change, factsOf } from './testing/random-world.ts';

const [TENANT] = TENANTS as [Guid];
const [KIM] = PRINCIPALS as [Guid];
const OPTIONS = { operations: KNOWN_OPERATIONS, maxBytes: 2 ** 24, seed: 1 };
const QUESTION = {
  tenant: TENANT,
  principals: KIM,
  action: { plane: 'management', name: 'a/read' },
  scope: '/',
} as const;
const OWNER = {
  ...anyRole(diceOf(1)),
  id: ROLES[0]!,
  permissions: [{ actions: ['*'], notActions: [], dataActions: [], notDataActions: [], condition: null }],
};
const GRANT: RoleAssignment = { id: KIM, principal: KIM, role: OWNER.id, scope: ROOT, condition: null };

function facts(revision: number, assignments: readonly RoleAssignment[] = []): TenantFacts {
  return { revision, assignments, denials: [], roles: [OWNER], parents: new Map(), memberships: [], homes: [] };
}

describe('coming into memory', () => {
  it('throws about a tenant that was never put, and never answers', () => {
    expect(() => createAccessIndex(OPTIONS).check(QUESTION)).toThrow('not in memory');
  });

  it('refuses facts from before a change that is known', () => {
    const index = createAccessIndex(OPTIONS);
    index.apply(TENANT, 6, [{ kind: 'assignment-removed', assignment: GRANT }]);
    expect(index.put(TENANT, facts(5, [GRANT]))).toBe(false);
    expect(index.has(TENANT)).toBe(false);
    expect(index.put(TENANT, facts(6))).toBe(true);
    expect(index.check(QUESTION)).toBe('nothing-grants-it');
  });

  it('throws when the loader is behind a change that is known', () => {
    const index = createAccessIndex({ ...OPTIONS, load: () => facts(5, [GRANT]) });
    index.apply(TENANT, 6, [{ kind: 'assignment-removed', assignment: GRANT }]);
    expect(() => index.check(QUESTION)).toThrow('behind changes');
  });

  it('leaves out a change that is contained already', () => {
    const index = createAccessIndex(OPTIONS);
    index.put(TENANT, facts(5));
    index.apply(TENANT, 5, [{ kind: 'assignment-added', assignment: GRANT }]);
    expect(index.check(QUESTION)).toBe('nothing-grants-it');
  });

  it('loads a tenant anew when a change is missing', () => {
    const index = createAccessIndex({ ...OPTIONS, load: () => facts(8, [GRANT]) });
    index.put(TENANT, facts(5));
    index.apply(TENANT, 7, []);
    expect(index.has(TENANT)).toBe(false);
    expect(index.check(QUESTION)).toBe('role-assignment');
  });

  it('tells one past the largest word from the smallest', () => {
    const index = createAccessIndex(OPTIONS);
    index.apply(TENANT, 2 ** 32 + 1, []);
    expect(index.put(TENANT, facts(2 ** 32))).toBe(false);
    expect(index.put(TENANT, facts(2 ** 32 + 1))).toBe(true);
  });
});

describe('leaving memory', () => {
  it('gives everything back', () => {
    const dice = diceOf(17);
    const world = anyWorld(dice);
    const index = createAccessIndex(OPTIONS);
    for (const tenant of TENANTS) index.evict(tenant);
    // The records of tenants and the tables' directories stay; after the first round they are there.
    const sizes: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      for (const tenant of TENANTS) index.put(tenant, factsOf(world, tenant));
      for (const id of TENANTS) {
        const tenant = world.tenants.get(id)!;
        for (let count = 0; count < 30; count += 1) {
          const next = anyChange(dice, tenant, round * 100 + count);
          change(tenant, next);
          index.apply(id, tenant.revision, [next]);
        }
      }
      for (const tenant of TENANTS) index.evict(tenant);
      sizes.push(index.size().bytes);
    }
    expect(index.size()).toMatchObject({ tenants: 0, assignments: 0 });
    expect(new Set(sizes.slice(1)).size).toBe(1);
  });

  it('takes who was not asked about for longest', () => {
    const many = Array.from({ length: 40 }, (_, number) => `a0000000-0000-4000-8000-${`${number}`.padStart(12, '0')}`);
    const index = createAccessIndex({ ...OPTIONS, load: () => facts(1, [GRANT]), keepBytes: 10_000 });
    const asked = (tenant: string) => index.check({ ...QUESTION, tenant });
    for (const tenant of many) {
      asked(many[0]!);
      asked(tenant);
    }
    expect(index.size().bytes).toBeLessThanOrEqual(10_000);
    expect(index.has(many[0]!)).toBe(true);
    expect(index.has(many[1]!)).toBe(false);
    expect(index.has(many.at(-1)!)).toBe(true);
  });

  it('ends a list under way when something changes', () => {
    const index = createAccessIndex(OPTIONS);
    const other = { ...GRANT, id: PRINCIPALS[1]!, principal: PRINCIPALS[1]! };
    index.put(TENANT, facts(1, [GRANT, other]));
    const list = index.whoCan(QUESTION);
    expect(list.next().done).toBe(false);
    index.apply(TENANT, 2, [{ kind: 'assignment-removed', assignment: other }]);
    expect(() => list.next()).toThrow('changed while it was listed');
  });

  it('keeps nothing that was listed readable after a change', () => {
    const index = createAccessIndex(OPTIONS);
    index.put(TENANT, facts(1, [GRANT]));
    const [place] = index.assignmentsOf({ home: TENANT, principals: KIM, tenants: [TENANT] });
    expect(place?.scope).toBe('/');
    index.apply(TENANT, 2, [{ kind: 'assignment-removed', assignment: GRANT }]);
    expect(() => place?.scope).toThrow('changed while it was listed');
  });
});
