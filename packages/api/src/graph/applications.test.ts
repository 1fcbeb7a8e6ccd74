import { createHash } from 'node:crypto';
import type { Caller } from '@mandate/app/caller';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCertificate } from '../testing/certificates.ts';
import { errorOf, graphOf, referenceTo } from '../testing/graph.ts';
import { guid, openWorld, type World } from '../testing/world.ts';

let world: World;
let graph: ReturnType<typeof graphOf>;
let admin: Caller;
beforeAll(async () => {
  world = await openWorld();
  graph = graphOf(world);
  admin = world.caller('customerAdmin');
});
afterAll(() => world.close());

const REFUSED = [403, 'Authorization_RequestDenied'];
const register = async (overrides: object = {}, caller = admin) =>
  (await graph.ask(caller, 'POST', '/applications', { displayName: 'App', ...overrides })).body as {
    id: string;
    appId: string;
  };
const actAs = (appId: string, caller = admin) => graph.ask(caller, 'POST', '/servicePrincipals', { appId });

describe('registering an application', () => {
  it.each([
    [{ displayName: '' }, 400, 'displayName'],
    [{ identifierUris: ['no uri'] }, 400, 'identifierUris'],
    [{ identifierUris: ['api://x', 'API://X'] }, 400, 'identifierUris'],
    [{ web: { redirectUris: ['http://far.example/'] } }, 400, 'redirectUris'],
    [{ spa: { redirectUris: ['javascript:alert(1)'] } }, 400, 'redirectUris'],
    [{ publicClient: { redirectUris: ['https://*.example/'] } }, 400, 'redirectUris'],
    [{ web: { redirectUris: ['https://a.example/#x'] } }, 400, 'redirectUris'],
    [{ signInAudience: 'AzureADMultipleOrgs' }, 501, 'AzureADMultipleOrgs'],
    [{ requiredResourceAccess: [{ resourceAppId: 'x' }] }, 400, 'requiredResourceAccess'],
    [{ appRoles: [{ id: 'x', displayName: 'R', description: '', allowedMemberTypes: ['User'] }] }, 400, 'appRoles'],
    [{ keyCredentials: [{ type: 'Symmetric', usage: 'Sign', key: 'x' }] }, 501, 'Symmetric'],
    [{ passwordCredentials: [{ secretText: 'x' }] }, 400, 'passwordCredentials'],
    [{ optionalClaims: {} }, 400, 'optionalClaims'],
  ])('is refused with %j, by name', async (overrides, status, text) => {
    const seen = await graph.ask(admin, 'POST', '/applications', { displayName: 'App', ...overrides });
    expect([seen.status, seen.body.error.message]).toEqual([status, expect.stringContaining(text)]);
  });

  it('is for its administrators and for developers, who own what they registered and nothing else', async () => {
    const [developer, groupsAdmin] = [
      await graph.person('applicationDeveloper'),
      await graph.person('groupsAdministrator'),
    ];
    expect(errorOf(await graph.ask(groupsAdmin, 'POST', '/applications', { displayName: 'App' }))).toEqual(REFUSED);
    const [own, other] = [await register({}, developer), await register()];
    expect((await actAs(own.appId, developer)).status).toBe(201);
    expect(errorOf(await actAs(other.appId, developer))).toEqual(REFUSED);
    const secret = (id: string) => graph.ask(developer, 'POST', `/applications/${id}/addPassword`, {});
    expect([(await secret(own.id)).status, (await secret(other.id)).status]).toEqual([200, 403]);
    const owned = await graph.ask(developer, 'GET', '/me/ownedObjects');
    expect(owned.body.value.map((each: { '@odata.type': string }) => each['@odata.type']).toSorted()).toEqual([
      '#microsoft.graph.application',
      '#microsoft.graph.servicePrincipal',
    ]);
  });

  it('keeps URIs apart, and finds by them as az does', async () => {
    const uri = `api://${guid()}`;
    const { id, appId } = await register({ identifierUris: [uri] });
    const again = await graph.ask(admin, 'POST', '/applications', { displayName: 'App', identifierUris: [uri] });
    expect(errorOf(again)).toEqual([400, 'Request_MultipleObjectsWithSameKeyValue']);
    await actAs(appId);
    const search = async (path: string) =>
      ((await graph.ask(admin, 'GET', path)).body.value as { appId: string }[]).map((each) => each.appId);
    expect(await search(`/applications?$filter=identifierUris/any(s:s eq '${uri}')`)).toEqual([appId]);
    expect(await search(`/applications?$filter=appId eq '${appId.toUpperCase()}'`)).toEqual([appId]);
    for (const name of [uri, appId]) {
      expect(await search(`/servicePrincipals?$filter=servicePrincipalNames/any(c:c eq '${name}')`)).toEqual([appId]);
    }
    expect((await graph.ask(admin, 'GET', `/applications(appId='${appId}')`)).body.id).toBe(id);
    const shown = await graph.ask(admin, 'GET', `/servicePrincipals(appId='${appId}')`);
    expect(shown.body.servicePrincipalNames).toEqual([appId, uri]);
  });

  it('refuses a service principal for no application, in the words that az waits for, and a second one', async () => {
    const seen = await actAs(guid());
    expect([seen.status, seen.body.error.message]).toEqual([400, expect.stringContaining(' does not reference ')]);
    const { appId } = await register();
    expect([(await actAs(appId)).status, (await actAs(appId)).status]).toEqual([201, 409]);
  });

  it('changes what it names, and its service principal carries the name', async () => {
    const { id, appId } = await register({ web: { redirectUris: ['https://a.example/'] }, tags: ['x'] });
    const { body: principal } = await actAs(appId);
    const changes = { displayName: 'Renamed', spa: { redirectUris: ['http://localhost:3000/'] } };
    expect((await graph.ask(admin, 'PATCH', `/applications/${id}`, changes)).status).toBe(204);
    expect((await graph.ask(admin, 'GET', `/applications/${id}`)).body).toMatchObject({
      displayName: 'Renamed',
      web: { redirectUris: ['https://a.example/'] },
      spa: { redirectUris: ['http://localhost:3000/'] },
      tags: ['x'],
      publisherDomain: 'elysee.example',
    });
    expect((await graph.ask(admin, 'GET', `/servicePrincipals/${principal.id}`)).body.displayName).toBe('Renamed');
  });
});

