import type { AuthenticatorApp, Passkey } from '@mandate/app/ports/second-factors';
import { describe, expect, it } from 'vitest';
import { aUser, type Ground, guid, write } from './harness.ts';

const NOW = 1_800_000_000_000;

function anApp(overrides: Partial<AuthenticatorApp> = {}): AuthenticatorApp {
  return {
    kind: 'authenticator-app',
    id: guid(),
    name: 'My phone',
    sealedSeed: 'v1.x',
    counter: 7,
    createdAt: NOW,
    lastUsedAt: null,
    ...overrides,
  };
}

function aPasskey(overrides: Partial<Passkey> = {}): Passkey {
  return {
    kind: 'passkey',
    id: guid(),
    name: 'Schlüssel',
    credentialId: guid(),
    publicKey: 'cHVibGlj',
    transports: ['usb', 'nfc'],
    counter: 0,
    createdAt: NOW + 1,
    lastUsedAt: null,
    ...overrides,
  };
}

/** Second factors of people, and what stands beside them. */
export function secondFactorContract(ground: Ground): void {
  describe('second factors', () => {
    const signIn = () => ground.opened.signIn;

    it('are listed for one user, and gone once removed', async () => {
      const [tenant, user] = [guid(), guid()];
      const [app, passkey] = [anApp(), aPasskey()];
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.addSecondFactor(user, passkey)).toMatchObject({ ok: true });
        expect(await writer.addSecondFactor(user, app)).toMatchObject({ ok: true });
        expect(await writer.addSecondFactor(user, { ...passkey, id: guid() })).toMatchObject({ ok: false });
        expect(await writer.removeSecondFactor(guid(), app.id)).toBe(false);
      });
      expect(await signIn().listSecondFactors(tenant, user)).toEqual([app, passkey]);
      expect(await signIn().listSecondFactors(tenant, guid())).toEqual([]);
      expect(await signIn().listSecondFactors(guid(), user)).toEqual([]);
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.removeSecondFactor(user, app.id)).toBe(true);
      });
      expect(await signIn().listSecondFactors(tenant, user)).toEqual([passkey]);
    });

    it('count forward, once for each use, unless they do not count at all', async () => {
      const [tenant, user] = [guid(), guid()];
      const [app, passkey] = [anApp(), aPasskey()];
      await write(ground.store, tenant, async (writer) => {
        for (const factor of [app, passkey]) await writer.addSecondFactor(user, factor);
      });
      const use = (id: typeof app.id, counter: number, whose = user) =>
        signIn().useSecondFactor(tenant, whose, { id, counter, at: NOW + 5 });
      expect(await use(app.id, 7)).toBe(false);
      expect(await use(app.id, 6)).toBe(false);
      expect(await use(app.id, 8, guid())).toBe(false);
      expect((await Promise.all([use(app.id, 8), use(app.id, 8), use(app.id, 8)])).filter((first) => first)).toEqual([
        true,
      ]);
      expect([await use(passkey.id, 0), await use(passkey.id, 0)]).toEqual([true, true]);
      expect([await use(passkey.id, 3), await use(passkey.id, 3), await use(passkey.id, 0)]).toEqual([
        true,
        false,
        false,
      ]);
      expect(await signIn().listSecondFactors(tenant, user)).toEqual([
        { ...app, counter: 8, lastUsedAt: NOW + 5 },
        { ...passkey, counter: 3, lastUsedAt: NOW + 5 },
      ]);
    });

    it('come with recovery codes that each work once, for one user', async () => {
      const [tenant, user] = [guid(), guid()];
      await write(ground.store, tenant, async (writer) => {
        await writer.replaceRecoveryCodes(user, ['old']);
        await writer.replaceRecoveryCodes(user, ['a', 'b']);
      });
      expect(await signIn().takeRecoveryCode(tenant, user, 'old')).toBe(false);
      expect(await signIn().takeRecoveryCode(tenant, guid(), 'a')).toBe(false);
      expect(await signIn().countRecoveryCodes(tenant, user)).toBe(2);
      const taken = [1, 2, 3].map(() => signIn().takeRecoveryCode(tenant, user, 'a'));
      expect((await Promise.all(taken)).filter((first) => first)).toEqual([true]);
      expect(await signIn().countRecoveryCodes(tenant, user)).toBe(1);
      await write(ground.store, tenant, (writer) => writer.replaceRecoveryCodes(user, []));
      expect(await signIn().countRecoveryCodes(tenant, user)).toBe(0);
    });

    it('are asked for by a tenant that decided so', async () => {
      const tenant = guid();
      expect(await ground.store.tenant(tenant).secondFactorPolicy()).toBeUndefined();
      for (const policy of ['required', 'optional'] as const) {
        await write(ground.store, tenant, (writer) => writer.setSecondFactorPolicy(policy));
        expect(await ground.store.tenant(tenant).secondFactorPolicy()).toBe(policy);
      }
      expect(await ground.store.tenant(guid()).secondFactorPolicy()).toBeUndefined();
    });
  });

  describe('linked identities', () => {
    const signIn = () => ground.opened.signIn;
    const issuer = 'https://issuer.example';

    it('tie one subject to one user, letter for letter', async () => {
      const [tenant, user] = [guid(), guid()];
      const linked = { issuer, subject: 'Ab', user, linkedAt: NOW };
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.linkIdentity(linked)).toMatchObject({ ok: true });
        expect(await writer.linkIdentity({ ...linked, user: guid() })).toMatchObject({ ok: false });
        expect(await writer.linkIdentity({ ...linked, subject: 'other' })).toMatchObject({ ok: false });
      });
      expect(await signIn().findLinkedUser(tenant, issuer, 'Ab')).toBe(user);
      for (const [where, of, subject] of [
        [guid(), issuer, 'Ab'],
        [tenant, `${issuer}/`, 'Ab'],
        [tenant, issuer, 'ab'],
      ] as const) {
        expect(await signIn().findLinkedUser(where, of, subject)).toBeUndefined();
      }
      expect(await signIn().listLinkedIdentities(tenant, user)).toEqual([linked]);
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.unlinkIdentities(guid())).toBe(0);
        expect(await writer.unlinkIdentities(user)).toBe(1);
      });
      expect(await signIn().findLinkedUser(tenant, issuer, 'Ab')).toBeUndefined();
    });
  });

  describe('ending the sign-ins of one user', () => {
    const signIn = () => ground.opened.signIn;

    it('removes sessions and links, remembers when, and leaves others alone', async () => {
      const tenant = guid();
      const [one, other] = [aUser().id, aUser().id];
      const facts = { tenant, methods: [], userAgent: '', clientAddress: '', createdAt: NOW, lastSeenAt: NOW };
      const [mine, theirs] = [one, other].map((user) => ({ ...facts, digest: guid(), user, expiresAt: NOW + 10 }));
      for (const session of [mine!, theirs!]) {
        await signIn().addSession(session);
        await signIn().addSignInLink({ digest: session.digest, user: session.user, tenant, expiresAt: NOW + 10 });
      }
      expect(await signIn().findSignInsEnded(tenant, one)).toBeUndefined();
      for (const at of [NOW, NOW + 1]) await write(ground.store, tenant, (writer) => writer.endSignIns(one, at));
      expect(await signIn().findSignInsEnded(tenant, one)).toBe(NOW + 1);
      expect(await signIn().findSignInsEnded(tenant, other)).toBeUndefined();
      expect(await signIn().findSession(mine!.digest, NOW)).toBeUndefined();
      expect(await signIn().findSignInLink(mine!.digest, NOW)).toBeUndefined();
      expect(await signIn().listSessions(tenant, one, NOW)).toEqual([]);
      expect(await signIn().listSessions(tenant, other, NOW)).toEqual([theirs]);
      expect(await signIn().listSessions(tenant, other, NOW + 10)).toEqual([]);
      expect(await signIn().findSignInLink(theirs!.digest, NOW)).toBeDefined();
    });

    it('is part of forgetting all that a user signs in with', async () => {
      const [tenant, user] = [guid(), guid()];
      await write(ground.store, tenant, async (writer) => {
        await writer.setPassword(user, { digest: 'a', mustChange: false });
        await writer.addSecondFactor(user, anApp());
        await writer.replaceRecoveryCodes(user, ['a']);
        await writer.linkIdentity({ issuer: 'https://issuer.example', subject: 'x', user, linkedAt: NOW });
        await writer.forgetCredentials(user, NOW);
      });
      expect(await signIn().findPassword(tenant, user)).toBeUndefined();
      expect(await signIn().listSecondFactors(tenant, user)).toEqual([]);
      expect(await signIn().countRecoveryCodes(tenant, user)).toBe(0);
      expect(await signIn().listLinkedIdentities(tenant, user)).toEqual([]);
      expect(await signIn().findSignInsEnded(tenant, user)).toBe(NOW);
    });
  });
}
