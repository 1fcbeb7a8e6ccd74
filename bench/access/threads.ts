import { Worker } from 'node:worker_threads';

/** Starts a thread that asks over the shared copy. */
export function startWorker(workerData: object): Promise<Worker> {
  const worker = new Worker(new URL('./pool-worker.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('online', () => resolve(worker));
    worker.once('error', reject);
  });
}

/** Has a thread ask for so long. */
export function rounds(worker: Worker, seconds: number): Promise<{ checks: number; allowed: number }> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage({ seconds });
  });
}
