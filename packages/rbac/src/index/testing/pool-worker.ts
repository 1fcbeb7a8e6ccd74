import { parentPort, workerData } from 'node:worker_threads';
import type { Action } from '../../model.ts';
import { serveQuestions } from '../pool.ts';

const { memory, actions } = workerData as { memory: SharedArrayBuffer; actions: readonly Action[] };
serveQuestions(memory, actions, parentPort!);
