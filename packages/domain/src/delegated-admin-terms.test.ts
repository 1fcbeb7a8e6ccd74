import { parseGuid } from '@mandate/rbac/guid';
import { describe, expect, it } from 'vitest';
import { DELEGATED_ROLES, ROLE_CATEGORIES } from './delegated-admin-roles.ts';
import { type DelegatedAdminTerms, daysOf, durationOf, termsProblem } from './delegated-admin-terms.ts';
import { DIRECTORY_ROLES } from './directory.ts';

const reader = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const global = parseGuid(DIRECTORY_ROLES.globalAdministrator)!;
const terms: DelegatedAdminTerms = { displayName: 'Support', roles: [reader], durationDays: 730, autoExtendDays: 180 };

describe('the terms of a granular relationship', () => {
  it.each([
    ['name-missing', { displayName: ' ' }],
    ['name-too-long', { displayName: 'x'.repeat(51) }],
    ['name-character', { displayName: 'Sup\nport' }],
    ['duration-out-of-range', { durationDays: 0 }],
    ['duration-out-of-range', { durationDays: 731 }],
    ['duration-out-of-range', { durationDays: Number.NaN }],
    ['roles-missing', { roles: [] }],
    ['role-unknown', { roles: [parseGuid('b24988ac-6180-42a0-ab88-20f7382dd24c')!] }],
    ['role-twice', { roles: [reader, reader] }],
    ['extension-with-global-administrator', { roles: [global] }],
  ])('are refused: %s', (kind, change) => {
    expect(termsProblem({ ...terms, ...change })).toMatchObject({ kind });
  });

  it.each([{}, { displayName: 'é'.repeat(50) }, { durationDays: 1 }, { roles: [global], autoExtendDays: 0 as const }])(
    'are fine: %j',
    (change) => {
      expect(termsProblem({ ...terms, ...change })).toBeUndefined();
    },
  );
});

describe('a duration', () => {
  it.each(['', 'P', 'PT', '730', 'P1.5D', 'P-1D', 'P1D2', 'PT1H', 'P1DT', 'P1DT5M', 'p1d', 'P99999D', 'P1D1Y'])(
    'is not %j',
    (text) => expect(daysOf(text)).toBeUndefined(),
  );

  it.each([
    ['P1D', 1],
    ['P730D', 730],
    ['P2Y', 730],
    ['P6M', 180],
    ['P1Y2W1D', 380],
    ['P0D', 0],
    ['PT0S', 0],
  ] as const)('%s has %i days', (text, days) => {
    expect(daysOf(text)).toBe(days);
  });

  it('is written in days', () => expect(durationOf(180)).toBe('P180D'));
});

describe('the roles', () => {
  it('have ids of their own, and every category has some', () => {
    expect(new Set(DELEGATED_ROLES.map(({ id }) => id)).size).toBe(DELEGATED_ROLES.length);
    for (const { id, name } of DELEGATED_ROLES) expect([parseGuid(id), name !== '']).toEqual([id, true]);
    expect(new Set(DELEGATED_ROLES.map(({ category }) => category))).toEqual(new Set(ROLE_CATEGORIES));
  });

  it('include all that Mandate knows rights of', () => {
    const ids = new Set(DELEGATED_ROLES.map(({ id }) => id));
    for (const id of Object.values(DIRECTORY_ROLES)) expect(ids).toContain(id);
  });
});
