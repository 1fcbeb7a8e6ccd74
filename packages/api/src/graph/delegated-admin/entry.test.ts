import { operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { approveDelegatedAdmin, endAsCustomer, terminateAsPartner } from '@mandate/app/delegated-admin/answer';
import { addAccessAssignment, removeAccessAssignment } from '@mandate/app/delegated-admin/assignments';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { addGroup, addMember, addUser, removeMember } from '@mandate/app/directory/change-directory';
import { answerPartner } from '@mandate/app/relationships/change-relationship';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../../testing/world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const DAY = 86_400_000;

let world: World;
let group: PrincipalId;
let caller: Caller;
beforeEach(async () => {
  world = await openWorld();
  const operator = operatorAct(world.ports);
  group = guid();
  must(await addGroup(operator, world.partner, { id: group, displayName: 'Team', description: null, wellKnown: null }));
  const id = guid();
  const names = { userPrincipalName: 'gil@fabrikam.example', displayName: 'gil', givenName: null, surname: null };
  must(await addUser(operator, world.partner, { id, ...names, password: null, directoryRoles: [] }));
  must(await addMember(operator, world.partner, { group, member: id }));
  caller = { kind: 'User', id, home: world.partner, tenant: world.customer, name: 'gil', client: null };
});
afterEach(() => world.close());

async function relationship(durationDays = 30): Promise<string> {
  const draft = {
    displayName: guid(),
    roles: [READERS],
    durationDays,
    autoExtendDays: 0,
    customer: world.customer,
  } as const;
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  must(await lockForApproval(await world.act('adminAgent'), id));
  must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
  return id;
}
async function assigned(durationDays?: number): Promise<string> {
  const id = await relationship(durationDays);
  must(await addAccessAssignment(await world.act('adminAgent'), { relationship: id, group, roles: [READERS] }));
  return id;
}
// The caller stands for a token that was issued once and for all: only what is decided anew can keep it out.
const users = async () => (await world.ask(caller, 'GET', '/v1.0/users', undefined, { surface: 'graph' })).status;
const azure = async (method = 'GET') => {
  const path = `/subscriptions/${world.subscription}/resourceGroups/x?api-version=2021-04-01`;
  const body = method === 'PUT' ? { location: 'westeurope' } : undefined;
  const seen = await world.ask(caller, method, path, body);
  return seen.status === 403 && seen.body.error.message.includes('act in the tenant') ? 'outside' : seen.status;
};
const removeDap = async () =>
  must(
    await answerPartner(await world.act('customerAdmin'), { partner: world.partner, event: 'remove-delegated-admin' }),
  );

describe('entering by a group', () => {
  it('needs an active relationship and a group in it', async () => {
    expect(await users()).toBe(403);
    const id = await relationship();
    expect(await users()).toBe(403);
    must(await addAccessAssignment(await world.act('adminAgent'), { relationship: id, group, roles: [READERS] }));
    expect(await users()).toBe(200);
  });

  it('F76: ends with the relationship at the very moment, though no scheduler ever ran', async () => {
    await assigned(1);
    const end = (
      await world.ports.store
        .tenant(world.partner)
        .listDelegatedAdmin({ now: world.ports.clock.now(), status: 'active' }, { after: null, limit: 1 })
    ).rows[0]!.endsAt!;
    world.passTime(end - world.ports.clock.now() - 50);
    expect(await users()).toBe(200);
    world.passTime(50);
    expect(await users()).toBe(403);
  });

  it.each<readonly [string, (id: string) => Promise<unknown>]>([
    [
      'the customer ends it',
      async (id) => endAsCustomer(await world.act('customerAdmin'), { partner: world.partner, id }),
    ],
    ['the partner ends it', async (id) => terminateAsPartner(await world.act('adminAgent'), id)],
    [
      'the group is taken out of it',
      async (id) => {
        const [assignment] = await world.ports.store.tenant(world.partner).listAccessAssignments(id);
        const wanted = { relationship: id, id: assignment!.id, ifMatch: '*' };
        return removeAccessAssignment(await world.act('adminAgent'), wanted);
      },
    ],
    [
      'the person is taken out of the group',
      () => removeMember(operatorAct(world.ports), world.partner, { group, member: caller.id }),
    ],
  ])('ends at once, with tokens issued before too, when %s', async (_name, end) => {
    const id = await assigned();
    expect(await users()).toBe(200);
    expect(await end(id)).toMatchObject({ ok: true });
    expect(await users()).toBe(403);
  });

  it('lets a write that was decided before the end through no more', async () => {
    const id = await assigned();
    must(await addMember(operatorAct(world.ports), world.partner, { group: world.groups.AdminAgents, member: group }));
    world.beforeNextCommit(async () => {
      must(await endAsCustomer(await world.act('customerAdmin'), { partner: world.partner, id }));
      await removeDap();
    });
    expect(await azure('PUT')).toBe('outside');
    expect(await azure()).toBe('outside');
  });

  it('lets a write that was decided before the clock struck through no more', async () => {
    await assigned(1);
    must(await addMember(operatorAct(world.ports), world.partner, { group: world.groups.AdminAgents, member: group }));
    await removeDap();
    world.beforeNextCommit(async () => world.passTime(DAY));
    expect(await azure('PUT')).toBe('outside');
  });
});

describe('Azure by a group', () => {
  it.each([
    [false, false, 'outside'],
    [true, false, 'outside'],
    [false, true, 403],
    [true, true, 201],
  ] as const)('F82: nested in AdminAgents: %s, with a directory role: %s', async (nested, withRole, status) => {
    await removeDap();
    if (withRole) await assigned();
    if (nested) {
      must(
        await addMember(operatorAct(world.ports), world.partner, { group: world.groups.AdminAgents, member: group }),
      );
    }
    expect(await azure('PUT')).toBe(status);
  });

  it('works again for AdminAgents once delegated admin is gone, by a group of theirs in a granular relationship', async () => {
    must(await addMember(operatorAct(world.ports), world.partner, { group: world.groups.AdminAgents, member: group }));
    expect(await azure('PUT')).toBe(201);
    await removeDap();
    expect(await azure()).toBe('outside');
    await assigned();
    expect(await azure()).toBe(200);
  });
});
