import { READER } from '@mandate/rbac/builtin-roles/well-known';
import fc from 'fast-check';
import { RESOURCE_TYPES } from '../../arm/providers/resource-types.ts';
import type { Operation } from '../../operation.ts';
import type { SurfaceName, WireBody } from '../../wire.ts';
import { EXISTING_GROUP, type PersonaWorld } from '../personas/people.ts';
import { anyJson, anyOfSchema, anyText, type Hints, hintsOf } from './values.ts';

/** One request of a run. The path is as it goes over the wire. */
export interface FuzzRequest {
  readonly surface: Exclude<SurfaceName, 'portal'>;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: WireBody;
  readonly headers: Readonly<Record<string, string>>;
}

type Routed = Pick<Operation, 'id' | 'method' | 'path' | 'apiVersions' | 'body'>;

/** The public surfaces with their operations. */
export type Table = readonly (readonly [FuzzRequest['surface'], readonly Routed[]])[];

const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'get', ''];

const FILTERS = [
  'atScope()',
  'asTarget()',
  "assignedTo('x')",
  "principalId eq 'x'",
  "roleName eq 'Reader'",
  "type eq 'CustomRole'",
  "tagName eq 'a' and tagValue eq 'b'",
  "startswith(displayName,'k')",
  "resourceType eq 'Subscription'",
  'atScope(',
  "displayName eq 'a''b'",
  "status eq 'Provisioned'",
  "a eq 'b' or c eq 'd'",
  '()',
  "'",
  'not (x)',
  'x'.repeat(5000),
  "eventTimestamp ge '2026-11-01T00:00:00Z' and eventTimestamp le '2026-12-01T00:00:00Z'",
];

/** Requests along the routes of all public surfaces, most of them bent somewhere. */
export function anyRequest(place: PersonaWorld, table: Table): fc.Arbitrary<FuzzRequest> {
  const text = anyText(place);
  const hints = hintsOf(place);
  // What is made for every type of resource counts as one, or there would be little else.
  const families = table.flatMap(([surface, operations]) =>
    [...Map.groupBy(operations, ({ id }) => id.split(' ')[0])].map(([, members]) =>
      fc.record({ surface: fc.constant(surface), operation: fc.constantFrom(...members) }),
    ),
  );
  return fc.oneof(...families).chain(({ surface, operation }) =>
    fc.record({
      surface: fc.constant(surface),
      method: oftenest(operation.method, fc.constantFrom(...METHODS)),
      path: fc.oneof(
        { weight: 12, arbitrary: anyPath(operation.path, place, text) },
        { weight: 1, arbitrary: anySegments(text) },
      ),
      query: anyQuery(operation.apiVersions, text),
      body: anyBody(operation, text, hints),
      headers: anyHeaders(text),
    }),
  );
}

function oftenest<T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 12, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });
}

// A text as one segment: most clients encode, some do not.
const segment = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.nat({ max: 5 })).map(([each, raw]) => (raw === 0 ? rawSegment(each) : encoded(each)));
const rawSegment = (text: string) => text.replaceAll(/[?#]/g, '');
const encoded = (text: string) => encodeURIComponent(text.toWellFormed());

function anyPath(template: string, place: PersonaWorld, text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const { world } = place;
  const sub = `/subscriptions/${world.subscription}`;
  const resources = RESOURCE_TYPES.slice(0, 4).map((type) => `${type.namespace}/${type.type}`);
  const scope = fc.oneof(
    { weight: 5, arbitrary: fc.constant(sub) },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        '',
        '/',
        `${sub}/resourceGroups/existing`,
        `/subscriptions/${world.otherSubscription}`,
        `/providers/Microsoft.Management/managementGroups/${world.customer}`,
        ...resources.map((type) => `${sub}/resourceGroups/existing/providers/${type}/existing`),
      ),
    },
    { weight: 1, arbitrary: text.map((each) => `/${encoded(each)}`) },
  );
  const parts = template.split(/(\{\w+\})/).map((part): fc.Arbitrary<string> => {
    if (part === '{scope}') return scope;
    if (part === '{subscriptionId}') return oftenest<string>(world.subscription, segment(text));
    if (part === '{customerId}') return oftenest<string>(world.customer, segment(text));
    if (/^\{\w*group/i.test(part)) return oftenest<string>(EXISTING_GROUP, segment(text));
    if (!part.startsWith('{')) return fc.constant(part);
    return fc.oneof(fc.constantFrom<string>(EXISTING_GROUP, place.target, READER), segment(text));
  });
  return fc.tuple(...parts).map((found) => found.join(''));
}

function anySegments(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const known = fc.constantFrom(
    'subscriptions',
    'providers',
    'resourceGroups',
    'v1.0',
    'users',
    'Microsoft.Authorization',
    'v1',
  );
  return fc.array(fc.oneof(known, segment(text)), { maxLength: 9 }).map((found) => `/${found.join('/')}`);
}

function anyQuery(versions: readonly string[], text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const options = [
    '$filter',
    '$top',
    '$skip',
    '$skipToken',
    '$select',
    '$expand',
    '$search',
    '$count',
    '$orderby',
    'tenantId',
  ];
  const names = fc.constantFrom(...options, '$Filter', 'size', 'filter', '$recurse', '$expandRegistrationDefinition');
  const filter = fc.constantFrom(...FILTERS);
  const option = fc
    .tuple(names, fc.oneof(text, filter, fc.constantFrom('5', '0', '-1', 'members', 'children', 'true')), filter)
    .map(([name, value, term]) => [name, /filter/i.test(name) ? term : value] as const);
  const version = versions.length === 0 ? text : oftenest<string>(versions.at(-1) ?? '', text);
  return fc.tuple(version, fc.nat({ max: 30 }), fc.array(option, { maxLength: 3 })).map(([value, without, more]) => {
    const search = new URLSearchParams(without === 0 ? [] : [[without === 1 ? 'API-Version' : 'api-version', value]]);
    for (const [name, each] of more) search.append(name, each.toWellFormed());
    return search.toString();
  });
}

function anyBody({ body }: Routed, text: fc.Arbitrary<string>, hints: Hints): fc.Arbitrary<WireBody> {
  const json = body === null ? anyJson(text) : anyOfSchema(JSON.parse(JSON.stringify(body)), text, hints);
  return fc.oneof(
    { weight: 14, arbitrary: json.map((value): WireBody => ({ kind: 'json', value })) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<WireBody>(
        { kind: 'none' },
        { kind: 'malformed', detail: 'Unexpected end.' },
        { kind: 'unsupported', contentType: 'text/xml' },
        { kind: 'too-large', limitBytes: 1024 },
      ),
    },
  );
}

function anyHeaders(text: fc.Arbitrary<string>): fc.Arbitrary<Readonly<Record<string, string>>> {
  const names = [
    'x-ms-client-request-id',
    'x-ms-return-client-request-id',
    'x-ms-correlation-request-id',
    'if-match',
    'ms-requestid',
    'ms-correlationid',
    'ms-continuationtoken',
    'accept-language',
    'x-locale',
    'prefer',
    'accept',
    'consistencylevel',
    'content-type',
    'cookie',
    'x-ms-authorization-auxiliary',
    'origin',
    'host',
  ];
  return fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 3 });
}
