import type { GrantDocument, Session, SigningKey } from '@mandate/app/ports/sign-in';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenStore } from '../open.ts';
import { aServicePrincipal, type Ground, guid, write } from './harness.ts';

const NOW = 1_800_000_000_000;

function aSession(overrides: Partial<Session> = {}): Session {
  return {
    digest: guid(),
    user: guid(),
    tenant: guid(),
    methods: ['pwd', 'mfa'],
    userAgent: 'A browser',
    clientAddress: '192.0.2.1',
    createdAt: NOW,
    lastSeenAt: NOW,
    expiresAt: NOW + 10,
    ...overrides,
  };
}

function aKey(overrides: Partial<SigningKey> = {}): SigningKey {
  return {
    id: guid(),
    purpose: 'tokens',
    algorithm: 'RS256',
    publicJwk: '{}',
    encryptedPrivateJwk: 'x',
    createdAt: NOW,
    retiresAt: NOW + 100,
    expiresAt: NOW + 200,
    ...overrides,
  };
}

function aGrant(overrides: Partial<GrantDocument> = {}): GrantDocument {
  return {
    model: 'AccessToken',
    id: guid(),
    tenant: guid(),
    payload: '{"é":1}',
    grantId: null,
    uid: null,
    userCode: null,
    consumedAt: null,
    expiresAt: NOW + 10,
    ...overrides,
  };
}

