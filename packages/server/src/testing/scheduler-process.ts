// Runs the scheduler on the store named on its command line, some time ahead of the machine's clock, and says on
// standard output whom it told of what.

import { setTimeout as delay } from 'node:timers/promises';
import { openStore } from '@mandate/storage/open';
import { startScheduler } from '../deliveries/scheduler.ts';
import { systemRandomness } from '../randomness.ts';
import { silentLog } from './test-installation.ts';

const [url = '', ahead = '0'] = process.argv.slice(2);
const clock = { now: () => Date.now() + Number(ahead) };
const opened = await openStore({ url, clock, randomness: systemRandomness });
startScheduler({
  ports: { store: opened.store, clock, randomness: systemRandomness },
  work: opened.work,
  sweep: (now) => opened.signIn.sweep(now),
  tell: {
    mail: async ({ id }) => {
      process.stdout.write(`${id}\n`);
      await delay(3);
      return { code: 250, message: 'OK', taken: true };
    },
  },
  log: silentLog,
  everyMs: 5,
});
process.stdout.write('ready\n');
