import { commit, operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import type { DirectoryRole } from '@mandate/domain/directory';
import { ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, graphOf } from '../testing/graph.ts';
import { guid, must, openWorld, type World } from '../testing/world.ts';

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
const NOT_FOUND = [404, 'Request_ResourceNotFound'];

/** Somebody with an app and a passkey, and recovery codes. */
async function personWithTwo(...roles: readonly DirectoryRole[]) {
  const caller = await graph.person(...roles);
  const [app, passkey] = [guid(), guid()];
  const enrolled = { counter: 0, createdAt: 1, lastUsedAt: null };
  must(
    await commit(operatorAct(world.ports), async (change) => {
      const writer = change.tenant(world.customer);
      await writer.addSecondFactor(caller.id, {
        ...enrolled,
        kind: 'authenticator-app',
        id: app,
        name: 'a',
        sealedSeed: 'sealed',
      });
      const made = { credentialId: guid(), publicKey: 'public', transports: [] };
      await writer.addSecondFactor(caller.id, { ...enrolled, ...made, kind: 'passkey', id: passkey, name: 'Key' });
      await writer.replaceRecoveryCodes(caller.id, ['digest']);
      await writer.record({ operation: 'test/write', target: caller.id, before: null, after: null });
      return ok(undefined);
    }),
  );
  const at = `/users/${caller.id}/authentication`;
  return { caller, at, app: `${at}/softwareOathMethods/${app}`, passkey: `${at}/fido2Methods/${passkey}` };
}

const methodsOf = async ({ at }: { readonly at: string }) =>
  ((await graph.ask(admin, 'GET', `${at}/methods`)).body.value as Record<string, unknown>[]).map(
    (each) => each['@odata.type'],
  );

describe('somebody’s second factor', () => {
  it('is shown to them and to those who may reset it, without a secret', async () => {
    const person = await personWithTwo();
    const { status, body } = await graph.ask(person.caller, 'GET', `${person.at}/methods`);
    expect([status, body.value.length]).toEqual([200, 3]);
    expect(JSON.stringify(body)).not.toMatch(/sealed|public"/);
    for (const role of ['globalReader', 'authenticationAdministrator'] as const) {
      expect((await graph.ask(await graph.person(role), 'GET', `${person.at}/methods`)).status).toBe(200);
    }
    for (const stranger of [await graph.person(), await graph.person('helpdeskAdministrator', 'userAdministrator')]) {
      expect(errorOf(await graph.ask(stranger, 'GET', `${person.at}/methods`))).toEqual(REFUSED);
      // Nor whether there is such a person.
      expect(errorOf(await graph.ask(stranger, 'GET', `/users/${guid()}/authentication/methods`))).toEqual(REFUSED);
    }
    expect(errorOf(await graph.ask(admin, 'GET', `/users/${guid()}/authentication/methods`))).toEqual(NOT_FOUND);
  });

  it('is nobody’s to take away but those whose roles reach the person, and not one’s own here', async () => {
    const person = await personWithTwo();
    const boss = await personWithTwo('globalAdministrator');
    for (const role of [
      'helpdeskAdministrator',
      'userAdministrator',
      'passwordAdministrator',
      'globalReader',
    ] as const) {
      expect(errorOf(await graph.ask(await graph.person(role), 'DELETE', person.app))).toEqual(REFUSED);
    }
    expect(errorOf(await graph.ask(person.caller, 'DELETE', person.app))).toEqual(REFUSED);
    const authAdmin = await graph.person('authenticationAdministrator');
    expect(errorOf(await graph.ask(authAdmin, 'DELETE', boss.app))).toEqual(REFUSED);
    expect(await methodsOf(person)).toHaveLength(3);
    expect(await methodsOf(boss)).toHaveLength(3);
  });

  it('goes one by one, the recovery codes with the last, and everything that they were signed in with', async () => {
    const person = await personWithTwo();
    const other = await personWithTwo();
    const authAdmin = await graph.person('authenticationAdministrator');
    expect(errorOf(await graph.ask(authAdmin, 'DELETE', `${person.at}/fido2Methods/${guid()}`))).toEqual(NOT_FOUND);
    // A method of another kind, or of another person, is not there.
    const app = person.app.split('/').at(-1);
    expect(errorOf(await graph.ask(authAdmin, 'DELETE', `${person.at}/fido2Methods/${app}`))).toEqual(NOT_FOUND);
    expect(errorOf(await graph.ask(authAdmin, 'DELETE', `${other.at}/softwareOathMethods/${app}`))).toEqual(NOT_FOUND);

    expect((await graph.ask(authAdmin, 'DELETE', person.app)).status).toBe(204);
    expect(await methodsOf(person)).toEqual([
      '#microsoft.graph.passwordAuthenticationMethod',
      '#microsoft.graph.fido2AuthenticationMethod',
    ]);
    expect((await graph.ask(authAdmin, 'DELETE', person.passkey)).status).toBe(204);
    expect(await methodsOf(person)).toHaveLength(1);
    expect(await methodsOf(other)).toHaveLength(3);
    const { rows } = await world.ports.store.tenant(world.customer).listChangesBackwards({ after: null, limit: 1 });
    expect(rows[0]).toMatchObject({
      operation: 'Microsoft.Directory/users/authenticationMethods/delete',
      target: `users/${person.caller.id}`,
      actor: { id: authAdmin.id },
    });
  });
});

describe('the security defaults', () => {
  const PATH = '/policies/identitySecurityDefaultsEnforcementPolicy';

  it('are the tenant’s own Global administrators’ to change, and take nothing else', async () => {
    expect((await graph.ask(await graph.person(), 'GET', PATH)).body).toMatchObject({ isEnabled: false });
    const userAdmin = await graph.person('userAdministrator', 'authenticationAdministrator');
    expect(errorOf(await graph.ask(userAdmin, 'PATCH', PATH, { isEnabled: true }))).toEqual(REFUSED);
    for (const body of [{}, { isEnabled: 'yes' }, { isEnabled: true, displayName: 'x' }]) {
      expect((await graph.ask(admin, 'PATCH', PATH, body)).status).toBe(400);
    }
    expect((await graph.ask(admin, 'PATCH', PATH, { isEnabled: true })).status).toBe(204);
    expect((await graph.ask(admin, 'GET', PATH)).body).toMatchObject({ isEnabled: true });
    expect(await world.ports.store.tenant(world.customer).secondFactorPolicy()).toBe('required');
    expect(await world.ports.store.tenant(world.partner).secondFactorPolicy()).toBeUndefined();
  });
});
