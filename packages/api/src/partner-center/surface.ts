import { type CommonFailure, type FailureTable, rowOf } from '../failures.ts';
import type { Surface } from '../serve.ts';
import type { WireReply, WireRequest } from '../wire.ts';

/** An error as the Partner Center REST API words it: the code is a number. */
interface PartnerCenterError {
  readonly status: number;
  readonly code: number;
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const error = (status: number, code: number, description: string): PartnerCenterError => ({
  status,
  code,
  description,
});
const unauthorized = (): PartnerCenterError => ({
  ...error(401, 900401, 'Unauthorized: the access token is missing or invalid.'),
  headers: { 'www-authenticate': 'Bearer realm=""' },
});
const denied = () => error(403, 1002, 'The caller is not authorized to perform this operation.');
const badRequest = (description: string) => error(400, 2000, description);

const ERRORS: FailureTable<CommonFailure, PartnerCenterError> = {
  'credentials-missing': unauthorized,
  'credentials-malformed': unauthorized,
  'token-invalid': unauthorized,
  'token-audience': unauthorized,
  'token-expired': unauthorized,
  'caller-gone': unauthorized,
  'entry-refused': denied,
  'access-refused': denied,
  'directory-refused': denied,
  'home-member-refused': denied,
  'fresh-sign-in-required': denied,
  'partner-refused': denied,
  'malformed-path': () => badRequest('The request path is malformed.'),
  'scope-malformed': () => badRequest('The request path is malformed.'),
  'not-implemented': ({ method, path }) =>
    error(501, 501, `NotImplemented: Mandate does not implement '${method} ${path.slice(0, 512)}'.`),
  'method-not-allowed': ({ method, path }) =>
    error(405, 405, `The HTTP method '${method}' is not supported at '${path.slice(0, 512)}'.`),
  'body-malformed': ({ detail }) => badRequest(`The request body is malformed. ${detail}`),
  'body-unsupported': ({ contentType }) =>
    error(415, 415, `The content type '${contentType.slice(0, 128)}' is not supported.`),
  'body-too-large': ({ limitBytes }) => error(413, 413, `The request body exceeds ${limitBytes} bytes.`),
  'filter-unsupported': ({ filter }) => badRequest(`The filter '${filter.slice(0, 512)}' is not supported.`),
  'query-option-unsupported': ({ option }) =>
    badRequest(`The query option '${option.slice(0, 128)}' is not supported.`),
  'page-mark-invalid': () => badRequest('The continuation token is invalid.'),
  contended: () => ({ ...error(503, 503, 'Please try again.'), headers: { 'retry-after': '1' } }),
  internal: () => error(500, 500, 'The server encountered an internal error.'),
};

/** The Partner Center REST API. No operation of it is built yet, so each is refused by name. */
export const partnerCenter: Surface<CommonFailure> = {
  name: 'partner-center',
  operations: [],
  precheck: () => undefined,
  locate: async () => undefined,
  finish: (reply, request) => ({
    status: reply.status,
    headers: { ...commonHeaders(request), ...reply.headers },
    body: reply.body,
  }),

  failed(failure, request): WireReply {
    const { status, code, description, headers } = rowOf(ERRORS, failure);
    const body = { code, description, data: [], source: 'Mandate' };
    return { status, headers: { ...commonHeaders(request), ...headers }, body };
  },
};

function commonHeaders(request: WireRequest): Record<string, string> {
  return {
    'ms-requestid': request.headers['ms-requestid'] ?? request.requestId,
    'ms-correlationid': request.headers['ms-correlationid'] ?? request.correlationId,
    'x-locale': 'en-US',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  };
}
