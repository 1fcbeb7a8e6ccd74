import { parentPort, workerData } from 'node:worker_threads';
import { liveThrough, newTally } from './differential.ts';

const { first, last, step } = workerData as { first: number; last: number; step: number };
const tally = newTally();
for (let seed = first; seed <= last; seed += step) liveThrough(seed, tally);
parentPort?.postMessage(tally);
