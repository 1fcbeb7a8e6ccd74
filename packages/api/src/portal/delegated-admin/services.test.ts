import { operatorAct } from '@mandate/app/act';
import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { addAccessAssignment } from '@mandate/app/delegated-admin/assignments';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { addGroup, addMember } from '@mandate/app/directory/change-directory';
import { answerPartner } from '@mandate/app/relationships/change-relationship';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const services = (persona: Persona, customer: string = world.customer) =>
  world.ask(world.caller(persona), 'GET', `/portal/customers/${customer}/services`, undefined, { surface: 'portal' });
const azure = async (persona: Persona, customer?: string) => (await services(persona, customer)).body.azure;

describe('the services of a customer', () => {
  it('are for those who may look at customers, and of the partner’s own alone', async () => {
    for (const persona of ['billingAdmin', 'customerAdmin', 'stranger'] as const) {
      expect((await services(persona)).status, persona).toBe(403);
    }
    for (const id of [guid(), world.partner, 'x']) expect((await services('adminAgent', id)).status, id).toBe(404);
  });

  it('F90: list the Azure portal to agents of a customer with delegated admin, and to nobody without', async () => {
    for (const persona of ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'] as const) {
      expect(await azure(persona), persona).toEqual({ open: true });
      expect(await azure(persona, world.otherCustomer), persona).toMatchObject({
        open: false,
        reason: 'no-delegated-admin',
      });
    }
  });

  it('F90: list no Azure portal to who holds granular roles and is not in AdminAgents', async () => {
    const operator = operatorAct(world.ports);
    const group = guid();
    must(
      await addGroup(operator, world.partner, { id: group, displayName: 'Team', description: null, wellKnown: null }),
    );
    must(await addMember(operator, world.partner, { group, member: world.people.helpdeskAgent.id }));
    const draft = {
      displayName: 'Team',
      roles: [READERS],
      durationDays: 30,
      autoExtendDays: 0,
      customer: world.customer,
    } as const;
    const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
    must(await lockForApproval(await world.act('adminAgent'), id));
    must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
    must(await addAccessAssignment(await world.act('adminAgent'), { relationship: id, group, roles: [READERS] }));
    const shut = { open: false, reason: 'not-admin-agent', rolesThatMay: ['adminAgent'] };
    expect(await azure('helpdeskAgent')).toEqual(shut);

    // Without delegated admin it is the same, and those in no group are outside.
    const answer = { partner: world.partner, event: 'remove-delegated-admin' } as const;
    must(await answerPartner(await world.act('customerAdmin'), answer));
    expect(await azure('helpdeskAgent')).toEqual(shut);
    expect(await azure('adminAgent')).toMatchObject({ open: false, reason: 'not-in-assigned-group' });

    must(await addMember(operator, world.partner, { group: world.groups.AdminAgents, member: group }));
    expect(await azure('helpdeskAgent')).toEqual({ open: true });
  });
});
