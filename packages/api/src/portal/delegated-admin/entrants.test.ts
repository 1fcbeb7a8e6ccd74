import { operatorAct } from '@mandate/app/act';
import { approveDelegatedAdmin, endAsCustomer } from '@mandate/app/delegated-admin/answer';
import { addAccessAssignment } from '@mandate/app/delegated-admin/assignments';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { addGroup, addMember } from '@mandate/app/directory/change-directory';
import { answerPartner } from '@mandate/app/relationships/change-relationship';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const USERS = parseGuid(DIRECTORY_ROLES.userAdministrator)!;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const ask = (path: string, persona: Persona = 'helpdeskAgent') =>
  world.ask(world.caller(persona), 'GET', path, undefined, { surface: 'portal' });
const entrants = async (customer: string = world.customer) =>
  (await ask(`/portal/customers/${customer}/entrants`)).body.people;
const named = async () =>
  (await entrants()).map((each: { name: string; by: string; azure: boolean }) => [each.name, each.by, each.azure]);

/** A group with somebody of the Helpdesk in it, assigned to a relationship. */
async function assign(displayName: string): Promise<{ readonly id: string; readonly group: PrincipalId }> {
  const operator = operatorAct(world.ports);
  const group = guid();
  must(await addGroup(operator, world.partner, { id: group, displayName, description: null, wellKnown: null }));
  must(await addMember(operator, world.partner, { group, member: world.people.billingAdmin.id }));
  const terms = { displayName, roles: [READERS, USERS], durationDays: 30, autoExtendDays: 0 } as const;
  const draft = { ...terms, customer: world.customer };
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  must(await lockForApproval(await world.act('adminAgent'), id));
  must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
  must(await addAccessAssignment(await world.act('adminAgent'), { relationship: id, group, roles: [USERS] }));
  return { id, group };
}

describe('who can enter a customer', () => {
  it('is said to those who may look at admin relationships, of the partner’s own customers', async () => {
    for (const persona of ['billingAdmin', 'customerAdmin', 'stranger'] as const) {
      expect((await ask(`/portal/customers/${world.customer}/entrants`, persona)).status, persona).toBe(403);
      expect((await ask('/portal/access-matrix', persona)).status, persona).toBe(403);
    }
    for (const id of [guid(), world.partner, 'x']) {
      expect((await ask(`/portal/customers/${id}/entrants`)).status, id).toBe(404);
    }
    for (const query of ['after=forged', `search=${'x'.repeat(257)}`]) {
      expect((await ask(`/portal/access-matrix?${query}`)).status, query).toBe(400);
    }
  });

  it('F86: are its agents where delegated admin is granted, and nobody where it is not', async () => {
    expect(await named()).toEqual([
      ['adminAgent', 'DAP', true],
      ['globalAdmin', 'DAP', true],
      ['helpdeskAgent', 'DAP', true],
      ['salesAgent', 'DAP', true],
    ]);
    expect(await entrants(world.otherCustomer)).toEqual([]);
  });

  it('F86: are the members of assigned groups, with their roles, for as long as they would be let in', async () => {
    const { id, group } = await assign('Team');
    const through = [{ relationship: { id, displayName: 'Team' }, group: 'Team' }];
    const billing = { name: 'billingAdmin', by: 'GDAP', roles: [USERS], azure: false, through };
    expect(await entrants()).toContainEqual(expect.objectContaining(billing));
    const answer = { partner: world.partner, event: 'remove-delegated-admin' } as const;
    must(await answerPartner(await world.act('customerAdmin'), answer));
    expect(await named()).toEqual([['billingAdmin', 'GDAP', false]]);
    must(await addMember(operatorAct(world.ports), world.partner, { group: world.groups.AdminAgents, member: group }));
    expect(await named()).toEqual([['billingAdmin', 'GDAP', true]]);
    // It is the very decision that a request of theirs gets.
    const { presence } = (await world.act('billingAdmin', world.customer)).access;
    expect(presence).toMatchObject({ entry: { allowed: true, by: 'GDAP', countsAsAdminAgent: true } });
    must(await endAsCustomer(await world.act('customerAdmin'), { partner: world.partner, id }));
    expect(await named()).toEqual([]);
  });

  it('F86: stand in a matrix of relationships, groups and roles over all customers', async () => {
    const { id, group } = await assign('Team');
    const { body } = await ask('/portal/access-matrix');
    expect(body).toEqual({
      rows: [
        {
          relationship: { id, displayName: 'Team' },
          customer: { id: world.customer, name: 'Hôtel Élysée' },
          endsAt: expect.stringMatching(/^2026-12-01T/),
          groups: [{ id: group, name: 'Team', roles: [USERS] }],
        },
      ],
      next: null,
    });
    expect((await ask('/portal/access-matrix?search=EA')).body.rows).toHaveLength(1);
    expect((await ask('/portal/access-matrix?search=other')).body.rows).toEqual([]);
    world.passTime(30 * 86_400_000);
    expect((await ask('/portal/access-matrix')).body.rows).toEqual([]);
  });
});
