import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, ORIGINS, openWorld, type World } from '../testing/world.ts';
import { createThrottle } from '../throttle.ts';

const allowance = { burst: 3, perSecond: 0.001 };
let world: World;
beforeAll(async () => {
  world = await openWorld({ throttle: createThrottle({ read: allowance, write: allowance, delete: allowance }) });
});
afterAll(() => world.close());

const subscription = (id: string) => `/subscriptions/${id}?api-version=2022-12-01`;

describe('a caller that could not be made out', () => {
  it.each([
    [{ kind: 'credentials-missing' }, 'AuthenticationFailed'],
    [{ kind: 'credentials-malformed' }, 'AuthenticationFailedInvalidHeader'],
    [{ kind: 'token-invalid' }, 'InvalidAuthenticationToken'],
    [
      { kind: 'token-audience', audience: ORIGINS.graph, accepted: [ORIGINS.arm] },
      'InvalidAuthenticationTokenAudience',
    ],
    [{ kind: 'token-expired', expiredAt: 0, now: 1 }, 'ExpiredAuthenticationToken'],
  ] as const)('is refused for %o', async (failure, code) => {
    const { status, body, headers } = await world.ask(failure, 'GET', '/subscriptions?api-version=2022-12-01');
    expect([status, body.error.code]).toEqual([401, code]);
    expect(headers['www-authenticate']).toBe(
      `Bearer authorization_uri="${ORIGINS.login}/common", error="invalid_token", ` +
        `error_description="${body.error.message}"`,
    );
  });

  it('learns the tenant of a subscription, and of nothing else', async () => {
    const authorityOf = async (path: string) => {
      const { status, headers } = await world.ask({ kind: 'credentials-missing' }, 'GET', path);
      expect(status).toBe(401);
      return /authorization_uri="([^"]+)"/.exec(headers['www-authenticate'] ?? '')?.[1];
    };
    expect(await authorityOf(subscription(world.subscription))).toBe(`${ORIGINS.login}/${world.customer}`);
    expect(await authorityOf(subscription(guid()))).toBe(`${ORIGINS.login}/common`);
    expect(await authorityOf(`/subscriptions/${world.subscription}/resourceGroups?api-version=2022-12-01`)).toBe(
      `${ORIGINS.login}/common`,
    );
  });
});

describe("a subscription of another tenant than the token's", () => {
  it('does not exist for people who have nothing to do with its owner', async () => {
    for (const id of [world.otherSubscription, guid()]) {
      const { status, body } = await world.ask(world.caller('kim'), 'GET', subscription(id));
      expect([status, body.error.code]).toEqual([404, 'SubscriptionNotFound']);
    }
  });

  it("tells the owner's partner which tenant to sign in at", async () => {
    const { status, body, headers } = await world.ask(
      world.caller('billingAdmin'),
      'GET',
      subscription(world.subscription),
    );
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationTokenTenant']);
    expect(body.error.message).toContain(`Please use the authority (URL) '${ORIGINS.login}/${world.customer}'`);
    expect(headers['www-authenticate']).toContain('error="invalid_token"');
  });
});

describe('who asks too often', () => {
  const list = (persona: 'lou' | 'customerAdmin') =>
    world.ask(world.caller(persona), 'GET', subscription(world.subscription));

  it('is told to wait, at that subscription and for that class of requests alone', async () => {
    const left: (string | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) {
      left.push((await list('lou')).headers['x-ms-ratelimit-remaining-subscription-reads']);
    }
    expect(left).toEqual(['2', '1', '0']);

    const { status, body, headers } = await list('lou');
    expect([status, body.error.code]).toEqual([429, 'SubscriptionRequestsThrottled']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await list('customerAdmin')).status).not.toBe(429);

    const elsewhere = await world.ask(world.caller('lou'), 'GET', '/subscriptions?api-version=2022-12-01');
    expect([elsewhere.status, elsewhere.headers['x-ms-ratelimit-remaining-tenant-reads']]).toEqual([200, '2']);
    const group = `/subscriptions/${world.subscription}/resourceGroups/rg?api-version=2021-04-01`;
    const write = await world.ask(world.caller('lou'), 'PUT', group, { location: 'westeurope' });
    expect([write.status, write.headers['x-ms-ratelimit-remaining-subscription-writes']]).toEqual([403, '2']);
    const removal = await world.ask(world.caller('lou'), 'DELETE', group);
    expect(removal.headers['x-ms-ratelimit-remaining-subscription-deletes']).toBe('2');
  });

  it('is not counted at a subscription it may not know', async () => {
    for (let count = 0; count < 5; count += 1) {
      const { status } = await world.ask(world.caller('kim'), 'GET', subscription(world.otherSubscription));
      expect(status).toBe(404);
    }
  });
});

it('names every reply, and repeats what the client asked to see again', async () => {
  const id = guid();
  const { headers } = await world.ask(world.caller('automation'), 'GET', '/tenants?api-version=2022-12-01', undefined, {
    headers: { 'x-ms-client-request-id': id, 'x-ms-return-client-request-id': 'True' },
  });
  expect(headers['x-ms-client-request-id']).toBe(id);
  expect(headers['x-ms-routing-request-id']).toBe(
    `MANDATE:${/\d{8}T\d{6}Z/.exec(headers['x-ms-routing-request-id'] ?? '')?.[0]}:${headers['x-ms-request-id']}`,
  );
});

it('answers HEAD without a body, also when it refuses', async () => {
  const group = `/subscriptions/${world.subscription}/resourceGroups/rg?api-version=2021-04-01`;
  const refused = await world.ask(world.caller('kim'), 'HEAD', group);
  expect([refused.status, refused.body]).toEqual([403, undefined]);
  const unknown = await world.ask({ kind: 'credentials-missing' }, 'HEAD', group);
  expect([unknown.status, unknown.body]).toEqual([401, undefined]);
});
