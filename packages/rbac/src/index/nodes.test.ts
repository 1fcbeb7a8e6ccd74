import { describe, expect, it } from 'vitest';
import { NO_ATTRIBUTES } from '../attributes.ts';
import { decide } from '../decide.ts';
import type { Guid, RoleAssignment, RoleDefinition, Scope } from '../model.ts';
import { principalSet } from '../principals.ts';
import { managementGroupScope, ROOT } from '../scope.ts';
import { createAccessIndex } from './access-index.ts';
import type { TenantFacts } from './facts.ts';
import { diceOf } from './testing/random.ts';

const TENANT = 'a0000000-0000-4000-8000-000000000001' as Guid;
const KIM = 'b0000000-0000-4000-8000-000000000001' as Guid;
const LEE = 'b0000000-0000-4000-8000-000000000002' as Guid;
const READER: RoleDefinition = {
  id: 'c0000000-0000-4000-8000-000000000001' as Guid,
  name: 'Reader',
  kind: 'CustomRole',
  permissions: [{ actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [], condition: null }],
  assignableScopes: [ROOT],
};
const ACTION = { plane: 'management', name: 'a/read' } as const;
const EMPTY: TenantFacts = {
  revision: 1,
  assignments: [],
  denials: [],
  roles: [READER],
  parents: new Map(),
  memberships: [],
  homes: [],
};

function grant(number: number, scope: Scope, principal = KIM): RoleAssignment {
  const id = `e0000000-0000-4000-8000-${`${number}`.padStart(12, '0')}` as Guid;
  return { id, principal, role: READER.id, scope, condition: null };
}

function newIndex(facts: TenantFacts) {
  const index = createAccessIndex({ operations: [ACTION], maxBytes: 2 ** 24, seed: 5 });
  index.put(TENANT, facts);
  return index;
}

describe('the scopes of a tenant', () => {
  it('are found while many of them come and go', () => {
    const index = newIndex(EMPTY);
    const dice = diceOf(3);
    const held = new Set<number>();
    const scopeOf = (number: number) =>
      `/subscriptions/d0000000-0000-4000-8000-000000000001/resourcegroups/rg${number}` as Scope;
    let revision = 1;
    for (let round = 0; round < 12; round += 1) {
      for (let count = 0; count < 200; count += 1) {
        const number = dice.below(150);
        const assignment = grant(number, scopeOf(number));
        revision += 1;
        index.apply(TENANT, revision, [
          { kind: held.has(number) ? 'assignment-removed' : 'assignment-added', assignment },
        ]);
        if (!held.delete(number)) held.add(number);
      }
      const allowed = Array.from({ length: 150 }, (_, number) => number).filter(
        (number) =>
          index.check({ tenant: TENANT, principals: KIM, action: ACTION, scope: scopeOf(number) }) ===
          'role-assignment',
      );
      expect(allowed).toEqual([...held].sort((one, other) => one - other));
    }
  });

  it('lie below as many management groups as decide looks at', () => {
    const groups = Array.from({ length: 80 }, (_, number) => managementGroupScope(`level-${number}`));
    const parents = new Map(groups.slice(1).map((parent, number) => [groups[number]!, parent]));
    const question = {
      principals: principalSet([KIM], () => []),
      action: ACTION,
      scope: groups[0]!,
      attributes: NO_ATTRIBUTES,
    };
    const grounds = groups.map((scope, number) => {
      const assignments = [grant(number, scope)];
      const index = newIndex({ ...EMPTY, assignments, parents });
      const found = index.check({ tenant: TENANT, principals: KIM, action: ACTION, scope: groups[0]! });
      const expected = decide(question, { assignments, denials: [], roles: new Map([[READER.id, READER]]), parents });
      expect(found, `level ${number}`).toBe(expected.ground);
      return found;
    });
    expect(new Set(grounds)).toEqual(new Set(['role-assignment', 'nothing-grants-it']));
  });
});

describe('a handle', () => {
  it('sees a caller that nothing concerned when it was made', () => {
    const index = newIndex({ ...EMPTY, assignments: [grant(1, ROOT, LEE)] });
    const [kim, place] = [index.caller(TENANT, KIM), index.place(TENANT, '/')];
    const operation = index.operation(ACTION);
    expect(index.ask(kim, operation, place)).toBe('nothing-grants-it');
    index.apply(TENANT, 2, [{ kind: 'assignment-added', assignment: grant(2, ROOT) }]);
    expect(index.ask(kim, operation, place)).toBe('role-assignment');
  });
});