/** All that sign-in keeps. */
export function signInContract(ground: Ground): void {
  describe('sign-in', () => {
    const signIn = () => ground.opened.signIn;

    it('keeps one password per user', async () => {
      const [tenant, user] = [guid(), guid()];
      expect(await signIn().findPassword(tenant, user)).toBeUndefined();
      await write(ground.store, tenant, (writer) => writer.setPassword(user, { digest: 'a', mustChange: true }));
      expect(await signIn().findPassword(tenant, user)).toEqual({ digest: 'a', mustChange: true });
      await write(ground.store, tenant, (writer) => writer.setPassword(user, { digest: 'b', mustChange: false }));
      expect(await signIn().findPassword(tenant, user)).toEqual({ digest: 'b', mustChange: false });
      expect(await signIn().findPassword(guid(), user)).toBeUndefined();
    });

    it('lists the secrets of one service principal', async () => {
      const [tenant, servicePrincipal] = [guid(), guid()];
      const secrets = [2, 1].map((createdAt) => ({
        id: guid(),
        servicePrincipal,
        digest: 'd',
        hint: 'abc',
        createdAt,
        expiresAt: 9,
      }));
      await write(ground.store, tenant, async (writer) => {
        for (const secret of secrets) await writer.addClientSecret(secret);
        for (const [secret] of [secrets]) {
          if (secret) await writer.addClientSecret({ ...secret, id: guid(), servicePrincipal: guid() });
        }
      });
      expect(await signIn().listClientSecrets(tenant, servicePrincipal)).toEqual(secrets.toReversed());
      expect(await signIn().listClientSecrets(guid(), servicePrincipal)).toEqual([]);
    });

    it('lists the certificates of one service principal, each once', async () => {
      const [tenant, servicePrincipal] = [guid(), guid()];
      const certificates = [2, 1].map((createdAt) => ({
        id: guid(),
        servicePrincipal,
        thumbprint: `AB${createdAt}`,
        certificate: '-----BEGIN CERTIFICATE-----',
        createdAt,
        notBefore: 1,
        expiresAt: 9,
      }));
      await write(ground.store, tenant, async (writer) => {
        for (const each of certificates) {
          expect(await writer.addClientCertificate(each)).toMatchObject({ ok: true });
          expect(await writer.addClientCertificate({ ...each, id: guid() })).toMatchObject({ ok: false });
          expect(await writer.addClientCertificate({ ...each, servicePrincipal: guid() })).toMatchObject({ ok: true });
        }
      });
      expect(await signIn().listClientCertificates(tenant, servicePrincipal)).toEqual(certificates.toReversed());
      expect(await signIn().listClientCertificates(guid(), servicePrincipal)).toEqual([]);
    });

    it('lists whom a service principal trusts, each subject of an issuer once, letter for letter', async () => {
      const [tenant, servicePrincipal] = [guid(), guid()];
      const credentials = ['repo:a', 'repo:A'].map((subject, createdAt) => ({
        id: guid(),
        servicePrincipal,
        name: subject,
        issuer: 'https://issuer.example',
        subject,
        audiences: ['api://AzureADTokenExchange'],
        createdAt,
      }));
      await write(ground.store, tenant, async (writer) => {
        for (const each of credentials) {
          expect(await writer.addFederatedCredential(each)).toMatchObject({ ok: true });
          expect(await writer.addFederatedCredential({ ...each, id: guid() })).toMatchObject({ ok: false });
        }
      });
      expect(await signIn().listFederatedCredentials(tenant, servicePrincipal)).toEqual(credentials);
      expect(await signIn().listFederatedCredentials(tenant, guid())).toEqual([]);
    });

    it('finds the tenants that know an application', async () => {
      const [one, other, appId] = [guid(), guid(), guid()];
      for (const tenant of [one, other]) {
        await write(ground.store, tenant, async (writer) => {
          await writer.addServicePrincipal(aServicePrincipal({ appId }));
        });
      }
      expect((await signIn().findTenantsOfApplication(appId, 3)).toSorted()).toEqual([one, other].toSorted());
      expect(await signIn().findTenantsOfApplication(appId, 1)).toHaveLength(1);
      expect(await signIn().findTenantsOfApplication(guid(), 3)).toEqual([]);
    });

    it('finds a session until it expires or is removed', async () => {
      const session = aSession();
      await signIn().addSession(session);
      expect(await signIn().findSession(session.digest, NOW + 9)).toEqual(session);
      expect(await signIn().findSession(session.digest, NOW + 10)).toBeUndefined();
      await signIn().touchSession(session.digest, NOW + 5);
      expect(await signIn().findSession(session.digest, NOW)).toEqual({ ...session, lastSeenAt: NOW + 5 });
      await signIn().removeSession(session.digest);
      expect(await signIn().findSession(session.digest, NOW)).toBeUndefined();
    });

    it('removes all sessions of one user and of nobody else', async () => {
      const session = aSession();
      const same = aSession({ user: session.user, tenant: session.tenant });
      const others = [aSession({ user: session.user }), aSession({ tenant: session.tenant })];
      for (const each of [session, same, ...others]) await signIn().addSession(each);
      await signIn().removeSessionsOf(session.tenant, session.user);
      expect(await signIn().findSession(session.digest, NOW)).toBeUndefined();
      expect(await signIn().findSession(same.digest, NOW)).toBeUndefined();
      for (const other of others) expect(await signIn().findSession(other.digest, NOW)).toEqual(other);
    });

    it('ends all sessions of a user whose password is set', async () => {
      const session = aSession();
      const other = aSession({ tenant: session.tenant });
      const { tenant, user } = session;
      for (const each of [session, other]) await signIn().addSession(each);
      await write(ground.store, tenant, (writer) => writer.setPassword(user, { digest: 'b', mustChange: true }));
      expect(await signIn().findSession(session.digest, NOW)).toBeUndefined();
      expect(await signIn().findSession(other.digest, NOW)).toEqual(other);
    });

    it('gives a sign-in link to one of several that take it at once', async () => {
      const link = { digest: guid(), user: guid(), tenant: guid(), expiresAt: NOW + 10 };
      await signIn().addSignInLink(link);
      expect(await signIn().findSignInLink(link.digest, NOW)).toEqual(link);
      expect(await signIn().findSignInLink(link.digest, NOW + 10)).toBeUndefined();
      expect(await signIn().takeSignInLink(link.digest, NOW + 10)).toBeUndefined();
      const taken = await Promise.all([1, 2, 3, 4].map(() => signIn().takeSignInLink(link.digest, NOW)));
      expect(taken.filter((each) => each !== undefined)).toEqual([link]);
      expect(await signIn().findSignInLink(link.digest, NOW)).toBeUndefined();
    });

    it('keeps grant documents by model and tenant, found by each of their names', async () => {
      const grant = aGrant({ grantId: guid(), uid: guid(), userCode: 'ABCD' });
      await signIn().putGrantDocument(grant);
      const key = { model: grant.model, tenant: grant.tenant };
      const names = [{ id: grant.id }, { uid: grant.uid ?? '' }, { userCode: 'ABCD' }];
      for (const name of names) {
        expect(await signIn().findGrantDocument({ ...key, ...name }, NOW)).toEqual(grant);
        expect(await signIn().findGrantDocument({ ...key, ...name }, NOW + 10)).toBeUndefined();
        expect(await signIn().findGrantDocument({ ...key, ...name, tenant: guid() }, NOW)).toBeUndefined();
        expect(await signIn().findGrantDocument({ ...key, ...name, model: 'Other' }, NOW)).toBeUndefined();
      }
      const found = () => signIn().findGrantDocument({ ...key, id: grant.id }, NOW);
      expect(await signIn().consumeGrantDocument(grant.model, guid(), grant.id, NOW + 1)).toBe(false);
      const uses = [NOW + 1, NOW + 1, NOW + 1].map((at) =>
        signIn().consumeGrantDocument(grant.model, grant.tenant, grant.id, at),
      );
      expect((await Promise.all(uses)).filter((first) => first)).toHaveLength(1);
      expect(await signIn().consumeGrantDocument(grant.model, grant.tenant, grant.id, NOW + 2)).toBe(false);
      expect(await found()).toEqual({ ...grant, consumedAt: NOW + 1 });
      await signIn().putGrantDocument({ ...grant, payload: '{}' });
      expect(await found()).toEqual({ ...grant, payload: '{}' });
      await signIn().removeGrantDocument('Other', grant.tenant, grant.id);
      await signIn().removeGrantDocument(grant.model, guid(), grant.id);
      expect(await found()).toBeDefined();
      await signIn().removeGrantDocument(grant.model, grant.tenant, grant.id);
      expect(await found()).toBeUndefined();
    });

    it('removes all documents of one grant', async () => {
      const grantId = guid();
      const grant = aGrant({ grantId });
      const same = { ...aGrant({ grantId, model: 'RefreshToken' }), tenant: grant.tenant };
      const other = aGrant({ grantId });
      for (const each of [grant, same, other]) await signIn().putGrantDocument(each);
      await signIn().removeGrantDocumentsOf(grant.tenant, grantId);
      const left = [grant, same, other].map(({ model, tenant, id }) =>
        signIn().findGrantDocument({ model, tenant, id }, NOW),
      );
      expect(await Promise.all(left)).toEqual([undefined, undefined, other]);
    });

    it('counts attempts within a window, loses none, and starts anew after it', async () => {
      const key = guid();
      expect(await signIn().attempts(key, NOW, 100)).toBe(0);
      const counts = await Promise.all(Array.from({ length: 8 }, () => signIn().countAttempt(key, NOW, 100)));
      expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(await signIn().attempts(key, NOW + 99, 100)).toBe(8);
      expect(await signIn().attempts(key, NOW + 100, 100)).toBe(0);
      expect(await signIn().countAttempt(key, NOW + 100, 100)).toBe(1);
      await signIn().forgetAttempts(key);
      expect(await signIn().attempts(key, NOW + 100, 100)).toBe(0);
    });

    describe('in a store of its own', () => {
      let opened: OpenStore;
      let second: OpenStore;
      beforeAll(async () => {
        const url = await ground.freshUrl();
        [opened, second] = [await ground.open(url), await ground.open(url)];
        return async () => {
          await opened.close();
          await second.close();
        };
      });

      it('lets one of several nodes add the first signing key and tells all of them which', async () => {
        const winners = await Promise.all(
          [opened, second, opened, second].map((node) => node.signIn.addSigningKey(aKey(), NOW)),
        );
        const keys = await opened.signIn.listSigningKeys('tokens');
        expect(keys).toHaveLength(1);
        for (const winner of winners) expect(winner).toEqual(keys[0]);
      });

      it('adds another key once none signs any more, and lists them in their order', async () => {
        const next = aKey({ createdAt: NOW + 100 });
        expect(await opened.signIn.addSigningKey(next, NOW + 99)).not.toEqual(next);
        expect(await opened.signIn.addSigningKey(next, NOW + 100)).toEqual(next);
        expect((await opened.signIn.listSigningKeys('tokens')).map(({ createdAt }) => createdAt)).toEqual([
          NOW,
          NOW + 100,
        ]);
      });

      it('keeps the keys for each purpose apart', async () => {
        const events = aKey({ purpose: 'events', createdAt: NOW + 100 });
        expect(await opened.signIn.listSigningKeys('events')).toEqual([]);
        expect(await opened.signIn.addSigningKey(events, NOW + 99)).toEqual(events);
        expect(await second.signIn.listSigningKeys('events')).toEqual([events]);
        expect(await opened.signIn.listSigningKeys('tokens')).toHaveLength(2);
      });

      it('sweeps what expired and nothing else', async () => {
        const { signIn: store } = opened;
        const [session, grant] = [aSession(), aGrant()];
        const link = { digest: guid(), user: guid(), tenant: guid(), expiresAt: NOW + 10 };
        await store.addSession(session);
        await store.putGrantDocument(grant);
        await store.addSignInLink(link);
        await store.countAttempt('a', NOW, 10);
        const found = async () => [
          await store.findSession(session.digest, NOW),
          await store.findGrantDocument({ model: grant.model, tenant: grant.tenant, id: grant.id }, NOW),
          await store.findSignInLink(link.digest, NOW),
          await store.attempts('a', NOW, 10),
        ];
        await store.sweep(NOW + 9);
        expect(await found()).toEqual([session, grant, link, 1]);
        await store.sweep(NOW + 10);
        expect(await found()).toEqual([undefined, undefined, undefined, 0]);
        await store.sweep(NOW + 199);
        expect(await store.listSigningKeys('tokens')).toHaveLength(2);
        await store.sweep(NOW + 200);
        expect(await store.listSigningKeys('tokens')).toEqual([]);
      });
    });
  });
}
