import type { Operation } from '@mandate/api/operation';
import { ROWS as PARTNER_CENTER_ROWS } from '@mandate/api/partner-center/testing/persona-rows';
import { openPersonaWorld, type PersonaName, type PersonaWorld } from '@mandate/api/testing/personas/people';
import { ARM_ROWS, GRAPH_ROWS } from '@mandate/api/testing/personas/rows';
import type { Seen } from '@mandate/api/testing/world';
import { familiesOf, familyOf, type ServedOperation, type SurfaceName } from '../parity/find-operation.ts';
import { BODIES, PARAMETERS, prepare, QUERIES, HEADERS as REQUEST_HEADERS } from './hints.ts';
import { type Shape, shapeOf } from './shape.ts';

/** One request and its answer, without what changes from run to run. */
export interface Recording {
  readonly request: { readonly as: PersonaName; readonly method: string; readonly url: Shape; readonly body?: Shape };
  readonly response: { readonly status: number; readonly headers: Shape; readonly body?: Shape };
}

type Someone = Exclude<PersonaName, 'anonymous'>;

/** Who tries an operation, until somebody may. */
const CALLERS: Readonly<Record<SurfaceName, readonly Someone[]>> = {
  arm: ['owner', 'admin-agent>customer', 'admin-agent@home', 'customer-admin', 'application'],
  graph: ['customer-admin', 'application', 'admin-agent@home', 'global-admin@home'],
  'partner-center': ['admin-agent@home', 'global-admin@home'],
  portal: ['admin-agent@home', 'global-admin@home', 'customer-admin', 'owner'],
};

// What is made is read, then changed, then deleted; what ends the subscription or the customer comes last of all.
const ORDER = ['PUT', 'POST', 'HEAD', 'GET', 'PATCH', 'DELETE'];
const LAST = [
  /(SelfServePolicies|Webhooks)_(Update|Delete)|Customers_(Update$|Delete)/,
  /Locks|Cancel|Enable|Elevate|Relationship|EndPartner|RemoveDelegatedAdmin|DeleteUser|revoke/,
];
/** Headers that say something of the answer rather than of the request. */
const HEADERS = new Set(['location', 'retry-after', 'azure-asyncoperation', 'etag', 'content-type']);

/** Tries every operation of a surface in the test world and keeps what it answered, by family. */
export async function recordSurface(surface: SurfaceName): Promise<ReadonlyMap<string, Recording>> {
  const place = await openPersonaWorld();
  try {
    await prepare(place, surface);
    const families = [...familiesOf(surface)].toSorted(([one, [first]], [other, [second]]) => {
      const rank = (name: string, method = '') =>
        Number(LAST.some((each) => each.test(name))) * 10 + ORDER.indexOf(method);
      return rank(one, first?.method) - rank(other, second?.method);
    });
    const recordings = new Map<string, Recording>();
    for (const [family, [operation]] of families) {
      if (operation) recordings.set(family, await recordOne(place, surface, operation));
    }
    if (place.world.reported.length > 0) throw place.world.reported[0];
    return recordings;
  } finally {
    await place.world.close();
  }
}

async function recordOne(place: PersonaWorld, surface: SurfaceName, operation: ServedOperation): Promise<Recording> {
  let first: Recording | undefined;
  for (const as of CALLERS[surface]) {
    const tried = await tryAs(place, surface, operation, as);
    if (tried.response.status < 400) return tried;
    // A refusal of the request tells more than one of the caller.
    if (!first || [401, 403].includes(first.response.status)) first = tried;
  }
  if (!first) throw new Error(`Nobody tries the operations of ${surface}.`);
  return first;
}

