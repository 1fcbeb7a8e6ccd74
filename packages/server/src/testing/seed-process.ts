// Makes a trade in the store named on its command line, and says on standard output how many customers are done.

import { createAccessReader } from '@mandate/app/access';
import { openStore } from '@mandate/storage/open';
import { systemRandomness } from '../randomness.ts';
import { seedTrade } from './seed-trade.ts';

const [url = '', customers = '0', subscriptions = '1'] = process.argv.slice(2);
const { store, decisionLog, close } = await openStore({ url, clock: Date, randomness: systemRandomness });
const ports = { store, clock: Date, randomness: systemRandomness };
const room = { ports, access: createAccessReader(store.access, Date), decisionLog };
const size = { customers: Number(customers), subscriptions: Number(subscriptions), days: () => 60 };
await seedTrade(room, size, (done) => process.stdout.write(`${done}\n`));
await close();
