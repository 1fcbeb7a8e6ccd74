// Makes a partner's trade through the use cases and times the pass over it: see bench/README.md.

import { mkdir, mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAccessReader } from '@mandate/app/access';
import { followChanges } from '@mandate/app/notifications/follow-changes';
import { passOverRelationships } from '@mandate/app/scheduler/relationship-pass';
import { openStore } from '@mandate/storage/open';
import { systemRandomness } from '../src/randomness.ts';
import { seedTrade } from '../src/testing/seed-trade.ts';

const DAY_MS = 86_400_000;
/** One relationship in so many ends before the others: what an ordinary night finds. */
const EARLY = 1000;
const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '10000' },
    subscriptions: { type: 'string', default: '5' },
    directory: { type: 'string', default: tmpdir() },
  },
});
const [customers, subscriptions] = [Number(values.customers), Number(values.subscriptions)];

const directory = await mkdtemp(join(values.directory, 'mandate-bench-'));
let ahead = 0;
const clock = { now: () => Date.now() + ahead };
const opened = await openStore({ url: `sqlite:${join(directory, 'trade.db')}`, clock, randomness: systemRandomness });
const ports = { store: opened.store, clock, randomness: systemRandomness };
const room = { ports, access: createAccessReader(opened.store.access, clock), decisionLog: opened.decisionLog };

const figures: string[] = [];
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [start, cpuStart] = [performance.now(), process.cpuUsage()];
  const done = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuStart);
  const cpuSeconds = (user + system) / 1_000_000;
  const shown = typeof done === 'object' ? JSON.stringify(done) : String(done ?? '');
  figures.push(`| ${what} | ${seconds.toFixed(1)} s | ${cpuSeconds.toFixed(1)} s | ${shown} |`);
  process.stdout.write(`${what}: ${seconds.toFixed(1)} s, CPU ${cpuSeconds.toFixed(1)} s, ${shown}\n`);
  return done;
}

const loadBefore = loadavg();
const flushBefore = await flushMs(values.directory);
let partner: Awaited<ReturnType<typeof seedTrade>>['partner'] | undefined;
await timed('seed through the use cases', async () => {
  const days = (customer: number) => (customer % EARLY === 0 ? 60 : 100);
  const seeded = await seedTrade(room, { customers, subscriptions, days }, (done) => {
    if (done % 500 === 0) process.stdout.write(`${done} customers\n`);
  });
  partner = seeded.partner;
  return { customers, subscriptions: seeded.subscriptions };
});
if (!partner) throw new Error('The seed made a partner.');
const [only] = [partner];
const pass = () => passOverRelationships(ports, [only]);
const follow = () => followChanges(ports, only);
// What else the scheduler does at night, and no longer keeps.
const cleanUp = async () => {
  const now = clock.now();
  await opened.signIn.sweep(now);
  await opened.work.forgetDeliveries({ webhook: now - 7 * DAY_MS, mail: now - 90 * DAY_MS });
};

await timed('what the log tells so far made into mails', follow);
await timed('a night with nothing due', pass);
await timed('its clean-up, nothing to forget', cleanUp);
ahead = 31 * DAY_MS;
await timed('a night with few reminders due', pass);
await timed('their mails', follow);
ahead = 61 * DAY_MS;
await timed('a night with few ends', pass);
await timed('their mails', follow);
ahead = 71 * DAY_MS;
await timed('the night with all others due for the first reminder', pass);
await timed('the pass again, nothing left', pass);
await timed('their mails', follow);
ahead = 101 * DAY_MS;
await timed('the night with all others ended', pass);
await timed('the pass again, nothing left', pass);
await timed('their mails', follow);
await timed('its clean-up: the mails of the approvals are forgotten', cleanUp);
ahead = 500 * DAY_MS;
await timed('the night with all cleaned up', pass);
await timed('its clean-up: all mails are forgotten', cleanUp);
await timed('verification of the partner’s change log', async () => (await opened.verifyChanges(only)).ok);
await opened.close();
const { size } = await stat(join(directory, 'trade.db'));
await rm(directory, { recursive: true, force: true });

const [cpu] = cpus();
const report = [
  `# A partner’s trade, ${customers} customers with ${customers * subscriptions} Azure subscriptions`,
  '',
  `Made by \`node packages/server/measure/partner-seed.ts --customers=${customers} --subscriptions=${subscriptions}\` on SQLite with`,
  `\`synchronous=FULL\`, its file ${values.directory === '/dev/shm' ? 'in memory' : 'on a disk'}; ${Math.round(size / 2 ** 20)} MiB at the end.`,
  `One write of 4 KiB and its flush took ${flushBefore.toFixed(1)} ms there before and ${(await flushMs(values.directory)).toFixed(1)} ms after.`,
  'Each customer takes eleven commits.',
  'All relationships but one in a thousand end on the same day, which is the worst night there is.',
  '',
  `${new Date().toISOString()}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB,`,
  `Node ${process.version}, load ${shownLoad(loadBefore)} before and ${shownLoad(loadavg())} after.`,
  '',
  '| What | Time | CPU | Result |',
  '|---|---|---|---|',
  ...figures,
  '',
].join('\n');
const results = join(import.meta.dirname, '..', '..', '..', 'bench', 'results');
await mkdir(results, { recursive: true });
await writeFile(join(results, `${new Date().toISOString().slice(0, 10)}-partner-seed.md`), report);

function shownLoad(load: readonly number[]): string {
  return load.map((each) => each.toFixed(1)).join(', ');
}

async function flushMs(place: string): Promise<number> {
  const scratch = await mkdtemp(join(place, 'mandate-flush-'));
  const file = await open(join(scratch, 'file'), 'w');
  const start = performance.now();
  for (let count = 0; count < 50; count += 1) {
    await file.write(Buffer.alloc(4096));
    await file.datasync();
  }
  const each = (performance.now() - start) / 50;
  await file.close();
  await rm(scratch, { recursive: true, force: true });
  return each;
}
