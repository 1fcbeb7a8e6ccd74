import { type AccessReader, isPresent } from '@mandate/app/access';
import { type Ports, StaleAccess } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { BadPageMark } from '@mandate/app/page-mark';
import type { DecisionLog } from '@mandate/app/ports/decision-log';
import type { Signer } from '@mandate/app/ports/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { CommonFailure } from './failures.ts';
import { actOf, decideOperation, logRefusal, placeOf } from './granting.ts';
import type { AnonymousOperation, Operation, Reply, RequestFields } from './operation.ts';
import { splitPath } from './path.ts';
import { queryReader } from './query.ts';
import { compileRoutes, type RouteTable } from './routes.ts';
import { bodyProblem, checkReply } from './schema.ts';
import type { Throttle } from './throttle.ts';
import type {
  Authenticate,
  AuthenticationFailure,
  Headers,
  Origins,
  SurfaceName,
  WireReply,
  WireRequest,
} from './wire.ts';

/** What all surfaces share. */
export interface Services {
  readonly ports: Ports;
  readonly access: AccessReader;
  readonly decisionLog: DecisionLog;
  readonly origins: Origins;
  readonly signer: Signer;
  /** Counts requests; `null` lets everybody ask as often as they like. */
  readonly throttle: Throttle | null;
  /** Told of bugs and outages, which the caller is not. */
  readonly report: (error: unknown, request: WireRequest) => void;
}

/** One public protocol: its operations, and how it words replies and failures. */
export interface Surface<Failure extends { readonly kind: string }> {
  readonly name: SurfaceName;
  readonly operations: readonly Operation<Failure>[];
  /** What is answered before anybody says who they are. */
  readonly anonymous?: readonly AnonymousOperation<Failure>[];
  /** What the protocol checks before anything else, such as ARM's api-version. */
  precheck(request: WireRequest): Failure | undefined;
  /** Brings the ways in which the protocol lets a path be written to the one that operations have. */
  respell?(segments: readonly string[]): readonly string[];
  /** Puts what the protocol lets clients spell in many ways into the one that operations read. */
  prepare?(request: WireRequest, operation: Operation<Failure>): Result<WireRequest, Failure>;
  /** The caller in the tenant that a request is about, where the token is for another one that may act there. */
  enter?(request: Omit<Located, 'apiVersions'>, services: Services): Promise<Caller | undefined>;
  /** What it checks once the caller is known, such as the subscription in the path. */
  locate(request: Located, services: Services): Promise<Failure | undefined>;
  /** Whether the caller may ask right now, and what every reply says about how often it still may. */
  admit?(request: Located, services: Services): Result<Headers, Failure>;
  /** What a path without an operation is; by default it is not implemented. */
  unserved?(request: Located): Failure | undefined;
  finish(reply: Reply, request: WireRequest): WireReply;
  failed(failure: Failure | CommonFailure, request: WireRequest, services: Services): WireReply;
  /** Words the refusal of a caller that could not be made out, where that takes more than {@link failed}. */
  unauthenticated?(failure: AuthenticationFailure, request: Unknown, services: Services): Promise<WireReply>;
}

/** A request whose path is known. */
interface Unknown {
  readonly request: WireRequest;
  readonly segments: readonly string[];
}

/** A request whose path is known and whose caller is made out. */
export interface Located extends Unknown {
  readonly caller: Caller;
  readonly apiVersions: readonly string[] | undefined;
}

/** Serves one request of one surface. Never throws; never says yes because something failed. */
export type Serve = (request: WireRequest, authenticate: Authenticate) => Promise<WireReply>;

// A decision is made again when what it rested on moves before the commit. Moving five times in a row means that
// somebody rewrites the tenant's access as fast as we read it; the caller may retry.
const DECISIONS_PER_REQUEST = 5;

/** Makes the server of a surface. */
export function createServe<Failure extends { readonly kind: string }>(
  surface: Surface<Failure>,
  services: Services,
): Serve {
  const routes = compileRoutes(surface.operations);
  const anonymous = compileRoutes(surface.anonymous ?? []);

  return async (request, authenticate) => {
    try {
      const outcome = await run(surface, services, { routes, anonymous }, request, authenticate);
      return outcome.ok ? outcome.value : surface.failed(outcome.failure, request, services);
    } catch (error) {
      services.report(error, request);
      return surface.failed({ kind: 'internal' }, request, services);
    }
  };
}

interface Routes<Failure> {
  readonly routes: RouteTable<Operation<Failure>>;
  readonly anonymous: RouteTable<AnonymousOperation<Failure>>;
}

