import { ok } from '@mandate/rbac/result';
import { Type } from 'typebox';
import type { AnonymousOperation } from '../operation.ts';
import { reply } from '../operation.ts';
import type { PartnerCenterFailure } from './failures.ts';
import type { PartnerCenterOperation } from './operation.ts';
import { PARTNER_CENTER_OPERATIONS } from './operations.ts';
import { ErrorWire } from './wire.ts';

/** A value of a JSON document. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

/** What operations read of the query. */
const QUERY: Readonly<Record<string, readonly string[]>> = {
  Customers_List: ['size', 'filter', 'seekOperation'],
  Customers_GetValidationStatus: ['type'],
  CustomerUsers_List: ['size', 'filter', 'seekOperation', 'sortField', 'sortDirection'],
  Agreements_ListMetadata: ['agreementType'],
  Agreements_List: ['agreementType'],
  RelationshipRequests_Get: ['dap', 'indirectCSPId', 'indirectResellerId'],
  Relationships_List: ['relationship_type', 'filter'],
  Profiles_GetLegalBusiness: ['vettingVersion'],
  AuditRecords_List: ['startDate', 'endDate', 'size', 'filter', 'operationType', 'seekOperation'],
  SelfServePolicies_List: ['entity_id'],
  Products_List: ['country', 'targetView', 'targetSegment'],
  Products_Get: ['country'],
  Skus_List: ['country', 'targetSegment'],
  Skus_Get: ['country'],
  Availabilities_List: ['country', 'targetSegment'],
  Availabilities_Get: ['country'],
  CustomerProducts_List: ['targetView', 'targetSegment'],
  CustomerSkus_List: ['targetSegment'],
  CustomerAvailabilities_List: ['targetSegment'],
  Orders_List: ['billingType'],
  Subscriptions_List: ['order_id'],
};

/** The header fields that count on every request. */
const HEADERS = ['MS-RequestId', 'MS-CorrelationId', 'If-Match', 'MS-ContinuationToken'] as const;

/** The OpenAPI document of the Partner Center API as it is served here, made of the operations themselves. */
export function partnerCenterOpenApi(
  operations: readonly PartnerCenterOperation[] = PARTNER_CENTER_OPERATIONS,
): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    paths[operation.path] = path;
    path[operation.method.toLowerCase()] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Partner Center, as Mandate serves it',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    security: [{ token: [] }],
  };
}

function describe({ id, method, path, requires, body, replies, callers }: PartnerCenterOperation): JsonObject {
  const text: JsonObject = { type: 'string' };
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const answers = Object.entries(replies).map(([status, schema]): [string, Json] => [
    status,
    schema === null ? { description: 'Done.' } : { description: 'Done.', content: asJson(plain(schema)) },
  ]);
  return {
    operationId: id,
    'x-mandate-callers': callers === 'B' ? ['app', 'user'] : ['user'],
    ...('partner' in requires ? { 'x-mandate-permission': requires.partner } : {}),
    parameters: [
      ...inPath.map((name) => ({ name, in: 'path', required: true, schema: text })),
      ...(QUERY[id] ?? []).map((name) => ({ name, in: 'query', required: false, schema: text })),
      ...HEADERS.filter((name) => name !== 'If-Match' || !['GET', 'HEAD', 'POST'].includes(method)).map((name) => ({
        name,
        in: 'header',
        required: false,
        schema: text,
      })),
    ],
    ...(body === null ? {} : { requestBody: { required: true, content: asJson(plain(body)) } }),
    responses: {
      ...Object.fromEntries(answers),
      default: { description: 'Refused, or failed.', content: asJson(plain(ErrorWire)) },
    },
  };
}

function asJson(schema: Json): JsonObject {
  return { 'application/json': { schema } };
}

// Schemas are JSON by what they are; what the library hangs on to them besides is no part of them.
function plain(schema: object): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}

/** Shows the document to everybody: it says what can be asked, and nothing of anybody. */
export const getOpenApi: AnonymousOperation<PartnerCenterFailure> = {
  id: 'OpenApi_Get',
  method: 'GET',
  path: '/v1/openapi.json',
  apiVersions: [],
  requires: { anonymous: 'It describes the protocol, which is public.' },
  replies: { 200: Type.Object({ openapi: Type.String(), paths: Type.Object({}) }) },
  answer: () => ok(reply(200, partnerCenterOpenApi()).value),
};
