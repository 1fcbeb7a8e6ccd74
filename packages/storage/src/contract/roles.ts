import { describe, expect, it } from 'vitest';
import { aDenial, anAssignment, aRole, asDecided, commit, type Ground, guid, scope, write } from './harness.ts';

/** Role assignments, deny assignments and roles. */
export function rolesContract(ground: Ground): void {
  describe('role assignments', () => {
    it('refuses the id, and the same principal, role and scope, and names the one that exists', async () => {
      const tenant = guid();
      const held = anAssignment();
      const other = anAssignment();
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.addRoleAssignment(held)).toEqual({ ok: true, value: undefined });
        expect(await writer.addRoleAssignment(other)).toMatchObject({ ok: true });
        const exists = { ok: false, failure: { kind: 'role-assignment-exists', existing: held.id } };
        expect(await writer.addRoleAssignment(anAssignment({ id: held.id }))).toEqual(exists);
        expect(await writer.addRoleAssignment({ ...held, id: guid(), condition: 'x' })).toEqual(exists);
        expect(await writer.addRoleAssignment({ ...held, id: other.id })).toEqual(exists);
        for (const change of [{ role: guid() }, { principal: guid() }, { scope: scope('/subscriptions/s2') }]) {
          expect(await writer.addRoleAssignment({ ...held, ...change, id: guid() })).toMatchObject({ ok: true });
        }
      });
      const elsewhere = await write(ground.store, guid(), (writer) => writer.addRoleAssignment(held));
      expect(elsewhere).toMatchObject({ ok: true });
    });

    it('keeps every field and finds an assignment at exactly its scope', async () => {
      const tenant = guid();
      const assignment = anAssignment({
        condition: "@Resource[a:b] StringEquals 'é'",
        description: 'Pour Zoé',
        principalType: 'ForeignGroup',
        createdBy: guid(),
        updatedBy: guid(),
        scope: scope('/subscriptions/s/resourcegroups/web'),
        scopeText: '/subscriptions/S/resourceGroups/Web',
      });
      await write(ground.store, tenant, (writer) => writer.addRoleAssignment(assignment));
      const reader = ground.store.tenant(tenant);
      expect(await reader.findRoleAssignment(assignment.scope, assignment.id)).toEqual(assignment);
      expect(await reader.findRoleAssignment(scope('/subscriptions/s'), assignment.id)).toBeUndefined();
      expect(await ground.store.tenant(guid()).findRoleAssignment(assignment.scope, assignment.id)).toBeUndefined();
    });

    it('lists the oldest first, then by id', async () => {
      const tenant = guid();
      const assignments = [9, 3, 3, 3, 1].map((createdAt) => anAssignment({ createdAt, principal: guid() }));
      await write(ground.store, tenant, async (writer) => {
        for (const assignment of assignments) await writer.addRoleAssignment(assignment);
      });
      const order = assignments.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      expect(await ground.store.tenant(tenant).listRoleAssignments()).toEqual(order);
    });

    it('changes description and condition only, at exactly the scope', async () => {
      const tenant = guid();
      const assignment = anAssignment();
      const changed = { ...assignment, condition: 'c', description: 'd', updatedAt: 8, updatedBy: guid() };
      await write(ground.store, tenant, async (writer) => {
        await writer.addRoleAssignment(assignment);
        await writer.updateRoleAssignment({ ...changed, role: guid(), principal: guid(), createdAt: 99 });
      });
      expect(await ground.store.tenant(tenant).listRoleAssignments()).toEqual([changed]);
      const elsewhere = { ...changed, scope: scope('/subscriptions/t') };
      await expect(write(ground.store, tenant, (writer) => writer.updateRoleAssignment(elsewhere))).rejects.toThrow(
        'does not exist',
      );
    });

    it('removes once, at exactly the scope', async () => {
      const tenant = guid();
      const assignment = anAssignment();
      await write(ground.store, tenant, async (writer) => {
        await writer.addRoleAssignment(assignment);
        expect(await writer.removeRoleAssignment(scope('/'), assignment.id)).toBe(false);
        expect(await writer.removeRoleAssignment(assignment.scope, assignment.id)).toBe(true);
        expect(await writer.removeRoleAssignment(assignment.scope, assignment.id)).toBe(false);
      });
    });
  });

  describe('deny assignments', () => {
    it('keeps every field, refuses an id twice and removes once', async () => {
      const tenant = guid();
      const denial = aDenial();
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.addDenyAssignment(denial)).toMatchObject({ ok: true });
        expect(await writer.addDenyAssignment(aDenial({ id: denial.id }))).toMatchObject({ ok: false });
      });
      expect((await ground.store.access.tenant(tenant)).denials).toEqual([asDecided(denial)]);
      expect(await ground.store.tenant(tenant).listDenyAssignments()).toEqual([denial]);
      expect(await ground.store.tenant(guid()).listDenyAssignments()).toEqual([]);
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.removeDenyAssignment(denial.id)).toBe(true);
        expect(await writer.removeDenyAssignment(denial.id)).toBe(false);
      });
      expect((await ground.store.access.tenant(tenant)).denials).toEqual([]);
    });
  });

  describe('roles', () => {
    it('creates and replaces custom roles of one tenant', async () => {
      const tenant = guid();
      const role = aRole();
      const changed = { ...role, name: 'Autre', updatedAt: 77, assignableScopes: [] };
      await write(ground.store, tenant, (writer) => writer.putCustomRole(role));
      expect(await ground.store.tenant(tenant).listCustomRoles()).toEqual([role]);
      await write(ground.store, tenant, (writer) => writer.putCustomRole(changed));
      expect(await ground.store.tenant(tenant).listCustomRoles()).toEqual([changed]);
      expect((await ground.store.access.tenant(tenant)).customRoles).toEqual([changed]);
      expect(await ground.store.tenant(guid()).listCustomRoles()).toEqual([]);

      await write(ground.store, tenant, async (writer) => {
        expect(await writer.removeCustomRole(guid())).toBe(false);
        expect(await writer.removeCustomRole(role.id)).toBe(true);
        expect(await writer.removeCustomRole(role.id)).toBe(false);
      });
      expect((await ground.store.access.tenant(tenant)).customRoles).toEqual([]);
    });

    it('replaces the built-in roles that were imported before', async () => {
      const opened = await ground.open(await ground.freshUrl());
      const { store } = opened;
      const names = async () => [...(await store.access.roles()).roles.values()].map(({ name }) => name);
      const builtIn = (name: string) => aRole({ kind: 'BuiltInRole', name, assignableScopes: [scope('/')] });
      const [own, owner, reader] = [builtIn('Own'), builtIn('Owner'), builtIn('Reader')];
      expect(await store.access.roles()).toEqual({ revision: 0, roles: new Map() });
      await commit(store, (change) => change.importBuiltInRoles([own, owner]));
      expect(await store.access.roles()).toEqual({
        revision: 1,
        roles: new Map([
          [own.id, own],
          [owner.id, owner],
        ]),
      });
      await commit(store, (change) => change.importBuiltInRoles([{ ...owner, description: 'Changed.' }, reader]));
      expect(await names()).toEqual(['Owner', 'Reader']);
      expect((await store.access.roles()).roles.get(owner.id)?.description).toBe('Changed.');
      await commit(store, (change) => change.importBuiltInRoles([owner]));
      expect(await names()).toEqual(['Owner']);
      expect((await store.access.revisions(['roles'])).get('roles')).toBe(3);
      await opened.close();
    });

    it('replaces the names of operations that were imported before, which no decision rests on', async () => {
      const opened = await ground.open(await ground.freshUrl());
      const { store } = opened;
      const naming = (namespace: string) => ({ namespace, displayName: 'É', typeNames: {}, operations: [] });
      await commit(store, (change) => change.importOperationNaming([naming('Microsoft.Web'), naming('Contoso.A')]));
      expect(await store.installation.operationNaming()).toEqual([naming('Contoso.A'), naming('Microsoft.Web')]);
      expect(await store.installation.operationNaming('microsoft.WEB')).toEqual([naming('Microsoft.Web')]);
      await commit(store, (change) => change.importOperationNaming([naming('Contoso.B')]));
      expect(await store.installation.operationNaming()).toEqual([naming('Contoso.B')]);
      expect((await store.access.revisions(['roles'])).get('roles') ?? 0).toBe(0);
      await opened.close();
    });
  });
}
