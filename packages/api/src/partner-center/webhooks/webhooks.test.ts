import { approveDelegatedAdmin, terminateAsPartner } from '@mandate/app/delegated-admin/answer';
import {
  addAccessAssignment,
  removeAccessAssignment,
  updateAccessAssignment,
} from '@mandate/app/delegated-admin/assignments';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { followChanges } from '@mandate/app/notifications/follow-changes';
import { passOverRelationships } from '@mandate/app/scheduler/relationship-pass';
import { WEBHOOK_EVENTS } from '@mandate/domain/audit/vocabulary';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../../testing/world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const WRITERS = parseGuid(DIRECTORY_ROLES.directoryWriters)!;
const DAY = 86_400_000;
const BODY = {
  WebhookUrl: 'https://hooks.fabrikam.example/in',
  WebhookEvents: ['granular-admin-relationship-approved', 'Subscription-Updated'],
};

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const ask = (method: string, path = '', body?: unknown, persona: 'adminAgent' | 'salesAgent' = 'adminAgent') =>
  world.ask(world.caller(persona), method, `/webhooks/v1/registration${path}`, body, { surface: 'partner-center' });
const told = async () => {
  await followChanges(world.ports, world.partner);
  const { rows } = await world.ports.store.tenant(world.partner).listDeliveries('webhook', { after: null, limit: 100 });
  return rows.flatMap(({ body }) => (body.channel === 'webhook' ? body : []));
};
async function approve() {
  const draft = {
    displayName: guid(),
    roles: [READERS, WRITERS],
    durationDays: 9,
    autoExtendDays: 0,
    customer: world.customer,
  } as const;
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  must(await lockForApproval(await world.act('adminAgent'), id));
  must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
  return id;
}

