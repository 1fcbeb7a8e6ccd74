import { createSignInLinks } from '@mandate/identity/sign-in-links';
import { describe, expect, it } from 'vitest';
import { initialise } from './initialise.ts';
import { holdDirectory, type Installation, openInstallation } from './installation.ts';
import { silentLog, temporaryDirectory } from './testing/test-installation.ts';

const WANTED = { partner: 'Nuée Conseil', domain: 'Nuee.example', country: 'fr', admin: 'Admin@nuee.example' };

const initialiseIn = (dataDirectory: string, changes: Partial<typeof WANTED> = {}) =>
  initialise({ ...WANTED, ...changes, dataDirectory, databaseUrl: null, log: silentLog });

async function look<T>(dataDirectory: string, at: (installation: Installation) => Promise<T>): Promise<T> {
  const held = await holdDirectory(dataDirectory);
  if (!held.ok) throw new Error(JSON.stringify(held.failure));
  await using directory = held.value;
  const opened = await openInstallation(directory, { databaseUrl: null, log: silentLog });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  await using installation = opened.value;
  return await at(installation);
}

describe('an installation is not made', () => {
  it.each([
    ['partner', '  ', 'partner-name'],
    ['partner', 'a\nb', 'partner-name'],
    ['partner', 'x'.repeat(257), 'partner-name'],
    ['domain', 'nuee', 'domain'],
    ['domain', 'nuée.example', 'domain'],
    ['domain', 'https://nuee.example', 'domain'],
    ['country', 'France', 'country'],
    ['country', 'XX', 'country'],
    ['country', 'EU', 'country'],
    ['admin', 'admin', 'admin-name'],
    ['admin', '@nuee.example', 'admin-name'],
    ['admin', 'admin@elsewhere.example', 'admin-name'],
    ['admin', 'ad min@nuee.example', 'admin-name'],
    ['admin', '.admin@nuee.example', 'admin-name'],
    ['admin', 'admin@nuee.example@nuee.example', 'admin-name'],
  ])('with the %s %j', async (field, text, kind) => {
    await using place = await temporaryDirectory();
    expect(await initialiseIn(`${place.path}/data`, { [field]: text })).toMatchObject({ ok: false, failure: { kind } });
  });

  it('where one is in use', async () => {
    await using place = await temporaryDirectory();
    const made = await initialiseIn(place.path);
    const token = made.ok ? made.value.linkToken : '';
    await look(place.path, async ({ opened, staffroom: { ports } }) => {
      const links = createSignInLinks({ ...ports, signIn: opened.signIn });
      const used = await links.use(token, 'correct horse battery', '192.0.2.1');
      expect(used.ok).toBe(true);
    });
    expect(await initialiseIn(place.path)).toMatchObject({ ok: false, failure: { kind: 'initialised-already' } });
  });

  it('for another partner or person where one has been made', async () => {
    await using place = await temporaryDirectory();
    await initialiseIn(place.path);
    for (const other of [{ domain: 'other.example', admin: 'admin@other.example' }, { admin: 'other@nuee.example' }]) {
      expect(await initialiseIn(place.path, other)).toMatchObject({ failure: { kind: 'initialised-already' } });
    }
  });
});

describe('a new installation', () => {
  it('has the partner with its groups, the built-in roles, and a Global admin whose link sets a password', async () => {
    await using place = await temporaryDirectory();
    const made = await initialiseIn(place.path);
    if (!made.ok) throw new Error(JSON.stringify(made.failure));
    expect(made.value.partner).toMatchObject({
      displayName: 'Nuée Conseil',
      defaultDomain: 'nuee.example',
      country: 'FR',
    });

    await look(place.path, async ({ opened, staffroom: { ports } }) => {
      const { id } = made.value.partner;
      const access = await ports.store.access.tenant(id);
      expect([...access.wellKnownGroups.keys()].sort()).toEqual(['AdminAgents', 'HelpdeskAgents', 'SalesAgents']);
      const admin = await ports.store.tenant(id).findUserByName(WANTED.admin);
      expect(access.directoryRoles.get(admin!.id)).toEqual(new Set(['globalAdministrator']));

      const links = createSignInLinks({ ...ports, signIn: opened.signIn });
      expect(await links.read(made.value.linkToken)).toMatchObject({ user: { id: admin!.id } });
      expect(await opened.signIn.findPassword(id, admin!.id)).toBeUndefined();
    });
  });

  it('gives another link when the first was lost, as after a crash', async () => {
    await using place = await temporaryDirectory();
    const first = await initialiseIn(place.path);
    const second = await initialiseIn(place.path);
    expect(first.ok && second.ok && first.value.partner.id === second.value.partner.id).toBe(true);
    expect(first.ok && second.ok && first.value.linkToken !== second.value.linkToken).toBe(true);
  });
});
