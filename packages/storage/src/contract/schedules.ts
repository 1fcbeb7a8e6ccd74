import type { RegistrationDefinition } from '@mandate/app/ports/delegations';
import type { RoleSchedule } from '@mandate/app/ports/role-schedules';
import { describe, expect, it } from 'vitest';
import { type Ground, guid, scope, write } from './harness.ts';

const aSchedule = (overrides: Partial<RoleSchedule> = {}): RoleSchedule => ({
  id: guid(),
  kind: 'active',
  principal: guid(),
  principalType: 'User',
  role: guid(),
  scope: scope('/subscriptions/s/resourcegroups/web'),
  scopeText: '/subscriptions/S/resourceGroups/Web',
  condition: null,
  startsAt: 10,
  endsAt: 20,
  request: guid(),
  eligibility: guid(),
  managedBy: null,
  createdAt: 9,
  updatedAt: 9,
  createdBy: guid(),
  ...overrides,
});

const aDefinition = (overrides: Partial<RegistrationDefinition> = {}): RegistrationDefinition => ({
  id: guid(),
  scope: scope('/subscriptions/s'),
  scopeText: '/subscriptions/S',
  name: 'Exploitation',
  description: null,
  managedBy: guid(),
  roles: [{ principal: guid(), principalName: 'Ops', role: guid(), assignable: [guid()] }],
  eligible: [
    {
      principal: guid(),
      principalName: null,
      role: guid(),
      needsSecondFactor: true,
      longest: 'PT8H',
      approvers: [guid()],
    },
  ],
  createdAt: 1,
  updatedAt: 2,
  ...overrides,
});

