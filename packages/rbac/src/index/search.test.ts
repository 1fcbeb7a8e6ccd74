import { describe, expect, it } from 'vitest';
import type { Guid, RoleAssignment, RoleDefinition } from '../model.ts';
import { ROOT } from '../scope.ts';
import { createAccessIndex } from './access-index.ts';
import type { Membership } from './memberships.ts';

// More than fit into what a search begins with, and more than a search looks through one by one.
const MANY = 150;
const TENANT = 'a0000000-0000-4000-8000-000000000001' as Guid;
const ROLE: RoleDefinition = {
  id: 'c0000000-0000-4000-8000-000000000001' as Guid,
  name: 'Reader',
  kind: 'CustomRole',
  permissions: [{ actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [], condition: null }],
  assignableScopes: [ROOT],
};
const numbers = Array.from({ length: MANY }, (_, number) => number);
const person = (number: number) => `b0000000-0000-4000-8000-${`${number}`.padStart(12, '0')}` as Guid;
const grant = (principal: Guid): RoleAssignment => ({
  id: principal.replace(/^./, 'e') as Guid,
  principal,
  role: ROLE.id,
  scope: ROOT,
  condition: null,
});

function indexOf(assignments: readonly RoleAssignment[], memberships: readonly Membership[]) {
  const index = createAccessIndex({ operations: [], maxBytes: 2 ** 22, seed: 5 });
  index.put(TENANT, {
    revision: 1,
    assignments,
    denials: [],
    roles: [ROLE],
    parents: new Map(),
    memberships,
    homes: [],
  });
  return (principals: Guid) =>
    index.check({ tenant: TENANT, principals, action: { plane: 'management', name: 'a/read' }, scope: '/' });
}

describe('a scope with many assignments', () => {
  it('grants to each holder, first and last, and to nobody between them', () => {
    const holders = numbers.filter((number) => number % 2 === 0);
    const check = indexOf(
      holders.map((number) => grant(person(number))),
      [],
    );
    const allowed = numbers.filter((number) => check(person(number)) === 'role-assignment');
    expect(allowed).toEqual(holders);
  });
});

describe('a caller in many groups', () => {
  it.each([1, 63, 64, 65, MANY - 1])('holds what group %i of them holds', (number) => {
    const memberships = numbers.slice(1).map((group) => ({ member: person(0), group: person(group) }));
    expect(indexOf([grant(person(number))], memberships)(person(0))).toBe('role-assignment');
  });

  it('holds what it holds itself', () => {
    const memberships = numbers.slice(1).map((group) => ({ member: person(0), group: person(group) }));
    expect(indexOf([grant(person(0))], memberships)(person(0))).toBe('role-assignment');
    expect(indexOf([grant(person(MANY))], memberships)(person(0))).toBe('nothing-grants-it');
  });
});
