import type { Caller } from '@mandate/app/caller';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARM_OPERATIONS } from '../arm/operations.ts';
import { arm } from '../arm/surface.ts';
import { GRAPH_OPERATIONS } from '../graph/operations.ts';
import type { Operation } from '../operation.ts';
import { PARTNER_CENTER_OPERATIONS } from '../partner-center/operations.ts';
import { ROWS as PARTNER_CENTER_ROWS } from '../partner-center/testing/persona-rows.ts';
import { splitPath } from '../path.ts';
import { queryReader } from '../query.ts';
import { compileRoutes } from '../routes.ts';
import type { AuthenticationFailure } from '../wire.ts';
import { anyRequest, type FuzzRequest, type Table } from './fuzz/requests.ts';
import { anySpelling, respell } from './fuzz/spellings.ts';
import { LETS_THROUGH, openPersonaWorld, type PersonaName, type PersonaWorld } from './personas/people.ts';
import { ARM_ROWS, GRAPH_ROWS } from './personas/rows.ts';
import type { Seen } from './world.ts';

// A short form that is the same each time; MANDATE_FUZZ_RUNS asks for a long one that is not.
const LONG = Number(process.env['MANDATE_FUZZ_RUNS'] ?? 0);
const RUNS = LONG > 0 ? LONG : 2500;
const SEED = LONG > 0 ? Date.now() % 2 ** 31 : 20_261_122;
// What requests leave behind makes lists long, so each round has a world of its own.
const ROUND = 2500;
const TIMEOUT_MS = LONG > 0 ? 24 * 3_600_000 : 120_000;
// Against hanging, not against slowness: machines are busy.
const MOST_MS = 10_000;

const TABLE: Table = [
  ['arm', ARM_OPERATIONS],
  ['graph', GRAPH_OPERATIONS],
  ['partner-center', PARTNER_CENTER_OPERATIONS],
];
const ROUTES = {
  arm: compileRoutes([...ARM_OPERATIONS, ...(arm.anonymous ?? [])] as readonly Operation[]),
  graph: compileRoutes(GRAPH_OPERATIONS as readonly Operation<never>[]),
  'partner-center': compileRoutes(PARTNER_CENTER_OPERATIONS as readonly Operation<never>[]),
};

const ABLE = {
  arm: ['owner', 'admin-agent>customer', 'managing-contributor'],
  graph: ['customer-admin', 'admin-agent>customer', 'global-admin@home'],
  'partner-center': ['admin-agent@home', 'global-admin@home', 'sales-agent@home'],
} as const satisfies Record<FuzzRequest['surface'], readonly PersonaName[]>;
const UNABLE = ['anonymous', 'no-role', 'stranger>customer', 'stranger@home', 'owner>partner'] as const;

/** Whether a persona may pass an operation at all, by the tables that say who may. */
function mayPass(place: PersonaWorld, persona: PersonaName, request: FuzzRequest): boolean {
  const caller = callerOf(place, persona);
  const { surface, method, path, query, body } = request;
  const split = splitPath(path);
  const operation = split.ok ? ROUTES[surface](method, split.value).operation : undefined;
  if (!operation) return false;
  if ('anonymous' in operation.requires) return true;
  if (surface === 'partner-center') return PARTNER_CENTER_ROWS[operation.id]?.lets.includes(persona) ?? false;
  const rows = surface === 'arm' ? ARM_ROWS : GRAPH_ROWS;
  const row = rows[operation.id] ?? rows[operation.id.split(' ')[0] ?? ''];
  // In one's own home one may do more than at somebody else's subscription, which the rows speak of.
  const asked = queryReader(new URLSearchParams(query));
  const given = body.kind === 'json' ? body.value : undefined;
  const exempt = 'exempt' in operation.requires ? operation.requires.exempt : undefined;
  if (caller && exempt?.when(asked, caller, given)) return true;
  const isAtHome = persona === 'stranger@home' || persona === 'no-role';
  // In the own tenant this one may elevate access, and then do what there is.
  const isTheirs = split.ok && split.value.some((each) => each.toLowerCase() === place.world.subscription);
  if (persona === 'stranger@home' && !isTheirs) return true;
  // Every member may make management groups, and is Owner of what it made.
  if (isAtHome && split.ok && /^microsoft.management$/i.test(split.value[1] ?? '')) return true;
  if (isAtHome && ('anyoneInTenant' in operation.requires || 'homeMember' in operation.requires)) return true;
  return row !== undefined && (LETS_THROUGH[row.lets] as readonly PersonaName[]).includes(persona);
}

