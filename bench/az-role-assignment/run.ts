import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { signInAsAutomation, startAz } from '../../conformance/clients/azure-cli/az.ts';
import { firstCustomer, startDemo } from '../../e2e/testing/server.ts';

// What `az role assignment create`, `list` and `delete` cost the server together, in its own CPU time: what the client
// spends, which is a hundred times as much, is not looked at. `node bench/az-role-assignment/run.ts [rounds]`.
const ROUNDS = Number(process.argv[2] ?? 40);
const WARM_UP = 20;
const LIMIT_MS = 50;
// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: fields 14 and 15, in clock ticks, 100 a second on Linux.
const TICK_MS = 10;

const server = await startDemo();
const pid = readFileSync(join(server.directory, 'mandate.pid'), 'utf8').trim();
const customer = firstCustomer(server.connection);
const scope = `/subscriptions/${customer.subscriptions[0]?.id ?? ''}`;
const person = customer.users.find(({ roles }) => roles.includes('User'))?.userPrincipalName ?? '';
const az = await startAz(server, 'bench', '--tenant', customer.domain);
try {
  await signInAsAutomation(az);
  for (let round = 0; round < WARM_UP; round += 1) await createListDelete();
  const requestsBefore = cpuMs();
  const startedAt = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) await createListDelete();
  const spent = cpuMs() - requestsBefore;
  report({ cpuMs: spent / ROUNDS, wallMs: (performance.now() - startedAt) / ROUNDS });
} finally {
  await az.stop();
  await server.stop();
}

async function createListDelete(): Promise<void> {
  const assignment = ['role', 'assignment'];
  const made = await az.run(...assignment, 'create', '--assignee', person, '--role', 'Reader', '--scope', scope);
  const listed = await az.run(...assignment, 'list', '--assignee', person, '--scope', scope);
  if (listed.length !== 1) throw new Error(`One assignment was expected, not ${listed.length}.`);
  await az.run(...assignment, 'delete', '--ids', made.id);
}

/** The time that the server's process has spent on a processor, in all its threads. */
function cpuMs(): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in the second field may hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function report(measured: { readonly cpuMs: number; readonly wallMs: number }): void {
  const date = new Date().toISOString().slice(0, 10);
  const text = `# az role assignment create, list and delete, ${date}

What the three commands together cost the server, in CPU time of its process (\`/proc\`), mean of ${ROUNDS} rounds after
${WARM_UP} to warm up. The client is the Azure CLI 2.45 of Debian 12; the server is the built product with its demo, on
SQLite.

| | |
|---|---|
| server CPU for all three | ${measured.cpuMs.toFixed(1)} ms (limit ${LIMIT_MS} ms: ${measured.cpuMs < LIMIT_MS ? 'kept' : 'broken'}) |
| time that passed, nearly all of it the client's | ${measured.wallMs.toFixed(0)} ms |
| requests | token from the cache; users by name, role definitions by name, the assignment; three for the list; one to delete |
| machine | ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node.js ${process.version} |
`;
  writeFileSync(join(import.meta.dirname, '..', 'results', `${date}-az-role-assignment.md`), text);
  console.log(text);
  if (measured.cpuMs >= LIMIT_MS) process.exitCode = 1;
}