describe('a webhook registration', () => {
  it('refuses addresses that are not https, credentials in them, and events that nobody is told of', async () => {
    for (const WebhookUrl of [
      'http://a.example',
      'https://u:p@a.example',
      'a.example',
      `https://a.example/${'x'.repeat(3000)}`,
    ]) {
      expect((await ask('POST', '', { ...BODY, WebhookUrl })).status).toBe(400);
    }
    const refused = await ask('POST', '', { ...BODY, WebhookEvents: ['invoice-ready'] });
    expect(refused.body).toMatchObject({ code: 900126, data: ['invoice-ready'] });
    expect((await ask('POST', '', BODY, 'salesAgent')).status).toBe(403);
    expect((await ask('GET')).status).toBe(404);
    expect((await ask('PUT', '', BODY)).status).toBe(404);
    expect((await ask('DELETE')).status).toBe(404);
    expect((await ask('POST', '/validationEvents')).status).toBe(404);
  });

  it('is made, read, changed and removed; one for each partner', async () => {
    const made = await ask('POST', '', BODY);
    expect(made).toMatchObject({
      status: 200,
      body: {
        WebhookUrl: BODY.WebhookUrl,
        WebhookEvents: ['granular-admin-relationship-approved', 'subscription-updated'],
      },
    });
    expect((await ask('GET')).body).toEqual(made.body);
    expect((await ask('POST', '', BODY)).status).toBe(409);
    const changed = await ask('PUT', '', { webhookurl: 'https://b.example/', WEBHOOKEVENTS: [] });
    expect(changed.body).toEqual({
      SubscriberId: made.body.SubscriberId,
      WebhookUrl: 'https://b.example/',
      WebhookEvents: [],
    });
    expect((await ask('DELETE')).status).toBe(204);
    expect((await ask('GET')).status).toBe(404);
    expect((await ask('GET', '/events')).body).toContain('granular-admin-relationship-expired');
  });

  it('F89: is told of the events it wants, once, from its registration on', async () => {
    await approve();
    await ask('POST', '', BODY);
    expect(await told()).toEqual([]);
    const id = await approve();
    const expected = {
      event: 'granular-admin-relationship-approved',
      url: BODY.WebhookUrl,
      resource: {
        name: 'GranularAdminRelationship',
        at: 'graph',
        path: `/v1.0/tenantRelationships/delegatedAdminRelationships/${id}`,
      },
    };
    expect(await told()).toMatchObject([expected]);
    const [{ record } = { record: null }] = await told();
    const audited = await world.ask(
      world.caller('adminAgent'),
      'GET',
      `/auditactivity/v1/auditrecords/${record}`,
      undefined,
      {
        surface: 'partner-center',
      },
    );
    expect(audited.body).toMatchObject({ operationType: 'granular_admin_relationship_approved' });
  });

  it('F89: is told of every step of granular relationships, and each step stands among the audit records', async () => {
    const granular = WEBHOOK_EVENTS.filter((event) => event.startsWith('granular'));
    await ask('POST', '', { ...BODY, WebhookEvents: granular });
    const agent = () => world.act('adminAgent');
    const relationship = await approve();
    const group = world.groups.HelpdeskAgents;
    const { id } = must(await addAccessAssignment(await agent(), { relationship, group, roles: [READERS] }));
    const assignment = { relationship, id, ifMatch: '*' };
    must(await updateAccessAssignment(await agent(), { ...assignment, roles: [WRITERS] }));
    must(await removeAccessAssignment(await agent(), assignment));
    must(await terminateAsPartner(await agent(), relationship));
    await approve();
    world.passTime(9 * DAY);
    await passOverRelationships(world.ports, [world.partner]);
    const heard = (await told()).map(({ event }) => event);
    expect(new Set(heard)).toEqual(new Set(granular));
    // Two approvals with what follows from each; all else happened once.
    expect(heard).toHaveLength(granular.length + 2);

    world.passTime(366 * DAY);
    await passOverRelationships(world.ports, [world.partner]);
    const words = new Set<string>();
    for (const year of [2026, 2027]) {
      const path = `/v1/auditrecords?startDate=${year}-11-01&endDate=${year}-11-30`;
      const { body } = await world.ask(world.caller('adminAgent'), 'GET', path, undefined, {
        surface: 'partner-center',
      });
      for (const { operationType } of body.items) if (operationType.startsWith('granular')) words.add(operationType);
    }
    expect(words).toEqual(
      new Set([
        'granular_admin_relationship_approved',
        'granular_admin_relationship_activated',
        'granular_admin_relationship_termination_requested',
        'granular_admin_relationship_terminated',
        'granular_admin_relationship_expired',
        'granular_admin_relationship_cleaned_up',
        'granular_admin_access_assignment_created',
        'granular_admin_access_assignment_activated',
        'granular_admin_access_assignment_updated',
        'granular_admin_access_assignment_deleted',
      ]),
    );
  });

  it('is tested at most twice a minute, and says what came of it', async () => {
    await ask('POST', '', BODY);
    const sent = await ask('POST', '/validationEvents');
    expect((await ask('POST', '/validationEvents')).status).toBe(200);
    const often = await ask('POST', '/validationEvents');
    expect(often).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^[1-9]\d?$/) } });
    const path = `/validationEvents/${sent.body.correlationId}`;
    expect((await ask('GET', path)).body).toMatchObject({
      status: 'pending',
      callbackUrl: BODY.WebhookUrl,
      results: [],
    });
    const now = world.ports.clock.now();
    const claimed = await world.work.claimDeliveries({ channel: 'webhook', now, leaseMs: 1000, limit: 10 });
    for (const delivery of claimed) {
      const attempt = { number: 1, at: now, code: 204, message: '' };
      await world.work.finishDelivery(delivery, { attempt, state: 'delivered', dueAt: 0 });
    }
    expect((await ask('GET', path)).body).toMatchObject({
      status: 'completed',
      results: [{ responseCode: '204', systemError: false }],
    });
    expect((await ask('GET', `/validationEvents/${guid()}`)).status).toBe(404);
    world.advance(61_000);
    expect((await ask('POST', '/validationEvents')).status).toBe(200);
  });
});
