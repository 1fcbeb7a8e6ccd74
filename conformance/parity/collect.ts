import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seen } from '../clients/testing/witness.ts';
import { familyOf, findOperation, type SurfaceName } from './find-operation.ts';
import { readWitnesses, WITNESSES_FILE, type Witnesses } from './witnesses.ts';

// Holds what clients were seen to reach against what the parity table claims, or, with `--record`, makes it the claim.
const [directory = '', mode] = process.argv.slice(2);
const seen = readdirSync(directory).map((file): Seen => JSON.parse(readFileSync(join(directory, file), 'utf8')));
const ran = new Set(seen.map(({ file }) => file));

const found = new Map<string, Map<string, Set<string>>>();
function note(operation: string, client: string, file: string): void {
  const clients = found.get(operation) ?? new Map<string, Set<string>>();
  found.set(operation, clients.set(client, (clients.get(client) ?? new Set()).add(file)));
}
for (const { client, file, requests } of seen) {
  for (const request of requests) {
    const [method = '', surface = '', path = ''] = request.split(' ');
    const operation = findOperation(surface as SurfaceName, method, path);
    if (!operation) continue;
    note(`${surface} ${familyOf(operation.id)}`, client, file);
  }
}

if (mode === '--record') {
  // What did not run now still stands.
  for (const [operation, clients] of Object.entries(readWitnesses())) {
    for (const [client, files] of Object.entries(clients)) {
      for (const file of files) if (!ran.has(file)) note(operation, client, file);
    }
  }
  const byName = (one: readonly [string, unknown], other: readonly [string, unknown]) => (one[0] < other[0] ? -1 : 1);
  const witnesses = Object.fromEntries(
    [...found]
      .toSorted(byName)
      .map(([operation, clients]) => [
        operation,
        Object.fromEntries([...clients].toSorted(byName).map(([client, files]) => [client, [...files].toSorted()])),
      ]),
  );
  writeFileSync(WITNESSES_FILE, `${JSON.stringify(witnesses, undefined, 2)}\n`);
} else {
  const claims: Witnesses = readWitnesses();
  const missing = Object.entries(claims).flatMap(([operation, clients]) =>
    Object.entries(clients).flatMap(([client, files]) =>
      files
        .filter((file) => ran.has(file) && found.get(operation)?.get(client)?.has(file) !== true)
        .map((file) => `${operation}: ${client} was not seen to use it in ${file}`),
    ),
  );
  if (missing.length > 0) {
    console.error(['Claims of the parity table that nobody bore out:', ...missing].join('\n'));
    console.log(`0 passed, ${missing.length} failed`);
    process.exitCode = 1;
  }
}
