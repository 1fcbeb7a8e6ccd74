import { describe, expect, it } from 'vitest';
import { BUILT_IN_ROLES } from './builtin-roles/all.ts';
import { mayWriteAuthorization, mayWriteRoleAssignmentsUnconditionally } from './escalation.ts';
import { parseGuid } from './guid.ts';
import type { Permission, RoleDefinition } from './model.ts';
import { ROOT } from './scope.ts';

function role(...entries: readonly Partial<Permission>[]): RoleDefinition {
  const nothing = { actions: [], notActions: [], dataActions: [], notDataActions: [], condition: null };
  const permissions = entries.map((entry) => ({ ...nothing, ...entry }));
  const id = parseGuid('11111111-1111-4111-8111-111111111111')!;
  return { id, name: 'Custom', kind: 'CustomRole', permissions, assignableScopes: [ROOT] };
}

const named = (name: string) => BUILT_IN_ROLES.find((builtIn) => builtIn.name === name)!;

describe('mayWriteAuthorization', () => {
  it.each([
    ['*'],
    ['*/write'],
    ['*/Delete'],
    ['*/action'],
    ['Microsoft.*'],
    ['Microsoft.Auth*/write'],
    ['Microsoft.Authorization/*'],
    ['Microsoft.Authorization/roleAssignments/*'],
    ['Microsoft.Authorization/roleAssignments/write'],
    ['microsoft.authorization/ROLEDEFINITIONS/write '],
    ['Microsoft.Authorization/locks/delete'],
    ['Microsoft.Authorization/elevateAccess/Action'],
    ['Microsoft.Authorization/roleAssignmentScheduleRequests/cancel/action'],
    ['Microsoft.Authorization/*/action'],
  ])('suspects %s', (pattern) => {
    expect(mayWriteAuthorization(role({ actions: [pattern] }))).toBe(true);
  });

  it('suspects a star whose exclusions leave one way open', () => {
    const [write, remove, elevate] = [
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/elevateAccess/Action',
    ];
    const open = [
      [write, remove],
      [write, elevate],
      [remove, elevate],
      [write, remove, 'Microsoft.Authorization/locks/*'],
    ];
    for (const notActions of open) expect(mayWriteAuthorization(role({ actions: ['*'], notActions }))).toBe(true);
    expect(mayWriteAuthorization(role({ actions: ['*'], notActions: [write, remove, elevate] }))).toBe(false);
  });

  it('suspects an exclusion of one kind of assignment only', () => {
    const notActions = ['Microsoft.Authorization/roleAssignments/*'];
    expect(mayWriteAuthorization(role({ actions: ['Microsoft.Authorization/*'], notActions }))).toBe(true);
    expect(mayWriteAuthorization(role({ actions: ['*/write'], notActions }))).toBe(true);
  });

  it('suspects an entry though another one excludes what it grants', () => {
    const excluding = { actions: ['*/read'], notActions: ['Microsoft.Authorization/*'] };
    expect(mayWriteAuthorization(role(excluding, { actions: ['Microsoft.Authorization/*'] }))).toBe(true);
  });

  it('suspects an entry with a condition', () => {
    expect(mayWriteAuthorization(named('Key Vault Data Access Administrator'))).toBe(true);
  });

  it.each([
    [{ actions: ['*/read'] }],
    [{ actions: ['Microsoft.Authorization/*/read', 'Microsoft.Compute/*'] }],
    [{ dataActions: ['*'] }],
    [{ actions: ['*'], notActions: ['Microsoft.Authorization/*'] }],
    [{ actions: ['Microsoft.Authorization/locks/write'], notActions: ['Microsoft.Authorization/locks/write'] }],
    [{}],
  ])('clears %j', (entry) => {
    expect(mayWriteAuthorization(role(entry))).toBe(false);
  });

  it.each(['Contributor', 'Reader', 'Network Contributor', 'Virtual Machine Contributor'])('clears %s', (name) => {
    expect(mayWriteAuthorization(named(name))).toBe(false);
  });

  it('suspects no built-in role that is not marked as privileged', () => {
    const suspects = BUILT_IN_ROLES.filter((each) => mayWriteAuthorization(each) && !each.privileged);
    expect(suspects.map((each) => each.name)).toEqual([]);
  });
});

describe('mayWriteRoleAssignmentsUnconditionally', () => {
  it('names three of the built-in roles', () => {
    const found = BUILT_IN_ROLES.filter(mayWriteRoleAssignmentsUnconditionally).map((each) => each.name);
    expect(found.sort()).toEqual(['Owner', 'Role Based Access Control Administrator', 'User Access Administrator']);
  });

  it('counts asking Privileged Identity Management for an assignment', () => {
    const actions = ['Microsoft.Authorization/roleAssignmentScheduleRequests/write'];
    expect(mayWriteRoleAssignmentsUnconditionally(role({ actions }))).toBe(true);
  });

  it('looks for one entry without a condition', () => {
    const actions = ['Microsoft.Authorization/roleAssignments/*'];
    const bound = { actions, condition: 'Exists @Request[x]' };
    expect(mayWriteRoleAssignmentsUnconditionally(role(bound))).toBe(false);
    expect(mayWriteRoleAssignmentsUnconditionally(role(bound, { actions }))).toBe(true);
  });
});
