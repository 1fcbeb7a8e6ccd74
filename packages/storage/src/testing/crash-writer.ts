// Commits as fast as it can to the store named on its command line, and says on standard output what was acknowledged.

import { addTenant, aUser, commit, ENTRY, randomness } from '../contract/harness.ts';
import { openStore } from '../open.ts';

const [url = '', tenant = ''] = process.argv.slice(2);
const { store } = await openStore({ url, clock: Date, randomness });
const existing = await store.installation.findTenant(tenant);
const { id } = existing ?? (await addTenant(store, { defaultDomain: tenant, domains: [tenant] }));
for (;;) {
  const user = aUser();
  await commit(store, async (change) => {
    const writer = change.tenant(id);
    await writer.addUser(user);
    await writer.record({ ...ENTRY, target: user.id });
  });
  process.stdout.write(`${user.id}\n`);
}
