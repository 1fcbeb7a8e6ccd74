import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acceptCondition } from '../condition/accept.ts';
import { parseCondition } from '../condition/parse.ts';
import { parseGuid } from '../guid.ts';
import { BUILT_IN_ROLES, type RoleCategory } from './all.ts';
import { DESCRIPTIONS, TEXTS_BY_NAME } from './descriptions.ts';
import { CONTRIBUTOR, OWNER, RBAC_ADMINISTRATOR, READER, roleId, USER_ACCESS_ADMINISTRATOR } from './well-known.ts';

/**
 * A listing of Azure's roles in JSON, from which the facts can be checked where somebody has one: `id` is the GUID, and a
 * role of one permission entry may have its lists beside its name.
 */
const LISTING = process.env['MANDATE_ROLES_FILE'];

interface Listed extends Partial<ListedEntry> {
  readonly id: string;
  readonly roleName: string;
  readonly isPrivileged?: boolean;
  readonly permissions?: readonly ListedEntry[];
}

interface ListedEntry {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly dataActions?: readonly string[];
  readonly notDataActions?: readonly string[];
  readonly condition?: string | null;
}

describe('the built-in roles', () => {
  it('refuse an id that is no GUID', () => {
    expect(() => roleId('owner')).toThrow('"owner" is not the GUID of a role');
  });

  it('have each id and each name once', () => {
    expect(new Set(BUILT_IN_ROLES.map((role) => role.id)).size).toBe(BUILT_IN_ROLES.length);
    expect(new Set(BUILT_IN_ROLES.map((role) => role.name)).size).toBe(BUILT_IN_ROLES.length);
  });

  it('carry no blank around a pattern and no empty pattern', () => {
    const patterns = BUILT_IN_ROLES.flatMap((role) =>
      role.permissions.flatMap((entry) => [
        ...entry.actions,
        ...entry.notActions,
        ...entry.dataActions,
        ...entry.notDataActions,
      ]),
    );
    expect(patterns.filter((pattern) => pattern === '' || pattern.trim() !== pattern)).toEqual([]);
  });

  it('carry only conditions that can be read', () => {
    const conditions = BUILT_IN_ROLES.flatMap((role) => role.permissions.map((entry) => entry.condition));
    const unread = conditions.filter((condition) => condition !== null && !parseCondition(condition).ok);
    expect(unread).toEqual([]);
  });

  it('include the five that others are built on, under their names', () => {
    const names = new Map(BUILT_IN_ROLES.map((role) => [role.id, role.name]));
    expect(
      [OWNER, CONTRIBUTOR, READER, USER_ACCESS_ADMINISTRATOR, RBAC_ADMINISTRATOR].map((id) => names.get(id)),
    ).toEqual([
      'Owner',
      'Contributor',
      'Reader',
      'User Access Administrator',
      'Role Based Access Control Administrator',
    ]);
  });

  it('offer at least three roles in every category but the small ones', () => {
    const small: readonly RoleCategory[] = ['general'];
    const sizes = new Map<RoleCategory, number>();
    for (const { category } of BUILT_IN_ROLES) sizes.set(category, (sizes.get(category) ?? 0) + 1);
    expect([...sizes].filter(([category, size]) => size < 3 && !small.includes(category))).toEqual([]);
  });

  it('are each described in one sentence of English and one of French', () => {
    const isSentence = /^\p{Lu}[^.]*(?:\.\S[^.]*)*\.$/u;
    const undescribed = BUILT_IN_ROLES.filter(({ id }) => {
      const texts = DESCRIPTIONS[id];
      return texts === undefined || !isSentence.test(texts.en) || !isSentence.test(texts.fr) || texts.en === texts.fr;
    });
    expect(undescribed.map((role) => role.name)).toEqual([]);
  });

  it('are all that is described', () => {
    const names = new Set(BUILT_IN_ROLES.map((role) => role.name));
    expect(Object.keys(TEXTS_BY_NAME).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe.runIf(LISTING)('compared with a listing of Azure, the built-in roles', () => {
  const listed: readonly Listed[] = LISTING ? JSON.parse(readFileSync(LISTING, 'utf8')) : [];
  const byId = new Map(listed.map((role) => [parseGuid(role.id), role]));

  it('leave out no privileged role', () => {
    const ours = new Set(BUILT_IN_ROLES.filter((role) => role.privileged).map((role) => role.id));
    const theirs = listed.filter((role) => role.isPrivileged === true).map((role) => parseGuid(role.id));
    expect(theirs.filter((id) => id === undefined || !ours.has(id))).toEqual([]);
    expect(ours.size).toBe(theirs.length);
  });

  it('grant the same, entry by entry, under the same conditions', () => {
    for (const role of BUILT_IN_ROLES) {
      const there = byId.get(role.id)!;
      const expected = { name: there.roleName.trim(), permissions: (there.permissions ?? [there]).map(comparable) };
      expect({ name: role.name, permissions: role.permissions.map(comparable) }).toEqual(expected);
    }
  });

  it('have conditions in a language we read, whether we ship the role or not', () => {
    const conditions = listed.flatMap((role) => (role.permissions ?? []).flatMap((entry) => entry.condition ?? []));
    expect(conditions).toHaveLength(31);
    expect(conditions.filter((condition) => !acceptCondition(condition).ok)).toEqual([]);
  });
});

function comparable(entry: ListedEntry) {
  const sorted = (patterns: readonly string[] = []) => [...new Set(patterns.map((pattern) => pattern.trim()))].sort();
  // A set of one string and the string alone mean the same, as do GUIDs with and without hyphens.
  const condition = JSON.stringify(entry.condition ? parseCondition(entry.condition) : null)
    .replaceAll(/(?<=[0-9a-f])-(?=[0-9a-f])/g, '')
    .replace('"foranyofanyvalues","operator":"stringequals"', '"none","operator":"stringequalsignorecase"');
  return {
    actions: sorted(entry.actions),
    notActions: sorted(entry.notActions),
    dataActions: sorted(entry.dataActions),
    notDataActions: sorted(entry.notDataActions),
    condition,
  };
}
