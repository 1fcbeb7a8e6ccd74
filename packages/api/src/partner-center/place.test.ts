import { operatorAct, StaleAccess } from '@mandate/app/act';
import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { addAccessAssignment } from '@mandate/app/delegated-admin/assignments';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { addGroup, addMember, removeMember } from '@mandate/app/directory/change-directory';
import { createUser } from '@mandate/app/directory/users';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../testing/world.ts';
import { actAtCustomer, customerAt } from './place.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** Lets the Admin agent in by a granular role as well, which the loss of the partner role does not touch. */
async function letInByGroup(): Promise<void> {
  const roles = [parseGuid(DIRECTORY_ROLES.userAdministrator)!];
  const draft = { displayName: 'Users', roles, durationDays: 30, autoExtendDays: 0, customer: world.customer } as const;
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  must(await lockForApproval(await world.act('adminAgent'), id));
  must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
  const group = guid();
  const operator = operatorAct(world.ports);
  must(
    await addGroup(operator, world.partner, { id: group, displayName: 'Users', description: null, wellKnown: null }),
  );
  must(await addMember(operator, world.partner, { group, member: world.people.adminAgent.id }));
  must(await addAccessAssignment(await world.act('adminAgent'), { relationship: id, group, roles }));
}

/** The steps of a request of the Admin agent about a user of the customer, with something between its two readings. */
async function write(between: () => Promise<void>, until = Number.POSITIVE_INFINITY) {
  const at = await world.act('adminAgent');
  const act = { ...at, access: { ...at.access, validUntil: until } };
  const place = must(await customerAt(world.customer, { access: act.access, store: world.ports.store }));
  const snapshotIn = async () => {
    await between();
    return world.reader.snapshot(world.caller('adminAgent', world.customer));
  };
  const there = must(await actAtCustomer(place, 'createUsers', { act, snapshotIn }));
  return createUser(there, {
    userPrincipalName: `${guid()}@elysee.example`,
    displayName: 'Neu',
    mailNickname: 'neu',
    givenName: null,
    surname: null,
    accountEnabled: true,
    profile: {},
    password: { plain: 'Long enough 1234!', mustChange: true },
  });
}

describe('a write at a customer', () => {
  it('counts with both rights it rests on', async () => {
    await letInByGroup();
    expect(await write(async () => undefined)).toMatchObject({ ok: true });
  });

  it('does not happen when the partner role is taken away between the two readings', async () => {
    await letInByGroup();
    const member = world.people.adminAgent.id;
    const taken = write(async () => {
      must(await removeMember(operatorAct(world.ports), world.partner, { group: world.groups.AdminAgents, member }));
    });
    await expect(taken).rejects.toThrow(StaleAccess);
  });

  it('does not happen once the right at home has ended, which nobody writes down', async () => {
    await letInByGroup();
    await expect(write(async () => undefined, world.ports.clock.now())).rejects.toThrow(StaleAccess);
  });
});
