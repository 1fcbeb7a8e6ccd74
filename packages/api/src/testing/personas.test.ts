import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARM_OPERATIONS } from '../arm/operations.ts';
import { arm } from '../arm/surface.ts';
import { GRAPH_OPERATIONS } from '../graph/operations.ts';
import {
  EXISTING_GROUP,
  LETS_THROUGH,
  openPersonaWorld,
  PERSONAS,
  type PersonaName,
  type PersonaWorld,
} from './personas/people.ts';
import type { Row } from './personas/row.ts';
import { ARM_ROWS, GRAPH_ROWS } from './personas/rows.ts';
import { guid, type Seen } from './world.ts';

let place: PersonaWorld;
beforeAll(async () => {
  place = await openPersonaWorld();
});
afterAll(() => place.world.close());

interface Asked {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly apiVersions: readonly string[];
}

const rowOf = (rows: Readonly<Record<string, Row>>, id: string) => rows[id] ?? rows[id.split(' ')[0] ?? ''];

// Whoever elevated access is somebody else from then on.
const ARM = ARM_OPERATIONS.toSorted(
  (one, other) => Number(one.id.includes('Elevate')) - Number(other.id.includes('Elevate')),
);

async function allowed(
  surface: 'arm' | 'graph',
  operation: Asked,
  row: Row | undefined,
): Promise<readonly PersonaName[]> {
  const through: PersonaName[] = [];
  for (const persona of PERSONAS) {
    const caller = persona === 'anonymous' ? ({ kind: 'credentials-missing' } as const) : place.callers[persona];
    const seen = await place.world.ask(caller, operation.method, urlOf(operation), row?.body?.(place), {
      surface,
      // Graph counts only with it.
      headers: { consistencylevel: 'eventual' },
    });
    if (!isRefused(operation.method, seen)) through.push(persona);
  }
  return through;
}

function urlOf({ method, path, apiVersions }: Asked): string {
  const filled = path
    .replace('{scope}', `/subscriptions/${place.world.subscription}`)
    .replace('{subscriptionId}', place.world.subscription)
    .replace('{namespace}', 'Microsoft.Compute')
    .replaceAll(/\{\w+\}/g, () => (method === 'HEAD' ? EXISTING_GROUP : guid()));
  return `${filled}?api-version=${apiVersions.at(-1) ?? ''}`;
}

function isRefused(method: string, { status, body }: Seen): boolean {
  // Without a body, what is not there and what is not for the caller look alike; so HEAD asks for what is there.
  if (method === 'HEAD') return status !== 204;
  return status === 401 || status === 403 || (status === 404 && body?.error.code === 'SubscriptionNotFound');
}

describe('Resource Manager', () => {
  it.each(ARM.map((operation) => [operation.id, operation] as const))(
    'lets through to %s only whom it should',
    async (id, operation) => {
      const row = rowOf(ARM_ROWS, id);
      expect(row, `${id} has no row in personas/rows.ts`).toBeDefined();
      expect((await allowed('arm', operation, row)).toSorted()).toEqual([...LETS_THROUGH[row!.lets]].toSorted());
      expect(place.world.reported).toEqual([]);
    },
  );

  it('answers anonymous people what is meant for them, and nothing else', async () => {
    for (const operation of arm.anonymous ?? []) {
      expect(await allowed('arm', operation, undefined)).toEqual(PERSONAS);
    }
    for (const row of Object.values(LETS_THROUGH)) expect(row).not.toContain('anonymous');
  });

  it('has no row without an operation', () => {
    const ids = new Set(ARM.flatMap(({ id }) => [id, id.split(' ')[0]]));
    expect(Object.keys(ARM_ROWS).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('Graph', () => {
  it.each(GRAPH_OPERATIONS.map((operation) => [operation.id, operation] as const))(
    'lets through to %s only whom it should',
    async (id, operation) => {
      const row = rowOf(GRAPH_ROWS, id);
      expect(row, `${id} has no row in personas/rows.ts`).toBeDefined();
      expect((await allowed('graph', operation, row)).toSorted()).toEqual([...LETS_THROUGH[row!.lets]].toSorted());
      expect(place.world.reported).toEqual([]);
    },
  );

  it('has no row without an operation', () => {
    const ids = new Set(GRAPH_OPERATIONS.map(({ id }) => id));
    expect(Object.keys(GRAPH_ROWS).filter((id) => !ids.has(id))).toEqual([]);
  });
});
