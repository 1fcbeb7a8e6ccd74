import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYONE, type PrincipalId } from './model.ts';
import { principalSet } from './principals.ts';

const [kim, team, staff, all] = ['kim', 'team', 'staff', 'all'] as unknown as [
  PrincipalId,
  PrincipalId,
  PrincipalId,
  PrincipalId,
];

function groups(memberships: Partial<Record<string, readonly PrincipalId[]>>) {
  return (member: PrincipalId) => memberships[member] ?? [];
}

describe('principalSet', () => {
  it('is empty for nobody', () => {
    expect(principalSet([], groups({ kim: [team] })).size).toBe(0);
  });

  it('never contains everybody, neither as a start nor as a group', () => {
    expect([...principalSet([EVERYONE, kim], groups({ kim: [EVERYONE, team] })).keys()]).toEqual([kim, team]);
  });

  it('ends where groups contain each other', () => {
    const found = principalSet([kim], groups({ kim: [team], team: [staff], staff: [team, kim] }));
    expect([...found.keys()]).toEqual([kim, team, staff]);
  });

  it('gives each group by its shortest path from the caller', () => {
    const found = principalSet([kim], groups({ kim: [team, all], team: [staff], staff: [all] }));
    expect(found.get(all)).toEqual([kim, all]);
    expect(found.get(staff)).toEqual([kim, team, staff]);
    expect(found.get(kim)).toEqual([kim]);
  });

  it('starts each path at the start it leads from', () => {
    const found = principalSet([kim, team], groups({ team: [staff] }));
    expect(found.get(staff)).toEqual([team, staff]);
  });

  it('has paths made of memberships only, and every membership of its members', () => {
    const anyPrincipal = fc.constantFrom(kim, team, staff, all);
    fc.assert(
      fc.property(fc.array(fc.tuple(anyPrincipal, anyPrincipal)), (pairs) => {
        const above = (member: PrincipalId) => pairs.filter(([from]) => from === member).map(([, to]) => to);
        const found = principalSet([kim], above);
        for (const [principal, path] of found) {
          expect(path.at(-1)).toBe(principal);
          expect(path.slice(1).every((group, index) => above(path[index]!).includes(group))).toBe(true);
          expect(above(principal).every((group) => found.has(group))).toBe(true);
        }
      }),
    );
  });
});