/** Roles for a time, delegations, and what is kept at scopes. */
export function schedulesContract(ground: Ground): void {
  describe('role schedules', () => {
    it('are kept once for a principal, role and scope of a kind, and only active ones reach decisions', async () => {
      const tenant = guid();
      const held = aSchedule();
      const eligible = { ...held, id: guid(), kind: 'eligible', eligibility: null } as const;
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.addRoleSchedule(held)).toMatchObject({ ok: true });
        const exists = { ok: false, failure: { kind: 'role-assignment-exists', existing: held.id } };
        expect(await writer.addRoleSchedule({ ...held, id: guid(), startsAt: 99 })).toEqual(exists);
        expect(await writer.addRoleSchedule(aSchedule({ id: held.id }))).toEqual(exists);
        expect(await writer.addRoleSchedule(eligible)).toMatchObject({ ok: true });
      });
      const { id, principal, role, condition, startsAt, endsAt, managedBy } = held;
      const access = await ground.store.access.tenant(tenant);
      const timed = { id, principal, role, scope: held.scope, condition, startsAt, endsAt, managedBy };
      expect([access.revision, access.timedAssignments]).toEqual([1, [timed]]);
      expect(await ground.store.tenant(tenant).listRoleSchedules('active')).toEqual([held]);
      expect(await ground.store.tenant(tenant).listRoleSchedules('eligible')).toEqual([eligible]);
      expect(await ground.store.tenant(guid()).listRoleSchedules('active')).toEqual([]);
    });

    it('change and go, and move the revision each time', async () => {
      const tenant = guid();
      const held = aSchedule({ endsAt: null, managedBy: guid() });
      const changed = { ...held, endsAt: 30, startsAt: 11, condition: 'c', request: guid(), updatedAt: 12 };
      await write(ground.store, tenant, (writer) => writer.addRoleSchedule(held));
      await write(ground.store, tenant, (writer) => writer.updateRoleSchedule({ ...changed, role: guid() }));
      expect(await ground.store.tenant(tenant).listRoleSchedules('active')).toEqual([changed]);
      expect(await write(ground.store, tenant, (writer) => writer.removeRoleSchedule(held.id))).toBe(true);
      expect(await write(ground.store, tenant, (writer) => writer.removeRoleSchedule(held.id))).toBe(false);
      expect((await ground.store.access.tenant(tenant)).revision).toBe(3);
      await expect(write(ground.store, tenant, (writer) => writer.updateRoleSchedule(held))).rejects.toThrow('exist');
    });
  });

  describe('delegations', () => {
    it('hold while definition and assignment stand, and the managing tenant finds them', async () => {
      const tenant = guid();
      const definition = aDefinition();
      const { managedBy, roles, eligible } = definition;
      const assignment = { ...aSchedule(), definition: definition.id };
      const { id, createdAt } = assignment;
      const kept = {
        id,
        scope: assignment.scope,
        scopeText: assignment.scopeText,
        definition: definition.id,
        createdAt,
      };
      await write(ground.store, tenant, async (writer) => {
        await writer.putRegistrationDefinition(definition);
        await writer.putRegistrationAssignment(kept, managedBy);
        await writer.putRegistrationAssignment(kept, managedBy);
      });
      const reader = ground.store.tenant(tenant);
      expect(await reader.listRegistrationDefinitions()).toEqual([definition]);
      expect(await reader.listRegistrationAssignments()).toEqual([kept]);
      const delegation = { id, scope: kept.scope, managedBy, roles, eligible };
      expect((await ground.store.access.tenant(tenant)).delegations).toEqual([delegation]);
      const managed = [{ customer: tenant, registration: id, scope: kept.scope }];
      expect(await ground.store.partner(managedBy).listDelegatedScopes()).toEqual(managed);
      expect(await ground.store.partner(guid()).listDelegatedScopes()).toEqual([]);

      await write(ground.store, tenant, (writer) => writer.putRegistrationDefinition({ ...definition, roles: [] }));
      expect((await ground.store.access.tenant(tenant)).delegations).toEqual([{ ...delegation, roles: [] }]);
      await write(ground.store, tenant, (writer) => writer.removeRegistrationAssignment(id));
      expect((await ground.store.access.tenant(tenant)).delegations).toEqual([]);
      expect(await ground.store.partner(managedBy).listDelegatedScopes()).toEqual([]);
      await write(ground.store, tenant, async (writer) => {
        await writer.putRegistrationAssignment(kept, managedBy);
        expect(await writer.removeRegistrationDefinition(definition.id)).toBe(true);
        expect(await writer.removeRegistrationDefinition(definition.id)).toBe(false);
      });
      expect((await ground.store.access.tenant(tenant)).delegations).toEqual([]);
    });
  });

  describe('documents at scopes', () => {
    it('are kept by kind, scope and name, and change no revision', async () => {
      const tenant = guid();
      const at = scope('/subscriptions/s');
      const value = { policy: {} as never, updatedAt: 1, updatedBy: guid() };
      await write(ground.store, tenant, async (writer) => {
        await writer.putDocument('role-policy', { scope: at, name: 'a', value });
        await writer.putDocument('role-policy', { scope: at, name: 'a', value: { ...value, updatedAt: 2 } });
      });
      const reader = ground.store.tenant(tenant);
      expect(await reader.findDocument('role-policy', at, 'a')).toMatchObject({ updatedAt: 2 });
      expect(await reader.findDocument('role-policy', scope('/subscriptions/t'), 'a')).toBeUndefined();
      expect(await reader.findDocument('role-request', at, 'a')).toBeUndefined();
      expect(await reader.listDocuments('role-policy')).toMatchObject([{ scope: at, name: 'a' }]);
      expect(await ground.store.tenant(guid()).listDocuments('role-policy')).toEqual([]);
      expect(await write(ground.store, tenant, (writer) => writer.removeDocument('role-policy', at, 'a'))).toBe(true);
      expect(await write(ground.store, tenant, (writer) => writer.removeDocument('role-policy', at, 'a'))).toBe(false);
      expect((await ground.store.access.tenant(tenant)).revision).toBe(0);
    });
  });
}
