import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, firstCustomer } from '../../../e2e/testing/server.ts';
import { methodsOf } from '../../parity/authorization-methods.ts';
import { findOperation } from '../../parity/find-operation.ts';
import { startWitness } from '../testing/witness.ts';
import { type CallFailure, type Python, startPython } from './python.ts';

interface Offered {
  readonly group: string;
  readonly method: string;
  readonly arguments: readonly string[];
}

let server: DemoServer;
let python: Python;
let offered: readonly Offered[];
beforeAll(async () => {
  server = await startWitness('Python SDKs', import.meta.filename);
  python = startPython(server);
  offered = await python.call('authorization', '*');
});
afterAll(async () => {
  await python?.stop();
  await server?.stop();
});

const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

/** A value that every method takes under that name; what it names need not be there. */
function argumentFor(name: string, method: string): unknown {
  const scope = `subscriptions/${firstCustomer(server.connection).subscriptions[0]!.id}`;
  const typed = (type: string) => `${scope}/providers/Microsoft.Authorization/${type}/${randomUUID()}`;
  const fixed: Readonly<Record<string, unknown>> = {
    scope,
    filter: undefined,
    tenant_id: undefined,
    skip_token: undefined,
    expand: 'resourceTypes',
    resource_group_name: 'rg',
    resource_provider_namespace: 'Microsoft.Network',
    parent_resource_path: '',
    resource_type: 'virtualNetworks',
    resource_name: 'vnet',
    role_assignment_id: typed('roleAssignments'),
    role_id: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
    role_definition: {
      role_name: `Role ${randomUUID()}`,
      permissions: [{ actions: ['Microsoft.Compute/disks/read'] }],
      assignable_scopes: [`/${scope}`],
    },
  };
  if (method === 'get_by_id' && name === 'deny_assignment_id') return typed('denyAssignments');
  if (name in fixed) return fixed[name];
  return name === 'parameters' || name === 'properties' ? {} : randomUUID();
}

interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
}

/** The first request to Resource Manager that the server logged after that; its log comes a little later. */
async function firstRequest(after: number): Promise<Asked | undefined> {
  const { port } = new URL(server.connection.endpoints.arm);
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const lines = server.log().slice(after).split('\n').slice(0, -1);
    const asked = lines
      .filter((line) => line.includes('"msg":"answered"'))
      .map((line): Asked => JSON.parse(line))
      .find(({ host }) => host.endsWith(`:${port}`));
    if (asked) return asked;
    await sleep(10);
  }
  return undefined;
}

async function tryOut({ group, method, arguments: names }: Offered) {
  const before = server.log().length;
  const args = names.map((name) => argumentFor(name, method) ?? null);
  let failure: CallFailure | undefined;
  try {
    await python.call('authorization', `${group}.${method}`, { args });
  } catch (error) {
    failure = JSON.parse(/\{.*\}$/s.exec(String(error))?.[0] ?? '{}');
  }
  const asked = await firstRequest(before);
  const operation = asked && findOperation('arm', asked.method, asked.path)?.id;
  return { failure, operation: operation ?? null, asked };
}

/** The last is for a path that is served by other methods. */
const REFUSALS: ReadonlySet<string> = new Set(['NotImplemented', 'InvalidResourceType', 'HttpMethodNotAllowed']);

describe('every method of azure-mgmt-authorization 3.0.0', () => {
  const graded = methodsOf('azure-mgmt-authorization 3.0.0');

  it('is graded, and nothing else is', () => {
    const name = ({ group, method }: { group: string; method: string }) => `${group}.${method}`;
    expect(offered).toHaveLength(136);
    expect(graded.map(name).toSorted()).toEqual(offered.map(name).toSorted());
  });

  it('does what its grade says', async () => {
    const wrong: unknown[] = [];
    for (const each of offered) {
      const claim = graded.find(({ group, method }) => group === each.group && method === each.method);
      const { failure, operation, asked } = await tryOut(each);
      // What is refused is refused by name; what Azure has ended is answered as by Azure, as a type that never was.
      const isRefused = REFUSALS.has(failure?.code ?? '');
      const isServed = operation !== null && !isRefused && (failure?.status ?? 200) < 500;
      if (claim?.grade === 'refused' ? !isRefused : !isServed) wrong.push({ ...each, failure, operation, asked });
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});
