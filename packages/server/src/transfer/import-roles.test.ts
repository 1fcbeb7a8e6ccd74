import { readFileSync } from 'node:fs';
import { builtInRoles } from '@mandate/app/roles/built-in-roles';
import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guidOf, openTestInstallation, type TestInstallation } from '../testing/test-installation.ts';
import { localTransfers } from './local-transfers.ts';

let installation: TestInstallation;
let transfers: ReturnType<typeof localTransfers>;

beforeEach(async () => {
  installation = await openTestInstallation();
  transfers = localTransfers(installation.staffroom);
});
afterEach(() => installation[Symbol.asyncDispose]());

const rolesHere = async () => builtInRoles((await installation.staffroom.ports.store.access.roles()).roles);
const isImport = ({ operation }: { operation: string }) =>
  operation === 'Mandate.Installation/builtInRoles/import/action';
const imports = async () => {
  const partner = installation.staffroom.ports.store.tenant(installation.partnerId);
  return (await partner.listChanges({ after: null, limit: 1000 })).rows.filter(isImport);
};
const role = (number: number, action = '*/read') => {
  const permissions = [{ actions: [action], notActions: [], dataActions: [], notDataActions: [] }];
  return {
    name: guidOf(number),
    roleName: `Role ${number}`,
    roleType: 'BuiltInRole',
    permissions,
    assignableScopes: ['/'],
  };
};

describe('an import of roles is refused', () => {
  it('to everybody but a Global admin', async () => {
    const outcome = await transfers.importRoles({ as: installation.nameOf('Admin agent'), listing: [role(1)] });
    expect(outcome).toMatchObject({ failure: { kind: 'person-not-allowed', roles: ['globalAdmin'] } });
  });

  it('as a whole when one role has lost its condition', async () => {
    const before = await rolesHere();
    const listing = [role(1), role(2, 'Microsoft.Authorization/roleAssignments/write')];
    expect(await transfers.importRoles({ as: null, listing })).toEqual({
      ok: false,
      failure: { kind: 'bad-roles', problems: [{ index: 1, name: 'Role 2', kind: 'condition-lost' }] },
    });
    expect(await rolesHere()).toEqual(before);
    expect(await imports()).toEqual([]);
  });
});

describe('an import of roles', () => {
  it('adds to the roles that Mandate brings, and takes away what a later listing lacks', async () => {
    const own = BUILT_IN_ROLES.length;
    expect(await transfers.importRoles({ as: null, listing: [role(1), role(2)] })).toEqual({
      ok: true,
      value: { added: 2, changed: 0, removed: 0, unchanged: 0, custom: 0 },
    });
    expect(await transfers.importRoles({ as: null, listing: [role(1, 'Microsoft.Web/*'), role(3)] })).toEqual({
      ok: true,
      value: { added: 1, changed: 1, removed: 1, unchanged: 0, custom: 0 },
    });
    expect((await rolesHere()).size).toBe(own + 2);
  });

  it('says the person, or the operator where nobody is named', async () => {
    const globalAdmin = installation.nameOf('Global admin');
    await transfers.importRoles({ as: globalAdmin, listing: [role(1)] });
    await transfers.importRoles({ as: null, listing: [role(2)] });
    expect(await imports()).toMatchObject([
      { actor: { kind: 'User' }, ground: { permission: 'roles.import', roles: ['globalAdmin'] } },
      { actor: { kind: 'Operator' }, after: { added: [guidOf(2)], removed: [guidOf(1)] } },
    ]);
  });

  it('of an export of the same changes nothing', async () => {
    const listing: unknown = JSON.parse(JSON.stringify(await transfers.exportRoles()));
    expect(await transfers.importRoles({ as: null, listing })).toEqual({
      ok: true,
      value: { added: 0, changed: 0, removed: 0, unchanged: BUILT_IN_ROLES.length, custom: 0 },
    });
    expect(await imports()).toEqual([]);
  });

  const file = process.env.MANDATE_ROLES_FILE;
  it.runIf(file)('takes every built-in role of Azure, and gives it back', async () => {
    const listing: readonly unknown[] = JSON.parse(readFileSync(file!, 'utf8'));
    const outcome = await transfers.importRoles({ as: null, listing });
    expect(outcome).toMatchObject({ ok: true, value: { removed: 0, custom: 0 } });
    expect((await rolesHere()).size).toBeGreaterThanOrEqual(listing.length);
    const again: unknown = JSON.parse(JSON.stringify(await transfers.exportRoles()));
    expect(await transfers.importRoles({ as: null, listing: again })).toMatchObject({
      value: { added: 0, changed: 0 },
    });
  });
});
