import { commit, operatorAct } from '@mandate/app/act';
import { createSignInLinks } from '@mandate/identity/sign-in-links';
import { ok } from '@mandate/rbac/result';
import { expect, it } from 'vitest';
import { initialise } from './initialise.ts';
import { holdDirectory, type Installation, openInstallation } from './installation.ts';
import { resetSignIn } from './reset-sign-in.ts';
import { guidOf, silentLog, temporaryDirectory } from './testing/test-installation.ts';

const ADMIN = 'admin@nuee.example';
const at = (dataDirectory: string) => ({ dataDirectory, databaseUrl: null, log: silentLog });

async function look<T>(dataDirectory: string, work: (installation: Installation) => Promise<T>): Promise<T> {
  const held = await holdDirectory(dataDirectory);
  if (!held.ok) throw new Error(JSON.stringify(held.failure));
  await using directory = held.value;
  const opened = await openInstallation(directory, at(dataDirectory));
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  await using installation = opened.value;
  return await work(installation);
}

it('resets nobody who is unknown', async () => {
  await using place = await temporaryDirectory();
  await initialise({ ...at(place.path), partner: 'Nuée', domain: 'nuee.example', country: 'FR', admin: ADMIN });
  for (const name of ['other@nuee.example', 'admin@elsewhere.example', 'admin', '']) {
    expect(await resetSignIn({ ...at(place.path), name })).toEqual({
      ok: false,
      failure: { kind: 'user-unknown', name },
    });
  }
});

it('lets somebody start anew who has lost everything, and takes away what they had', async () => {
  await using place = await temporaryDirectory();
  await initialise({ ...at(place.path), partner: 'Nuée', domain: 'nuee.example', country: 'FR', admin: ADMIN });
  const { tenant, user } = await look(place.path, async ({ staffroom: { ports } }) => {
    const partner = await ports.store.installation.findPartner();
    const found = await ports.store.tenant(partner!.id).findUserByName(ADMIN);
    await commit(operatorAct(ports), async (change) => {
      const writer = change.tenant(partner!.id);
      const enrolled = { id: guidOf(1), name: 'Phone', counter: 0, createdAt: 1, lastUsedAt: null };
      await writer.addSecondFactor(found!.id, { ...enrolled, kind: 'authenticator-app', sealedSeed: 'x' });
      await writer.replaceRecoveryCodes(found!.id, ['digest']);
      await writer.linkIdentity({ issuer: 'https://issuer.example', subject: 's', user: found!.id, linkedAt: 1 });
      await writer.record({ operation: 'test/write', target: 'test', before: null, after: null });
      return ok(undefined);
    });
    return { tenant: partner!.id, user: found!.id };
  });

  const reset = await resetSignIn({ ...at(place.path), name: ADMIN.toUpperCase() });
  if (!reset.ok) throw new Error(JSON.stringify(reset.failure));
  await look(place.path, async ({ opened: { signIn }, staffroom: { ports } }) => {
    expect(await signIn.listSecondFactors(tenant, user)).toEqual([]);
    expect(await signIn.countRecoveryCodes(tenant, user)).toBe(0);
    expect(await signIn.listLinkedIdentities(tenant, user)).toEqual([]);
    expect(await signIn.findSignInsEnded(tenant, user)).toBeDefined();
    expect(await createSignInLinks({ ...ports, signIn }).read(reset.value.linkToken)).toMatchObject({
      user: { id: user },
    });
  });
});
