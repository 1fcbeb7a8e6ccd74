import { describe, expect, it } from 'vitest';
import type { Guid, RoleAssignment, RoleDefinition, Scope } from '../model.ts';
import { ROOT } from '../scope.ts';
import { createAccessIndex } from './access-index.ts';

const TENANT = 'a0000000-0000-4000-8000-000000000001' as Guid;
const KIM = 'b0000000-0000-4000-8000-000000000001' as Guid;
const [READER, WRITER] = ['read', 'write'].map(
  (verb, number): RoleDefinition => ({
    id: `c0000000-0000-4000-8000-00000000000${number}` as Guid,
    name: verb,
    kind: 'CustomRole',
    permissions: [{ actions: [`*/${verb}`], notActions: [], dataActions: [], notDataActions: [], condition: null }],
    assignableScopes: [ROOT],
  }),
) as [RoleDefinition, RoleDefinition];
const READ = { plane: 'management', name: 'a/read' } as const;
const SCOPE = '/subscriptions/d0000000-0000-4000-8000-000000000001' as Scope;
const UNMET = "(@Request[a:b] StringEquals 'c')";

function grant(number: number, role: RoleDefinition, condition: string | null = null): RoleAssignment {
  return {
    id: `e0000000-0000-4000-8000-00000000000${number}` as Guid,
    principal: KIM,
    role: role.id,
    scope: SCOPE,
    condition,
  };
}

function indexWith(...assignments: RoleAssignment[]) {
  const index = createAccessIndex({ operations: [READ], maxBytes: 2 ** 24, seed: 5 });
  const facts = { revision: 1, assignments, denials: [], parents: new Map(), memberships: [], homes: [] };
  index.put(TENANT, { ...facts, roles: [READER, WRITER] });
  return index;
}

describe.each<readonly ['resident' | readonly Guid[]]>([['resident'], [[TENANT]]])('the places in %o', (tenants) => {
  const placesIn = (index: ReturnType<typeof indexWith>) =>
    Array.from(index.placesOf({ tenants, home: TENANT, principals: KIM, action: READ }), ({ scope }) => scope);

  it.each([
    ['before', [grant(1, READER), grant(2, WRITER)]],
    ['after', [grant(2, WRITER), grant(1, READER)]],
  ])('leave out one whose granting assignment was removed, made %s the other', (_, assignments) => {
    const index = indexWith(...assignments);
    expect(placesIn(index)).toEqual([SCOPE]);
    index.apply(TENANT, 2, [{ kind: 'assignment-removed', assignment: grant(1, READER) }]);
    expect(placesIn(index)).toEqual([]);
  });

  it.each([
    ['before', [grant(1, READER, UNMET), grant(2, READER)]],
    ['after', [grant(2, READER), grant(1, READER, UNMET)]],
  ])('keep one that is granted beside an assignment with a condition, made %s it', (_, assignments) => {
    const index = indexWith(...assignments);
    expect(placesIn(index)).toEqual([SCOPE]);
    index.apply(TENANT, 2, [{ kind: 'assignment-removed', assignment: grant(1, READER, UNMET) }]);
    expect(placesIn(index)).toEqual([SCOPE]);
  });
});
