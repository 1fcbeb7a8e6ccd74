// Passes over the relationships in the store named on its command line, some time ahead of the machine's clock, and
// says on standard output when a transaction of it is durable.

import { passOverRelationships } from '@mandate/app/scheduler/relationship-pass';
import { openStore } from '@mandate/storage/open';
import { systemRandomness } from '../randomness.ts';

const [url = '', ahead = '0'] = process.argv.slice(2);
const clock = { now: () => Date.now() + Number(ahead) };
const { store, work, close } = await openStore({ url, clock, randomness: systemRandomness });
const commit: typeof store.commit = async (expected, context, change) => {
  const done = await store.commit(expected, context, change);
  process.stdout.write('durable\n');
  return done;
};
const ports = { store: { ...store, commit }, clock, randomness: systemRandomness };
await passOverRelationships(ports, await work.listPartners());
await close();
