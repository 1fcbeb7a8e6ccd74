import { parentPort, workerData } from 'node:worker_threads';
import { openSharedReader } from '../../packages/rbac/src/index/pool.ts';
import type { Action } from '../../packages/rbac/src/model.ts';
import type { RequestTexts } from './workload/names.ts';

// A thread that looks its questions up once and then asks them by handles, over and over, on memory it shares.
const { memory, actions, questions } = workerData as {
  memory: SharedArrayBuffer;
  actions: readonly Action[];
  questions: readonly RequestTexts[];
};
const reader = openSharedReader(memory, actions);
const handles = questions.map(
  ({ home, principals, action, tenant, scope }) =>
    [reader.caller(home, principals), reader.operation(action), reader.place(tenant, scope)] as const,
);
const round = () =>
  reader.reading(() => {
    let allowed = 0;
    for (const [caller, operation, place] of handles) {
      if (reader.ask(caller, operation, place) === 'role-assignment') allowed += 1;
    }
    return allowed;
  });
round();

parentPort?.on('message', ({ seconds }: { seconds: number }) => {
  const until = performance.now() + seconds * 1000;
  let [checks, allowed] = [0, 0];
  while (performance.now() < until) {
    allowed = round();
    checks += handles.length;
  }
  parentPort?.postMessage({ checks, allowed });
});
