import { operatorAct } from '@mandate/app/act';
import type { TenantWriter } from '@mandate/app/ports/store';
import { CONTRIBUTOR, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import type { RoleId } from '@mandate/rbac/model';
import { ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guid, type Persona, type World } from '../../testing/world.ts';
import { type ChangeTenantWorld, openChangeTenantWorld } from './testing/change-tenant-world.ts';

const DAY = 86_400_000;

let place: ChangeTenantWorld;
let world: World;
/** A new subscription for each test. */
let id: ReturnType<typeof guid>;
beforeAll(async () => {
  place = await openChangeTenantWorld();
  ({ world } = place);
});
afterAll(() => world.close());
beforeEach(async () => {
  id = await place.newSubscription();
});

const path = () => place.path(id);
const asCustomer: ChangeTenantWorld['asCustomer'] = (...asked) => place.asCustomer(...asked);
const body: ChangeTenantWorld['body'] = (...named) => place.body(...named);
const offer = (persona?: Persona, sent?: object) => place.offer(id, persona, sent);
const answer = (verb: 'acceptChangeTenant' | 'changeTenantStatus', persona?: Persona) =>
  place.answer(id, verb, persona);
const accept = (persona?: Persona) => answer('acceptChangeTenant', persona);
const assign = (persona: Persona, role: RoleId, scope = `/subscriptions/${id}`) => place.assign(persona, role, scope);
const group = (name = 'rg') => `/subscriptions/${id}/resourceGroups/${name}?api-version=2021-04-01`;

/** Writes into the customer's trade. */
async function trading(write: (writer: TenantWriter) => Promise<unknown>): Promise<void> {
  await world.ports.store.commit([], operatorAct(world.ports).context, async (change) => {
    const writer = change.tenant(world.customer);
    await write(writer);
    await writer.record({ operation: 'test', target: 'test', before: null, after: null });
    return ok(undefined);
  });
}

describe('offering a subscription to another directory', () => {
  it('is not for a partner that holds Owner there, nor for anybody without both rights', async () => {
    await assign('lou', CONTRIBUTOR);
    expect((await offer('adminAgent')).body.error.code).toBe('AuthorizationFailed');
    const contributor = await offer('lou');
    expect([contributor.status, contributor.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    await assign('customerAdmin', USER_ACCESS_ADMINISTRATOR);
    expect((await offer('customerAdmin')).status).toBe(403);
    expect((await accept()).body.error.code).toBe('ChangeTenantRequestNotFound');
  });

  it.each([
    ['nobody', () => body('  '), 400, 'InvalidDestinationOwner'],
    ['a directory that is none', () => body('a@b.example', guid()), 400, 'InvalidDestinationTenant'],
    ['no directory', () => body('a@b.example', ' '), 400, 'InvalidDestinationTenant'],
    ['the directory it lies in', () => body('kim@elysee.example', world.customer), 409, 'ChangeTenantNotAllowed'],
    ['nothing', () => ({}), 400, 'InvalidRequestContent'],
  ] as const)('is refused when it names %s', async (_, wanted, status, code) => {
    const refused = await offer('kim', wanted());
    expect([refused.status, refused.body.error.code]).toEqual([status, code]);
  });

  it('is refused while it is locked, cancelled, or being handed over between partners', async () => {
    const lock = `/subscriptions/${id}/resourceGroups/rg/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01`;
    await asCustomer('kim', 'PUT', group(), { location: 'westeurope' });
    await asCustomer('kim', 'PUT', lock, { properties: { level: 'CanNotDelete' } });
    expect((await offer()).body.error.code).toBe('ScopeLocked');
    await asCustomer('kim', 'DELETE', lock);
    const state = (verb: string) =>
      asCustomer('kim', 'POST', `/subscriptions/${id}/providers/Microsoft.Subscription/${verb}?api-version=2021-10-01`);
    await state('cancel');
    expect((await offer()).body.error.code).toBe('ReadOnlyDisabledSubscription');
    await state('enable');

    const transfer = {
      id: guid(),
      customer: world.customer,
      source: world.partner,
      target: world.otherCustomer,
      azureSubscriptions: [id],
      status: 'requested',
      requestedBy: world.people.adminAgent.id,
      createdAt: 1,
      expiresAt: Number.MAX_SAFE_INTEGER,
      updatedAt: 1,
      version: 1,
    } as const;
    await trading((writer) => writer.putCommerce(world.partner, 'transfer', transfer));
    const handedOver = await offer();
    expect(handedOver.body.error).toMatchObject({
      code: 'ChangeTenantNotAllowed',
      message: expect.stringContaining('between partners'),
    });
    await trading((writer) => writer.putCommerce(world.partner, 'transfer', { ...transfer, status: 'declined' }));
    expect((await offer()).status).toBe(200);
  });

  it('is refused for what was sold before there were plans', async () => {
    const sold = {
      id: guid(),
      order: guid(),
      lineNumber: 0,
      item: 'azure-legacy',
      friendlyName: 'Azure',
      status: 'active',
      autoRenew: true,
      azureSubscription: id,
      supportContact: null,
      createdAt: 1,
      suspendedAt: null,
      updatedAt: 1,
      version: 1,
    } as const;
    await trading((writer) => writer.putCommerce(world.partner, 'subscription', sold));
    expect((await offer()).body.error.message).toContain('without an Azure plan');
    await trading((writer) => writer.removeCommerce(world.partner, 'subscription', sold.id));
  });

  it('changes nothing, does not tell whether its new owner exists, and can be taken back', async () => {
    const asked = await offer('kim', body('nobody@nowhere.example', 'CONTOSO.example'));
    expect([asked.status, asked.body]).toMatchObject([
      200,
      {
        id: `/subscriptions/${id}/providers/Microsoft.Subscription/changeTenantRequest/default`,
        name: 'default',
        type: 'Microsoft.Subscription/changeTenantRequest',
        properties: {
          destinationTenantId: world.otherCustomer,
          destinationOwnerId: 'nobody@nowhere.example',
          subscriptionId: id,
          sourceOwnerId: world.people.kim.id,
          sourceTenantId: world.customer,
          status: 'Initialized',
        },
      },
    ]);
    expect((await asCustomer('kim', 'GET', path())).body).toEqual(asked.body);
    const list = path().replace('/default', '');
    expect((await asCustomer('kim', 'GET', list)).body.value).toEqual([asked.body]);
    expect((await accept()).body.error.code).toBe('AuthorizationFailed');
    expect((await asCustomer('kim', 'PUT', group(), { location: 'westeurope' })).status).toBe(201);

    expect((await asCustomer('adminAgent', 'DELETE', path())).status).toBe(403);
    expect((await asCustomer('kim', 'DELETE', path())).status).toBe(200);
    expect((await asCustomer('kim', 'DELETE', path())).status).toBe(404);
    expect((await asCustomer('kim', 'GET', path())).status).toBe(404);
    expect((await asCustomer('kim', 'GET', list)).body.value).toEqual([]);
    expect((await answer('changeTenantStatus')).status).toBe(404);
  });

  it('lapses after seven days', async () => {
    expect((await offer()).status).toBe(200);
    world.advance(7 * DAY);
    expect((await accept()).body.error.code).toBe('ChangeTenantRequestOver');
    expect((await asCustomer('kim', 'GET', path())).status).toBe(404);
    world.advance(-7 * DAY);
  });
});
