import { describe, expect, it } from 'vitest';
import { type CredentialAct, mayActOnCredentials } from './credential-rights.ts';
import { DIRECTORY_ROLES, type DirectoryRole } from './directory.ts';

const ALL = Object.keys(DIRECTORY_ROLES) as DirectoryRole[];
const ACTS: readonly CredentialAct[] = ['resetPassword', 'resetSecondFactor', 'endSignIns', 'disable'];
const may = (act: CredentialAct, held: readonly DirectoryRole[], theirs: readonly DirectoryRole[] = []) =>
  mayActOnCredentials(act, new Set(held), new Set(theirs));

describe('acting on how somebody signs in', () => {
  it.each(ACTS)('is refused to whoever holds no role, and by roles that have nothing to do with it: %s', (act) => {
    expect(may(act, [])).toBe(false);
    expect(may(act, ['globalReader', 'directoryReaders', 'billingAdministrator', 'groupsAdministrator'])).toBe(false);
  });

  it.each(ACTS)('reaches a Global administrator by two roles alone: %s', (act) => {
    const reaching = ALL.filter((role) => may(act, [role], ['globalAdministrator']));
    expect(reaching).toEqual(['globalAdministrator', 'privilegedAuthenticationAdministrator']);
  });

  it('needs a reach over every role that the other holds, not over one of them', () => {
    expect(may('resetPassword', ['helpdeskAdministrator'], ['directoryReaders'])).toBe(true);
    expect(may('resetPassword', ['helpdeskAdministrator'], ['directoryReaders', 'userAdministrator'])).toBe(false);
    // Two lesser roles do not add up to one that reaches both.
    expect(
      may(
        'resetPassword',
        ['helpdeskAdministrator', 'authenticationAdministrator'],
        ['helpdeskAdministrator', 'authenticationAdministrator'],
      ),
    ).toBe(false);
  });

  it('lets a helpdesk reset passwords of ordinary people, and neither their second factor nor their account', () => {
    expect(ACTS.filter((act) => may(act, ['helpdeskAdministrator']))).toEqual(['resetPassword', 'endSignIns']);
    expect(ACTS.filter((act) => may(act, ['passwordAdministrator']))).toEqual(['resetPassword']);
    expect(ACTS.filter((act) => may(act, ['authenticationAdministrator']))).toEqual([...ACTS]);
    expect(may('resetPassword', ['passwordAdministrator'], ['helpdeskAdministrator'])).toBe(false);
    expect(may('disable', ['directoryWriters'], ['directoryReaders'])).toBe(false);
    expect(may('disable', ['directoryWriters'])).toBe(true);
  });
});
