import { describe, expect, it } from 'vitest';
import { DIRECTORY_ROLES, type DirectoryRole } from './directory.ts';
import {
  type DirectoryRight,
  type DirectoryStanding,
  type DirectoryTarget,
  hasDirectoryRight,
} from './directory-rights.ts';

const ALL = Object.keys(DIRECTORY_ROLES) as DirectoryRole[];
const RIGHTS: readonly DirectoryRight[] = [
  'readDirectory',
  'createUsers',
  'updateUsers',
  'controlAccounts',
  'deleteUsers',
  'inviteGuests',
  'createGroups',
  'updateGroups',
  'deleteGroups',
  'createApplications',
  'manageApplications',
  'assignRoles',
];
const ORDINARY: DirectoryTarget = { roles: new Set(), privileged: false };
const held = (roles: readonly DirectoryRole[], more: Partial<DirectoryStanding> = {}): DirectoryStanding => ({
  roles: new Set(roles),
  memberUser: false,
  owner: false,
  ...more,
});
const holders = (right: DirectoryRight, target?: DirectoryTarget) =>
  ALL.filter((role) => hasDirectoryRight(right, held([role]), target)).toSorted();

describe('a directory right', () => {
  it.each(RIGHTS)('to %s is held by nobody without a role', (right) => {
    expect(hasDirectoryRight(right, held([]))).toBe(false);
    expect(hasDirectoryRight(right, held([]), ORDINARY)).toBe(false);
  });

  it('of a member is to read, and nothing else', () => {
    const has = RIGHTS.filter((right) => hasDirectoryRight(right, held([], { memberUser: true }), ORDINARY));
    expect(has).toEqual(['readDirectory']);
  });

  it('of an owner is over what is owned, and neither to create nor over people', () => {
    const has = RIGHTS.filter((right) => hasDirectoryRight(right, held([], { owner: true }), ORDINARY));
    expect(has).toEqual(['updateGroups', 'deleteGroups', 'manageApplications']);
  });

  it.each([
    ['createUsers', ['directoryWriters', 'globalAdministrator', 'userAdministrator']],
    ['createGroups', ['directoryWriters', 'globalAdministrator', 'groupsAdministrator', 'userAdministrator']],
    ['deleteGroups', ['globalAdministrator', 'groupsAdministrator', 'userAdministrator']],
    [
      'deleteUsers',
      [
        'authenticationAdministrator',
        'globalAdministrator',
        'privilegedAuthenticationAdministrator',
        'userAdministrator',
      ],
    ],
    ['inviteGuests', ['directoryWriters', 'globalAdministrator', 'guestInviter', 'userAdministrator']],
    [
      'createApplications',
      ['applicationAdministrator', 'applicationDeveloper', 'cloudApplicationAdministrator', 'globalAdministrator'],
    ],
    ['manageApplications', ['applicationAdministrator', 'cloudApplicationAdministrator', 'globalAdministrator']],
    ['assignRoles', ['globalAdministrator', 'privilegedRoleAdministrator']],
  ] as const)('to %s over ordinary objects is held by %s', (right, expected) => {
    expect(holders(right, ORDINARY)).toEqual(expected);
  });

  it.each(['updateUsers', 'controlAccounts', 'deleteUsers'] as const)(
    'to %s reaches a Global administrator by two roles alone, as it does members of groups that may hold roles',
    (right) => {
      const both = ['globalAdministrator', 'privilegedAuthenticationAdministrator'];
      expect(holders(right, { roles: new Set(['globalAdministrator']), privileged: false })).toEqual(both);
      expect(holders(right, { roles: new Set(), privileged: true })).toEqual(both);
    },
  );

  it('of a User administrator ends at administrators that are more than that', () => {
    const reaches = (role: DirectoryRole) =>
      hasDirectoryRight('deleteUsers', held(['userAdministrator']), { roles: new Set([role]), privileged: false });
    expect(reaches('userAdministrator')).toBe(true);
    expect(reaches('helpdeskAdministrator')).toBe(true);
    expect(reaches('privilegedRoleAdministrator')).toBe(false);
    expect(reaches('applicationAdministrator')).toBe(false);
  });

  it.each([
    ['updateGroups', { roles: new Set(), privileged: true }],
    ['deleteGroups', { roles: new Set(), privileged: true }],
    // Whoever sets an application's credentials can act as it.
    ['manageApplications', { roles: new Set(['userAdministrator']), privileged: false }],
  ] as readonly (readonly [DirectoryRight, DirectoryTarget])[])(
    'to %s of what holds or may hold a role takes the right to assign roles',
    (right, target) => {
      expect(holders(right, target)).toEqual(['globalAdministrator', 'privilegedRoleAdministrator']);
      expect(hasDirectoryRight(right, held([], { owner: true }), target)).toBe(true);
    },
  );

  it('to read is no billing or support matter', () => {
    const none = ALL.filter((role) => !hasDirectoryRight('readDirectory', held([role])));
    expect(none.toSorted()).toEqual(['billingAdministrator', 'serviceSupportAdministrator']);
  });
});
