import { afterAll, beforeAll, expect, it } from 'vitest';
import { ORIGINS, openWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

// Whoever asks here has no token, and needs none.
const ask = (version: string, method = 'GET') =>
  world.ask({ kind: 'credentials-missing' }, method, `/metadata/endpoints?api-version=${version}`);

it.each(['1999-01-01', '2022-09-02', 'x'])('is refused for the version %s', async (version) => {
  const { status, body } = await ask(version);
  expect([status, body.error.code]).toEqual([400, 'InvalidApiVersionParameter']);
});

it('is refused without a version', async () => {
  const { status, body } = await world.ask({ kind: 'credentials-missing' }, 'GET', '/metadata/endpoints');
  expect([status, body.error.code]).toEqual([400, 'MissingApiVersionParameter']);
});

it.each(['PUT', 'POST', 'DELETE'])('asks who one is for %s', async (method) => {
  expect((await ask('2022-09-01', method)).status).toBe(401);
});

it('opens nothing besides', async () => {
  for (const path of [
    '/metadata/endpoints/x',
    '/metadata',
    '/subscriptions',
    '//metadata//endpoints//..//subscriptions',
  ]) {
    const { status } = await world.ask({ kind: 'credentials-missing' }, 'GET', `${path}?api-version=2022-09-01`);
    expect([400, 401], path).toContain(status);
  }
});

it('is one object of two levels for the first version, with an authority that old clients trust', async () => {
  const { status, body } = await ask('2015-01-01');
  expect(status).toBe(200);
  expect(body).toEqual({
    galleryEndpoint: `${ORIGINS.arm}/`,
    graphEndpoint: `${ORIGINS.graph}/`,
    portalEndpoint: `${ORIGINS.portal}/`,
    authentication: { loginEndpoint: `${ORIGINS.login}/adfs`, audiences: [`${ORIGINS.arm}/`] },
  });
});

it.each([
  ['2019-05-01', `${ORIGINS.login}/adfs`],
  ['2020-06-01', ORIGINS.login],
])('is a list of one cloud for %s', async (version, loginEndpoint) => {
  const { body } = await ask(version);
  expect(body).toHaveLength(1);
  expect(body[0].authentication.loginEndpoint).toBe(loginEndpoint);
});

it('is one cloud for the newest version, and sends nobody to Microsoft', async () => {
  const { body } = await ask('2022-09-01');
  expect(body).toMatchObject({
    name: 'Mandate',
    resourceManager: `${ORIGINS.arm}/`,
    microsoftGraphResourceId: `${ORIGINS.graph}/`,
    authentication: { loginEndpoint: ORIGINS.login, audiences: [`${ORIGINS.arm}/`], tenant: 'common' },
  });
  for (const suffix of Object.values(body.suffixes)) expect(suffix).toMatch(/\.mandate\.invalid$/);
  expect(JSON.stringify(body)).not.toMatch(/microsoft\.com|windows\.net|azure\./);
});