async function run<Failure extends { readonly kind: string }>(
  surface: Surface<Failure>,
  services: Services,
  { routes, anonymous }: Routes<Failure>,
  request: WireRequest,
  authenticate: Authenticate,
): Promise<Result<WireReply, Failure | CommonFailure>> {
  const split = splitPath(request.path);
  if (!split.ok) return split;
  const segments = surface.respell?.(split.value) ?? split.value;
  const early = surface.precheck(request);
  if (early) return fail(early);
  const open = anonymous(request.method, segments).operation;
  if (open) return answerAnybody(surface, open, request, services);

  const found = routes(request.method, segments);
  const authenticated = await authenticate(request);
  if (!authenticated.ok) {
    if (!surface.unauthenticated) return authenticated;
    return ok(await surface.unauthenticated(authenticated.failure, { request, segments }, services));
  }
  const asking = { request, caller: authenticated.value, segments };
  const caller = (await surface.enter?.(asking, services)) ?? authenticated.value;
  const located = { request, caller, segments, apiVersions: found.operation?.apiVersions };

  const misplaced = await surface.locate(located, services);
  if (misplaced) return fail(misplaced);
  const admitted = surface.admit?.(located, services) ?? ok({});
  if (!admitted.ok) return admitted;

  const done = found.operation
    ? await perform(surface, services, found.operation, found.params, located)
    : fail(unserved(surface, located, found.otherMethod));
  const reply = done.ok ? surface.finish(done.value, request) : surface.failed(done.failure, request, services);
  return ok({ ...reply, headers: { ...reply.headers, ...admitted.value } });
}

function unserved<Failure extends { readonly kind: string }>(
  surface: Surface<Failure>,
  located: Located,
  otherMethod: boolean,
): Failure | CommonFailure {
  const { method } = located.request;
  const path = `/${located.segments.join('/')}`;
  if (otherMethod) return { kind: 'method-not-allowed', method, path };
  return surface.unserved?.(located) ?? { kind: 'not-implemented', method, path };
}

// Whoever asks is nobody in particular, and so are the replies.
function answerAnybody<Failure extends { readonly kind: string }>(
  surface: Surface<Failure>,
  operation: AnonymousOperation<Failure>,
  request: WireRequest,
  { origins }: Services,
): Result<WireReply, Failure> {
  const answered = operation.answer(queryReader(request.query), origins);
  if (!answered.ok) return answered;
  checkReply(operation, answered.value);
  return ok(surface.finish(answered.value, request));
}

/** Decides and runs one operation for one caller, again from the start whenever the ground moved under it. */
async function perform<Failure extends { readonly kind: string }>(
  surface: Surface<Failure>,
  services: Services,
  operation: Operation<Failure>,
  params: Readonly<Record<string, string>>,
  { request: sent, caller }: Located,
): Promise<Result<Reply, Failure | CommonFailure>> {
  const place = placeOf(operation, params);
  if (!place.ok) return place;
  const prepared = surface.prepare?.(sent, operation) ?? ok(sent);
  if (!prepared.ok) return prepared;
  const request = prepared.value;
  for (let attempt = 1; attempt <= DECISIONS_PER_REQUEST; attempt += 1) {
    const access = await services.access.snapshot(caller);
    if (!isPresent(access)) {
      const gone = access.presence.kind === 'home' || !access.home.enabled.has(access.caller.id);
      return fail(gone ? { kind: 'caller-gone' } : { kind: 'entry-refused', access });
    }
    const input = {
      ...place.value,
      params,
      query: queryReader(request.query),
      fields: fieldsOf(request),
      body: request.body.kind === 'json' ? request.body.value : undefined,
      link: (pathAndQuery: string) => `${request.base}${pathAndQuery}`,
    };
    const work = {
      access,
      store: services.ports.store,
      signer: services.signer,
      origins: services.origins,
      snapshotIn: (tenant: TenantId, by?: Caller['by']) =>
        services.access.snapshot({ ...caller, tenant, ...(by ? { by } : {}) }),
    };
    // A decision that looks at the body needs a body that can be looked at; every other refusal comes before.
    const unread = bodyProblem(operation.body, request.body);
    if (unread && operation.attributes) return fail(unread);
    const decided = await decideOperation(operation, input, work);
    if (!decided.ok) {
      const at = services.ports.clock.now();
      if (decided.refused) logRefusal(services.decisionLog, decided.failure, { request, caller, at });
      return decided;
    }
    if (unread) return fail(unread);
    const act = actOf(services.ports, access, decided.value.ground, request);
    try {
      const handled = await operation.handle({ ...input, attributes: decided.value.attributes }, { ...work, act });
      if (handled.ok) checkReply(operation, handled.value);
      else if (isDirectoryRefusal(handled.failure)) {
        logRefusal(services.decisionLog, handled.failure, { request, caller, at: services.ports.clock.now() });
      }
      return handled;
    } catch (error) {
      if (error instanceof BadPageMark) return fail({ kind: 'page-mark-invalid' });
      if (!(error instanceof StaleAccess)) throw error;
    }
  }
  return fail({ kind: 'contended' });
}

// What the body asks for may take more than the operation itself does; that is a refusal like any other.
function isDirectoryRefusal(failure: { readonly kind: string }): failure is { readonly kind: 'directory-refused' } {
  return failure.kind === 'directory-refused';
}

function fieldsOf({ headers }: WireRequest): RequestFields {
  return {
    ifMatch: headers['if-match'],
    continuation: headers['ms-continuationtoken'],
    requestKey: parseGuid(headers['ms-requestid'] ?? ''),
  };
}