describe('credentials', () => {
  it('are shown once, sign in by their digest, and are taken away', async () => {
    const { id } = await register();
    const span = { startDateTime: '2026-01-01T00:00:00+00:00', endDateTime: '2027-05-01T00:00:00.123456Z' };
    const made = await graph.ask(admin, 'POST', `/applications/${id}/addPassword`, {
      passwordCredential: { displayName: 'rbac', ...span },
    });
    expect(made.body).toMatchObject({ displayName: 'rbac', startDateTime: '2026-01-01T00:00:00Z' });
    const { secretText, keyId, hint } = made.body;
    expect(secretText.startsWith(hint)).toBe(true);
    const [kept] = await world.ports.store.tenant(world.customer).listClientSecrets(id as never);
    expect(kept?.digest).toBe(createHash('sha256').update(secretText).digest('hex'));
    const shown = await graph.ask(admin, 'GET', `/applications/${id}`);
    expect(shown.body.passwordCredentials).toMatchObject([{ keyId, displayName: 'rbac', secretText: null }]);
    expect(JSON.stringify(shown.body)).not.toContain(secretText);
    const remove = (body: object) => graph.ask(admin, 'POST', `/applications/${id}/removePassword`, body);
    expect((await remove({ keyId: guid() })).status).toBe(400);
    expect([(await remove({ keyId })).status, (await remove({ keyId })).status]).toEqual([204, 400]);
  });

  it.each([
    [{ endDateTime: '2020-01-01T00:00:00Z' }, 'endDateTime'],
    [{ startDateTime: '2030-01-01T00:00:00Z' }, 'startDateTime'],
    [{ endDateTime: 'soon' }, 'endDateTime'],
  ])('are refused with %j', async (passwordCredential, text) => {
    const { id } = await register();
    const seen = await graph.ask(admin, 'POST', `/applications/${id}/addPassword`, { passwordCredential });
    expect([seen.status, seen.body.error.message]).toEqual([400, expect.stringContaining(text)]);
  });

  it('of an application that holds a directory role are for those who assign roles', async () => {
    const appAdmin = await graph.person('applicationAdministrator');
    const { id, appId } = await register();
    const { body: principal } = await actAs(appId);
    const attempts = [`/applications/${id}/addPassword`, `/servicePrincipals/${principal.id}/addPassword`];
    for (const path of attempts) expect((await graph.ask(appAdmin, 'POST', path, {})).status).toBe(200);
    const role = `/directoryRoles/${DIRECTORY_ROLES.userAdministrator}/members/$ref`;
    expect((await graph.ask(admin, 'POST', role, referenceTo(principal.id))).status).toBe(204);
    for (const path of attempts) expect(errorOf(await graph.ask(appAdmin, 'POST', path, {}))).toEqual(REFUSED);
    const federated = { name: 'ci-main', issuer: 'https://ci.example', subject: 's', audiences: ['a'] };
    for (const [path, body] of [
      [`/applications/${id}/federatedIdentityCredentials`, federated],
      [`/applications/${id}/owners/$ref`, referenceTo(appAdmin.id)],
    ] as const) {
      expect(errorOf(await graph.ask(appAdmin, 'POST', path, body))).toEqual(REFUSED);
    }
    expect(errorOf(await graph.ask(appAdmin, 'PATCH', `/applications/${id}`, { keyCredentials: [] }))).toEqual(REFUSED);
  });

  it('may be certificates, which replace each other and keep their ids', async () => {
    const { id } = await register();
    const pem = Buffer.from(aCertificate('test').pem);
    const key = { type: 'AsymmetricX509Cert', usage: 'Verify', displayName: 'CN=test' };
    const put = (keyCredentials: object[]) => graph.ask(admin, 'PATCH', `/applications/${id}`, { keyCredentials });
    expect((await put([{ ...key, key: Buffer.from('nonsense').toString('base64') }])).status).toBe(400);
    expect((await put([{ ...key, key: pem.toString('base64') }])).status).toBe(204);
    const [shown] = (await graph.ask(admin, 'GET', `/applications/${id}`)).body.keyCredentials;
    expect(shown).toMatchObject({ displayName: 'CN=test', key: null, usage: 'Verify' });
    expect((await put([shown])).status).toBe(204);
    expect((await graph.ask(admin, 'GET', `/applications/${id}`)).body.keyCredentials).toEqual([shown]);
    expect((await put([{ ...key, key: pem.toString('base64') }, shown])).status).toBe(400);
    expect((await put([])).status).toBe(204);
    expect((await graph.ask(admin, 'GET', `/applications/${id}`)).body.keyCredentials).toEqual([]);
  });

  it('are rolled by whoever proves to have the key of one that counts', async () => {
    const { id } = await register();
    const [old, fresh] = [aCertificate('old'), aCertificate('new')];
    const keyCredential = (pem: string) => ({
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      key: Buffer.from(pem).toString('base64'),
    });
    const now = Math.floor(world.ports.clock.now() / 1000);
    const claims = { aud: '00000002-0000-0000-c000-000000000000', iss: id, nbf: now, exp: now + 600 };
    const roll = (proof: string) =>
      graph.ask(admin, 'POST', `/applications/${id}/addKey`, { keyCredential: keyCredential(fresh.pem), proof });
    expect((await roll(old.sign(claims))).status).toBe(401);
    await graph.ask(admin, 'PATCH', `/applications/${id}`, { keyCredentials: [keyCredential(old.pem)] });
    for (const proof of [
      'x',
      fresh.sign(claims),
      old.sign({ ...claims, iss: guid() }),
      old.sign({ ...claims, aud: 'other' }),
      old.sign({ ...claims, exp: now + 601 }),
      old.sign({ ...claims, nbf: now - 700, exp: now - 100 }),
      old.sign({ ...claims, nbf: now + 100 }),
      old.sign(claims, 'none'),
    ]) {
      expect((await roll(proof)).status).toBe(401);
    }
    const rolled = await roll(old.sign(claims));
    expect(rolled.status).toBe(200);
    const remove = (keyId: string, proof: string) =>
      graph.ask(admin, 'POST', `/applications/${id}/removeKey`, { keyId, proof });
    const [first] = (await graph.ask(admin, 'GET', `/applications/${id}`)).body.keyCredentials;
    expect((await remove(first.keyId, fresh.sign(claims))).status).toBe(204);
    expect((await remove(rolled.body.keyId, old.sign(claims))).status).toBe(401);
  });

  it('may be those of another issuer', async () => {
    const { id } = await register();
    const path = `/applications/${id}/federatedIdentityCredentials`;
    const good = {
      name: 'main-branch',
      issuer: 'https://token.actions.example',
      subject: 'repo:a/b:ref:refs/heads/main',
      audiences: ['api://AzureADTokenExchange'],
      description: 'CI',
    };
    for (const wrong of [
      { name: 'a b' },
      { issuer: 'http://plain.example' },
      { subject: '' },
      { audiences: [] },
      { audiences: ['a', 'b'] },
    ]) {
      expect((await graph.ask(admin, 'POST', path, { ...good, ...wrong })).status).toBe(400);
    }
    const { body, status } = await graph.ask(admin, 'POST', path, good);
    expect([status, body]).toEqual([201, expect.objectContaining(good)]);
    expect((await graph.ask(admin, 'POST', path, good)).status).toBe(400);
    expect((await graph.ask(admin, 'POST', path, { ...good, name: 'other' })).status).toBe(400);
    expect((await graph.ask(admin, 'PATCH', `${path}/main-branch`, { subject: 'other' })).status).toBe(204);
    const changed = await graph.ask(admin, 'GET', `${path}/${body.id}`);
    expect(changed.body).toMatchObject({ ...good, subject: 'other' });
    expect((await graph.ask(admin, 'DELETE', `${path}/${body.id}`)).status).toBe(204);
    expect((await graph.ask(admin, 'GET', path)).body.value).toEqual([]);
  });
});

