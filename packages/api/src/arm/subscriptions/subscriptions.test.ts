import { CONTRIBUTOR, OWNER } from '@mandate/rbac/builtin-roles/well-known';
import { fail, ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const [persona, role] of [
    ['kim', OWNER],
    ['lou', CONTRIBUTOR],
  ] as const) {
    const given = await world.ask(world.caller('adminAgent', world.customer), 'PUT', assignment(), {
      properties: { roleDefinitionId: role, principalId: world.people[persona].id },
    });
    must(given.status === 201 ? ok(given) : fail(given));
  }
});
afterAll(() => world.close());

const subscription = () => `/subscriptions/${world.subscription}`;
const assignment = () =>
  `${subscription()}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;
const post = (persona: Persona, verb: string, body?: object) =>
  world.ask(
    world.caller(persona, world.customer),
    'POST',
    `${subscription()}/providers/Microsoft.Subscription/${verb}?api-version=2021-10-01`,
    body,
  );
const shown = async () =>
  (await world.ask(world.caller('kim'), 'GET', `${subscription()}?api-version=2022-12-01`)).body;

describe('a subscription', () => {
  it.each(['cancel', 'enable'])('is not for a Contributor to %s', async (verb) => {
    const seen = await post('lou', verb);
    expect([seen.status, seen.body.error.code]).toEqual([403, 'AuthorizationFailed']);
  });

  it.each([
    [{}, 'InvalidRequestContent'],
    [{ subscriptionName: '  ' }, 'InvalidDisplayName'],
    [{ subscriptionName: 'x'.repeat(65) }, 'InvalidDisplayName'],
    [{ subscriptionName: 'a\nb' }, 'InvalidDisplayName'],
    [{ subscriptionName: 'x', state: 'Enabled' }, 'InvalidRequestContent'],
  ])('is not renamed by %o', async (body, code) => {
    const seen = await post('kim', 'rename', body);
    expect([seen.status, seen.body.error.code]).toEqual([400, code]);
  });

  it('is renamed, for everybody who sees it', async () => {
    const seen = await post('kim', 'rename', { subscriptionName: ' Été ' });
    expect([seen.status, seen.body]).toEqual([200, { subscriptionId: world.subscription }]);
    expect((await shown()).displayName).toBe('Été');
  });

  it('is read-only once it is cancelled, whoever one is, until it is enabled again', async () => {
    const group = `${subscription()}/resourceGroups/rg?api-version=2021-04-01`;
    const kim = world.caller('kim');
    expect((await world.ask(kim, 'PUT', group, { location: 'westeurope' })).status).toBe(201);
    expect((await post('kim', 'cancel')).status).toBe(200);
    expect((await post('kim', 'cancel')).status).toBe(200);
    expect((await shown()).state).toBe('Disabled');

    const refusals = [
      await world.ask(kim, 'PUT', group, { location: 'westeurope' }),
      await world.ask(kim, 'PUT', assignment(), {
        properties: { roleDefinitionId: CONTRIBUTOR, principalId: world.people.customerAdmin.id },
      }),
      await post('kim', 'rename', { subscriptionName: 'Other' }),
    ];
    for (const { status, body } of refusals) {
      expect([status, body.error.code]).toEqual([409, 'ReadOnlyDisabledSubscription']);
    }
    // Who has no right is not told about the state.
    const stranger = await world.ask(world.caller('customerAdmin'), 'PUT', group, { location: 'westeurope' });
    expect(stranger.status).toBe(403);
    expect((await world.ask(kim, 'GET', group)).status).toBe(200);
    expect((await world.ask(kim, 'DELETE', group)).status).toBe(200);

    expect((await post('kim', 'enable')).status).toBe(200);
    expect((await world.ask(kim, 'PUT', group, { location: 'westeurope' })).status).toBe(201);
  });

  it('is recorded as cancelled once, however often it was asked for', async () => {
    const { rows } = await world.ports.store.tenant(world.customer).listChanges({ after: null, limit: 500 });
    const operations = rows.map(({ operation }) => operation);
    expect(operations.filter((name) => name === 'Microsoft.Subscription/cancel/action')).toHaveLength(1);
  });
});

describe('the aliases of a partner', () => {
  const path = (name = '') => `/providers/Microsoft.Subscription/aliases${name && `/${name}`}?api-version=2021-10-01`;
  const scope = () => `/providers/Microsoft.Billing/billingAccounts/${world.partner}/customers/${world.customer}`;

  it.each(['kim', 'customerAdmin', 'stranger', 'billingAdmin'] as const)('are not for %s', async (persona) => {
    for (const [method, url] of [
      ['GET', path()],
      ['GET', path('one')],
      ['DELETE', path('one')],
    ] as const) {
      expect((await world.ask(world.caller(persona), method, url)).status).toBe(403);
    }
  });

  it('are not to be reached from inside of a customer', async () => {
    expect((await world.ask(world.caller('adminAgent', world.customer), 'GET', path())).status).toBe(403);
  });

  it('name the subscriptions that were sold, and can be taken away from them', async () => {
    const agent = world.caller('adminAgent');
    const list = async () =>
      (await world.ask(agent, 'GET', path())).body.value.map(({ name }: { name: string }) => name);
    expect(await list()).toEqual(['one', 'two']);
    const { status, body } = await world.ask(agent, 'GET', path('ONE'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'one',
      properties: { subscriptionId: world.subscription, billingScope: scope(), provisioningState: 'Succeeded' },
    });
    expect((await world.ask(agent, 'GET', path('none'))).body.error.code).toBe('SubscriptionAliasNotFound');

    expect((await world.ask(agent, 'DELETE', path('one'))).status).toBe(200);
    expect((await world.ask(agent, 'DELETE', path('one'))).status).toBe(204);
    expect(await list()).toEqual(['two']);
    expect((await shown()).state).toBe('Enabled');

    // Asked for again, it finds what was sold instead of selling it twice.
    const again = await world.ask(agent, 'PUT', path('one'), {
      properties: { displayName: 'Production', billingScope: scope() },
    });
    expect([again.status, again.body.properties.subscriptionId]).toEqual([200, world.subscription]);
    expect(await list()).toEqual(['one', 'two']);
  });
});
