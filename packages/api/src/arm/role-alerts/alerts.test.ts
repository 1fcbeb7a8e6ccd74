import { CONTRIBUTOR, OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, openWorld, type World } from '../../testing/world.ts';

const V = 'api-version=2022-08-01-preview';
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const sub = () => `/subscriptions/${world.subscription}`;
const admin = () => world.caller('adminAgent', world.customer);
const at = (rest: string) => `${sub()}/providers/Microsoft.Authorization/roleManagementAlerts/${rest}?${V}`;
const alert = async (name: string) => (await world.ask(admin(), 'GET', at(`alerts/${name}`))).body.properties;
const give = (principalId: string, roleDefinitionId: string) =>
  world.ask(
    admin(),
    'PUT',
    `${sub()}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
    { properties: { roleDefinitionId, principalId } },
  );

describe('alerts about roles', () => {
  it('refuse what is not one, what they cannot be set to, and whoever may not', async () => {
    expect((await world.ask(admin(), 'GET', at('alerts/Sunshine'))).status).toBe(404);
    const set = (name: string, properties: object, who = admin()) =>
      world.ask(who, 'PATCH', at(`alertConfigurations/${name}`), { properties });
    const most = { thresholdNumberOfOwners: 1 };
    expect((await set('DuplicateRoleCreated', most)).body.error.code).toBe('InvalidAlertConfiguration');
    expect((await set('TooManyOwnersAssignedToResource', { thresholdNumberOfOwners: -1 })).status).toBe(400);
    expect((await set('TooManyOwnersAssignedToResource', most, world.caller('kim'))).status).toBe(403);
    await give(world.people.kim.id, READER);
    expect((await set('TooManyOwnersAssignedToResource', most, world.caller('kim'))).status).toBe(403);
    expect((await world.ask(world.caller('kim'), 'GET', at('alerts'))).body.value).toHaveLength(4);
  });

  it('warn of owners beyond a threshold, until there are fewer', async () => {
    const name = 'TooManyPermanentOwnersAssignedToResource';
    expect((await alert(name)).isActive).toBe(false);
    const properties = { thresholdNumberOfPermanentOwners: 1 };
    expect((await world.ask(admin(), 'PATCH', at(`alertConfigurations/${name}`), { properties })).status).toBe(200);
    expect((await alert(name)).isActive).toBe(false);
    await give(world.people.lou.id, OWNER);
    const found = await alert(name);
    expect([found.isActive, found.incidentCount]).toEqual([true, 2]);
    const [incident] = found.alertIncidents.filter(
      (each: { properties: { assigneeId: string } }) => each.properties.assigneeId === world.people.lou.id,
    );
    const path = at(`alerts/${name}/alertIncidents/${incident.name}`);
    expect((await world.ask(admin(), 'GET', path)).body.name).toBe(incident.name);
    // The right to see it is not the right to remove what it is about.
    await give(world.people.kim.id, CONTRIBUTOR);
    const remediate = at(`alerts/${name}/alertIncidents/${incident.name}/remediate`);
    expect((await world.ask(world.caller('kim'), 'POST', remediate)).status).toBe(403);
    expect((await world.ask(admin(), 'POST', remediate)).status).toBe(204);
    expect((await alert(name)).isActive).toBe(false);
    expect((await world.ask(admin(), 'POST', remediate)).status).toBe(404);
  });

  it('warn of roles given past Privileged Identity Management, and are dismissed and shown again', async () => {
    const name = 'AzureRolesAssignedOutsidePim';
    const before = (await alert(name)).incidentCount;
    expect(before).toBeGreaterThan(0);
    const update = (isActive: boolean) =>
      world.ask(admin(), 'PATCH', at(`alerts/${name}`), { properties: { isActive } });
    expect((await update(false)).body.properties.isActive).toBe(false);
    await give(world.people.kim.id, READER);
    expect((await alert(name)).incidentCount).toBe(1);
    expect((await update(true)).body.properties.incidentCount).toBe(before + 1);
    const off = { properties: { isEnabled: false } };
    await world.ask(admin(), 'PATCH', at(`alertConfigurations/${name}`), off);
    expect((await alert(name)).isActive).toBe(false);
  });

  it('warn of a custom role that says what another says', async () => {
    const role = (roleName: string, actions: readonly string[]) =>
      world.ask(
        admin(),
        'PUT',
        `${sub()}/providers/Microsoft.Authorization/roleDefinitions/${guid()}?api-version=2022-04-01`,
        {
          properties: { roleName, permissions: [{ actions }], assignableScopes: [sub()] },
        },
      );
    await role('One', ['Microsoft.Compute/disks/read', 'Microsoft.Compute/disks/write']);
    expect((await alert('DuplicateRoleCreated')).incidentCount).toBe(0);
    await role('Two', ['microsoft.compute/disks/write', 'Microsoft.Compute/disks/read']);
    const found = await alert('DuplicateRoleCreated');
    expect(found.incidentCount).toBe(1);
    const [{ name }] = found.alertIncidents;
    const remediate = at(`alerts/DuplicateRoleCreated/alertIncidents/${name}/remediate`);
    expect((await world.ask(admin(), 'POST', remediate)).body.error.code).toBe('AlertNotRemediatable');
  });

  it('are refreshed at once, by an operation that clients can wait for', async () => {
    for (const path of ['alerts/refresh', 'alerts/DuplicateRoleCreated/refresh']) {
      const asked = await world.ask(admin(), 'POST', at(path));
      expect([asked.status, asked.body.status]).toEqual([202, 'Succeeded']);
      const location = asked.headers.location?.replace('https://arm.example', '') ?? '';
      expect((await world.ask(admin(), 'GET', location)).body.status).toBe('Succeeded');
    }
  });
});