function callerOf({ callers }: PersonaWorld, persona: PersonaName): Caller | undefined {
  return persona === 'anonymous' ? undefined : callers[persona];
}

async function ask(place: PersonaWorld, persona: PersonaName, request: FuzzRequest): Promise<Seen> {
  const { surface, method, path, query, body, headers } = request;
  const { world } = place;
  const caller: Caller | AuthenticationFailure = callerOf(place, persona) ?? { kind: 'credentials-missing' };
  const started = performance.now();
  const seen = await world.ask(caller, method, `${path}?${query}`, undefined, { surface, headers, wireBody: body });
  expect(performance.now() - started).toBeLessThan(MOST_MS);
  expect(world.reported).toEqual([]);
  expect(seen.status).toBeGreaterThanOrEqual(200);
  expect([500, 502, 504]).not.toContain(seen.status);
  return seen;
}

// A name that no request can think of: whoever sees it was shown something.
const CONFIDENTIAL = 'confidential-7f3b';

async function hide({ world }: PersonaWorld): Promise<void> {
  const group = `/subscriptions/${world.subscription}/resourceGroups/${CONFIDENTIAL}?api-version=2021-04-01`;
  const made = await world.ask(world.caller('adminAgent', world.customer), 'PUT', group, { location: 'westeurope' });
  expect(made.status).toBe(201);
}

// What an answer says, but for how its texts spell the path and when it was given.
function gist({ status, body }: Seen): string {
  if (status >= 400) return `${status} ${body?.error?.code ?? body?.code ?? ''}`;
  const text = JSON.stringify(body ?? null).toLowerCase();
  return `${status} ${text.replaceAll(/\d{4}-\d\d-\d\dt[\d:.]+z/g, '').replaceAll(/%[0-9a-f]{2}/g, '')}`;
}

/** What is wrong with how a request was answered. */
async function judge(
  place: PersonaWorld,
  persona: PersonaName,
  request: FuzzRequest,
  other: string,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const seen = await ask(place, persona, request);
  const isUnable = (UNABLE as readonly string[]).includes(persona);
  if (isUnable && seen.status < 400) {
    if (!mayPass(place, persona, request)) wrong.push('let through');
    // What everybody may ask holds nothing of what is not for them.
    if (JSON.stringify(seen.body ?? null).includes(CONFIDENTIAL)) wrong.push('shown');
  }
  // Asking twice is the same where nothing is changed: of reads, and of whatever is refused.
  if (request.method === 'GET' || request.method === 'HEAD' || (isUnable && seen.status >= 400)) {
    const again = await ask(place, persona, { ...request, path: other });
    if (gist(again) !== gist(seen))
      wrong.push(`as ${other}: ${gist(again).slice(0, 200)}, not ${gist(seen).slice(0, 200)}`);
  }
  return wrong;
}

describe('whatever is asked', { timeout: TIMEOUT_MS }, () => {
  it('is answered, alike for equal spellings, and gives nothing to those who may nothing', async () => {
    for (let done = 0; done < RUNS; done += ROUND) {
      const place = await openPersonaWorld();
      await hide(place);
      const asked = anyRequest(place, TABLE).chain((request) =>
        fc.tuple(
          fc.constant(request),
          fc.oneof(
            { weight: 3, arbitrary: fc.constantFrom<PersonaName>(...ABLE[request.surface]) },
            { weight: 2, arbitrary: fc.constantFrom<PersonaName>(...UNABLE) },
          ),
        ),
      );
      const law = fc.asyncProperty(asked, anySpelling, async ([request, persona], spelling) => {
        expect(await judge(place, persona, request, respell(request.path, spelling))).toEqual([]);
      });
      try {
        await fc.assert(law, { numRuns: Math.min(ROUND, RUNS - done), seed: SEED + done, endOnFailure: LONG > 0 });
      } finally {
        await place.world.close();
      }
    }
  });
});