async function tryAs(
  place: PersonaWorld,
  surface: SurfaceName,
  operation: ServedOperation,
  as: Someone,
): Promise<Recording> {
  const { method, apiVersions } = operation;
  const options = { surface, headers: REQUEST_HEADERS[surface] ?? {} };
  const ask: Ask = (verb, url, body) => place.world.ask(place.callers[as], verb, url, body, options);
  const query = QUERIES.find(([name]) => `${surface} ${operation.id}`.startsWith(name))?.[1](place);
  const version = apiVersions.at(-1);
  const parts = [...(version === undefined ? [] : [`api-version=${version}`]), ...(query === undefined ? [] : [query])];
  const withQuery = (path: string) => (parts.length > 0 ? `${path}?${parts.join('&')}` : path);
  const url = withQuery(await fill(place, surface, operation, { ask, withQuery }));
  const body = bodyOf(place, surface, operation);
  const seen = await ask(method, url, body);
  const headers = Object.fromEntries(Object.entries(seen.headers).filter(([name]) => HEADERS.has(name)));
  return {
    request: { as, method, url: shapeOf(url), ...(body === undefined ? {} : { body: shapeOf(body) }) },
    response: {
      status: seen.status,
      headers: shapeOf(headers),
      ...(seen.body === undefined ? {} : { body: shapeOf(seen.body) }),
    },
  };
}

type Ask = (method: Operation['method'], url: string, body?: unknown) => Promise<Seen>;

function bodyOf(place: PersonaWorld, surface: SurfaceName, { id, method }: ServedOperation): unknown {
  const rows = ROWS[surface];
  const given = BODIES[`${surface} ${familyOf(id)}`]?.(place) ?? (rows[id] ?? rows[familyOf(id)])?.body?.(place);
  return given ?? (['POST', 'PUT', 'PATCH'].includes(method) ? {} : undefined);
}

interface Bodied {
  readonly body?: (place: PersonaWorld) => unknown;
}

const ROWS: Readonly<Record<SurfaceName, Readonly<Record<string, Bodied>>>> = {
  arm: ARM_ROWS,
  graph: GRAPH_ROWS,
  'partner-center': Object.fromEntries(
    // Theirs take no world, and some take something else.
    Object.entries(PARTNER_CENTER_ROWS).map(([id, { body }]) => [id, body ? { body: () => body() } : {}]),
  ),
  portal: {},
};

/** A path whose parameters name what is there, where a list of the same surface shows something that is. */
async function fill(
  place: PersonaWorld,
  surface: SurfaceName,
  { path, method }: ServedOperation,
  { ask, withQuery }: { readonly ask: Ask; readonly withQuery: (path: string) => string },
): Promise<string> {
  const known: Readonly<Record<string, string>> = PARAMETERS[surface](place);
  const segments = path.replace('{scope}', `/subscriptions/${place.world.subscription}`).split('/');
  const filled: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const given = known[`${filled.at(-1) ?? ''}/${segment}`] ?? known[segment];
    if (!segment.includes('{')) filled.push(segment);
    else if (given !== undefined) filled.push(given);
    else if (isLast && method === 'PUT') filled.push(NEW);
    else filled.push((await firstOf(ask, withQuery(filled.join('/')))) ?? NEW);
  }
  return filled.join('/') || `/${surface}`;
}

/** The id of something new, or of nothing that is there. */
const NEW = '00000000-0000-4000-8000-000000000001';

async function firstOf(ask: Ask, list: string): Promise<string | undefined> {
  const { status, body } = await ask('GET', list);
  const entries: unknown = body?.value ?? body?.items;
  if (status !== 200 || !Array.isArray(entries)) return undefined;
  // Ids are different each time, and so is the order of a list that follows them.
  const rank = (entry: Entry) => `${entry.name === NEW || entry.id === NEW ? 0 : 1}${JSON.stringify(shapeOf(entry))}`;
  const [first] = entries.toSorted((one: Entry, other: Entry) => (rank(one) < rank(other) ? -1 : 1));
  // Resource Manager's ids are paths, and their last part is the name.
  const id: unknown = typeof first?.id === 'string' && !first.id.includes('/') ? first.id : first?.name;
  return typeof id === 'string' ? id : undefined;
}

interface Entry {
  readonly id?: string;
  readonly name?: string;
}
