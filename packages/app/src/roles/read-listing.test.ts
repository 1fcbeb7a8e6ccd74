import { readFileSync } from 'node:fs';
import { OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import { describe, expect, it } from 'vitest';
import { readListing } from './read-listing.ts';

const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const OTHER_ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3302';
const NONE = { actions: [], notActions: [], dataActions: [], notDataActions: [] };
const WRITE = 'Microsoft.Authorization/roleAssignments/write';
const CONDITION =
  "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR " +
  '(@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals ' +
  `{${READER.replaceAll('-', '')}}))`;

/** As `az role definition list` writes it. */
const fromAz = (changes: object = {}) => ({
  assignableScopes: ['/'],
  createdBy: null,
  createdOn: '2015-02-02T21:55:09.880642+00:00',
  description: 'Looks.',
  id: `/subscriptions/${OTHER_ID}/providers/Microsoft.Authorization/roleDefinitions/${ID}`,
  name: ID,
  permissions: [{ ...NONE, actions: ['*/read'], condition: null, conditionVersion: null }],
  roleName: 'Onlooker',
  roleType: 'BuiltInRole',
  type: 'Microsoft.Authorization/roleDefinitions',
  ...changes,
});

/** As the resource provider writes it. */
const fromArm = (properties: object = {}) => ({
  id: `/providers/Microsoft.Authorization/roleDefinitions/${ID}`,
  type: 'Microsoft.Authorization/roleDefinitions',
  name: ID,
  properties: {
    roleName: 'Onlooker',
    type: 'BuiltInRole',
    description: 'Looks.',
    assignableScopes: ['/'],
    permissions: [{ ...NONE, actions: ['*/read'] }],
    ...properties,
  },
});

const problemsOf = (listing: unknown) => {
  const read = readListing(listing);
  return !read.ok && read.failure.kind === 'bad-roles' ? read.failure.problems : read;
};

describe('a listing of roles is refused', () => {
  it.each([[null], ['text'], [{}], [{ value: 'x' }], [7]])('when it is none: %j', (listing) => {
    expect(readListing(listing)).toEqual({ ok: false, failure: { kind: 'not-a-listing' } });
  });

  it('when it is the first of several pages', () => {
    const listing = { value: [fromArm()], nextLink: 'https://management.azure.com/next' };
    expect(readListing(listing)).toEqual({ ok: false, failure: { kind: 'listing-incomplete' } });
  });

  it('when it holds no built-in role', () => {
    const listing = [fromAz({ roleType: 'CustomRole' })];
    expect(readListing(listing)).toEqual({ ok: false, failure: { kind: 'no-built-in-role', custom: 1 } });
  });

  it.each([
    ['text in place of a role', 'role', 'not-an-object'],
    ['no name', fromAz({ roleName: ' ' }), 'name'],
    ['an id that is no GUID', fromAz({ name: 'x' }), 'id'],
    ['another kind of role', fromAz({ roleType: 'Sparkling' }), 'type'],
    ['no kind of role', fromAz({ roleType: undefined }), 'type'],
    ['a scope that is none', fromAz({ assignableScopes: ['everywhere'] }), 'assignable-scopes'],
    ['no scope', fromAz({ assignableScopes: [] }), 'assignable-scopes'],
    ['permissions that are no list', fromAz({ permissions: {} }), 'permissions'],
    ['actions that are no list', fromAz({ permissions: [{ ...NONE, actions: '*' }] }), 'actions'],
    ['an action that is no text', fromAz({ permissions: [{ ...NONE, actions: [7] }] }), 'actions'],
    ['an action with a space', fromAz({ permissions: [{ ...NONE, actions: ['a b/read'] }] }), 'actions'],
    ['an empty action', fromAz({ permissions: [{ ...NONE, actions: [''] }] }), 'actions'],
    ['exclusions that got lost', fromAz({ permissions: [{ actions: ['*'] }] }), 'exclusions'],
    ['a condition that does not parse', fromAz({ permissions: [{ ...NONE, condition: '@Request[' }] }), 'condition'],
    ['an empty condition', fromAz({ permissions: [{ ...NONE, condition: '' }] }), 'condition'],
    [
      'a condition of another version',
      fromAz({ permissions: [{ ...NONE, condition: CONDITION, conditionVersion: '3.0' }] }),
      'condition-version',
    ],
  ])('for %s', (_, entry, kind) => {
    expect(problemsOf([entry])).toMatchObject([{ index: 0, kind }]);
  });

  it('when it has lost its conditions, by the name of the role that shows it', () => {
    const permissions = [{ ...NONE, actions: [WRITE] }];
    expect(problemsOf({ value: [fromArm({ permissions, roleName: 'Key Vault Data Access Administrator' })] })).toEqual([
      { index: 0, name: 'Key Vault Data Access Administrator', kind: 'condition-lost' },
    ]);
  });

  it.each(['*', 'Microsoft.Authorization/*', 'Microsoft.Authorization/*/Write', '*/roleAssignments/write'])(
    'when %s hands out roles to anybody',
    (action) => {
      expect(problemsOf([fromAz({ permissions: [{ ...NONE, actions: [action] }] })])).toMatchObject([
        { kind: 'condition-lost' },
      ]);
    },
  );

  it('when a role calls itself Owner but is another', () => {
    const entry = fromAz({ roleName: 'Owner', permissions: [{ ...NONE, actions: ['*'] }] });
    expect(problemsOf([entry])).toMatchObject([{ name: 'Owner', kind: 'condition-lost' }]);
  });

  it('with all that is wrong in it', () => {
    const listing = [fromAz(), fromAz(), fromAz({ name: OTHER_ID, roleName: 'Other' }), 7];
    expect(problemsOf(listing)).toEqual([
      { index: 1, name: 'Onlooker', kind: 'id-twice' },
      { index: 1, name: 'Onlooker', kind: 'name-twice' },
      { index: 3, name: null, kind: 'not-an-object' },
    ]);
  });
});

describe('a listing of roles is read', () => {
  const role = {
    id: ID,
    name: 'Onlooker',
    description: 'Looks.',
    permissions: [{ ...NONE, actions: ['*/read'], condition: null }],
    assignableScopes: ['/'],
  };

  it.each([
    ['as az writes it', [fromAz()], { ...role, createdAt: Date.parse('2015-02-02T21:55:09.880Z'), updatedAt: null }],
    ['as the provider writes it', { value: [fromArm()] }, { ...role, createdAt: null, updatedAt: null }],
    ['as entries of the provider', [fromArm()], { ...role, createdAt: null, updatedAt: null }],
    [
      'in the short form',
      [{ ...NONE, id: ID, roleName: 'Onlooker', actions: ['*/read'] }],
      { ...role, description: '', createdAt: null, updatedAt: null },
    ],
  ])('%s', (_, listing, expected) => {
    expect(readListing(listing)).toEqual({ ok: true, value: { roles: [expected], custom: 0 } });
  });

  it('with the spaces taken off that Azure left at the end of actions', () => {
    const read = readListing([
      fromAz({ permissions: [{ ...NONE, actions: ['Microsoft.Network/virtualNetworks/read '] }] }),
    ]);
    expect(read).toMatchObject({
      value: { roles: [{ permissions: [{ actions: ['Microsoft.Network/virtualNetworks/read'] }] }] },
    });
  });

  it('with a role that hands out roles under a condition, and with Owner', () => {
    const constrained = fromAz({
      permissions: [{ ...NONE, actions: [WRITE], condition: CONDITION, conditionVersion: '2.0' }],
    });
    const owner = fromAz({ name: OWNER, roleName: 'Owner', permissions: [{ ...NONE, actions: ['*'] }] });
    expect(readListing([constrained, owner])).toMatchObject({ ok: true });
  });

  it('without its custom roles, which it counts', () => {
    const custom = fromAz({ roleType: 'CustomRole', name: OTHER_ID, permissions: [{ ...NONE, actions: ['*'] }] });
    expect(readListing([fromAz(), custom])).toMatchObject({ ok: true, value: { custom: 1 } });
  });

  const file = process.env.MANDATE_ROLES_FILE;
  it.runIf(file)('with every built-in role of Azure', () => {
    const read = readListing(JSON.parse(readFileSync(file!, 'utf8')));
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && read.value.roles.length).toBeGreaterThan(800);
  });

  it.runIf(file)('but not with their conditions lost', () => {
    const roles: { permissions?: { condition: unknown }[] }[] = JSON.parse(readFileSync(file!, 'utf8'));
    const bare = roles.map((entry) => ({
      ...entry,
      permissions: entry.permissions?.map((permission) => ({ ...permission, condition: null })),
    }));
    const problems = problemsOf(bare);
    expect(problems).toContainEqual(
      expect.objectContaining({ name: 'Key Vault Data Access Administrator', kind: 'condition-lost' }),
    );
  });
});