describe('roles of applications', () => {
  it('are given where they are offered, once, and to whom they are for', async () => {
    const role = { id: guid(), value: 'read', displayName: 'R', description: 'd', allowedMemberTypes: ['User'] };
    const { appId } = await register({ appRoles: [role] });
    const { body: resource } = await actAs(appId);
    const { body: robot } = await actAs((await register()).appId);
    const { id: user } = await graph.person();
    const give = (principalId: string, appRoleId: string = role.id) =>
      graph.ask(admin, 'POST', `/servicePrincipals/${resource.id}/appRoleAssignedTo`, {
        principalId,
        resourceId: resource.id,
        appRoleId,
      });
    expect((await give(user, guid())).status).toBe(400);
    expect((await give(robot.id)).status).toBe(400);
    expect((await give(guid())).status).toBe(404);
    const { body } = await give(user);
    expect((await give(user)).status).toBe(400);
    expect((await graph.ask(admin, 'GET', `/users/${user}/appRoleAssignments`)).body.value).toMatchObject([
      { id: body.id, appRoleId: role.id, resourceDisplayName: 'App', principalType: 'User' },
    ]);
    const path = `/users/${user}/appRoleAssignments/${body.id}`;
    expect((await graph.ask(world.caller('kim'), 'DELETE', path)).status).toBe(403);
    expect([(await graph.ask(admin, 'DELETE', path)).status, (await graph.ask(admin, 'DELETE', path)).status]).toEqual([
      204, 404,
    ]);
  });
});
