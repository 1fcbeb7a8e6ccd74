import { type AccessReader, type AccessSnapshot, decideFor, isPresent } from '@mandate/app/access';
import { type CallerAct, type Ports, StaleAccess } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { BadPageMark } from '@mandate/app/page-mark';
import type { DecisionLog, Recordable } from '@mandate/app/ports';
import { hasDirectoryRight } from '@mandate/domain/directory';
import { mayAsPartner } from '@mandate/domain/partner-roles';
import type { TenantId } from '@mandate/domain/tenants';
import { NO_ATTRIBUTES } from '@mandate/rbac/attributes';
import type { Attributes, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { parseScope } from '@mandate/rbac/scope';
import type { CommonFailure } from './failures.ts';
import type { Input, Operation, Reply, Work } from './operation.ts';
import { compilePath, type PathMatcher, splitPath } from './path.ts';
import { queryReader } from './query.ts';
import { bodyProblem, checkReply } from './schema.ts';
import type { Authenticate, SurfaceName, WireReply, WireRequest } from './wire.ts';

/** What all surfaces share. */
export interface Services {
  readonly ports: Ports;
  readonly access: AccessReader;
  readonly decisionLog: DecisionLog;
  /** Told of bugs and outages, which the caller is not. */
  readonly report: (error: unknown, request: WireRequest) => void;
}

/** One public protocol: its operations, and how it words replies and failures. */
export interface Surface<Failure extends { readonly kind: string }> {
  readonly name: SurfaceName;
  readonly operations: readonly Operation<Failure>[];
  /** What the protocol checks before anything else, such as ARM's api-version. */
  precheck(request: WireRequest): Failure | undefined;
  /** What it checks once the caller is known, such as the subscription in the path. */
  locate(request: Located, services: Services): Promise<Failure | undefined>;
  finish(reply: Reply, request: WireRequest, caller: Caller): WireReply;
  failed(failure: Failure | CommonFailure, request: WireRequest): WireReply;
}

/** A request whose path is known and whose caller is made out. */
export interface Located {
  readonly request: WireRequest;
  readonly caller: Caller;
  readonly segments: readonly string[];
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
  const routes = surface.operations
    .map((operation) => ({ operation, matcher: compilePath(operation.path) }))
    .sort((one, other) => other.matcher.literalCount - one.matcher.literalCount);

  return async (request, authenticate) => {
    try {
      const outcome = await run(surface, services, routes, request, authenticate);
      return outcome.ok ? outcome.value : surface.failed(outcome.failure, request);
    } catch (error) {
      services.report(error, request);
      return surface.failed({ kind: 'internal' }, request);
    }
  };
}

interface Route<Failure> {
  readonly operation: Operation<Failure>;
  readonly matcher: PathMatcher;
}

async function run<Failure extends { readonly kind: string }>(
  surface: Surface<Failure>,
  services: Services,
  routes: readonly Route<Failure>[],
  request: WireRequest,
  authenticate: Authenticate,
): Promise<Result<WireReply, Failure | CommonFailure>> {
  const segments = splitPath(request.path);
  if (!segments.ok) return segments;
  const early = surface.precheck(request);
  if (early) return fail(early);
  const found = findRoute(routes, request.method, segments.value);
  const caller = await authenticate(request);
  if (!caller.ok) return caller;

  const misplaced = await surface.locate(
    { request, caller: caller.value, segments: segments.value, apiVersions: found.route?.operation.apiVersions },
    services,
  );
  if (misplaced) return fail(misplaced);
  if (!found.route) {
    const path = `/${segments.value.join('/')}`;
    return fail({ kind: found.otherMethod ? 'method-not-allowed' : 'not-implemented', method: request.method, path });
  }
  const done = await perform(services, found.route.operation, found.params, request, caller.value);
  return done.ok ? ok(surface.finish(done.value, request, caller.value)) : done;
}

function findRoute<Failure>(
  routes: readonly Route<Failure>[],
  method: string,
  segments: readonly string[],
): { route: Route<Failure> | undefined; params: Readonly<Record<string, string>>; otherMethod: boolean } {
  let otherMethod = false;
  for (const route of routes) {
    const params = route.matcher.match(segments);
    if (!params) continue;
    if (route.operation.method === method) return { route, params, otherMethod: false };
    otherMethod = true;
  }
  return { route: undefined, params: {}, otherMethod };
}

/** Decides and runs one operation for one caller, again from the start whenever the ground moved under it. */
async function perform<Failure extends { readonly kind: string }>(
  services: Services,
  operation: Operation<Failure>,
  params: Readonly<Record<string, string>>,
  request: WireRequest,
  caller: Caller,
): Promise<Result<Reply, Failure | CommonFailure>> {
  const place = placeOf(operation, params);
  if (!place.ok) return place;
  for (let attempt = 1; attempt <= DECISIONS_PER_REQUEST; attempt += 1) {
    const access = await services.access.snapshot(caller);
    if (!isPresent(access)) {
      return fail(access.presence.kind === 'home' ? { kind: 'caller-gone' } : { kind: 'entry-refused', access });
    }
    const input = {
      ...place.value,
      params,
      query: queryReader(request.query),
      body: bodyOf(request),
      link: linker(request),
    };
    const work = {
      access,
      store: services.ports.store,
      snapshotIn: (tenant: TenantId) => services.access.snapshot({ ...caller, tenant }),
    };
    // A decision that looks at the body needs a body that can be looked at; every other refusal comes before.
    const unread = bodyProblem(operation.body, request.body);
    if (unread && operation.attributes) return fail(unread);
    const decided = await decideOperation(operation, input, work);
    if (!decided.ok) {
      if (decided.refused) logRefusal(services, decided.failure, request, caller);
      return decided;
    }
    if (unread) return fail(unread);
    const act = actOf(services.ports, access, decided.value.ground, request);
    try {
      const handled = await operation.handle({ ...input, attributes: decided.value.attributes }, { ...work, act });
      if (handled.ok) checkReply(operation, handled.value);
      return handled;
    } catch (error) {
      if (error instanceof BadPageMark) return fail({ kind: 'page-mark-invalid' });
      if (!(error instanceof StaleAccess)) throw error;
    }
  }
  return fail({ kind: 'contended' });
}

interface Granted {
  readonly ground: Recordable;
  readonly attributes: Attributes;
}

type Decided<Failure> =
  | { readonly ok: true; readonly value: Granted }
  | { readonly ok: false; readonly refused: true; readonly failure: RefusedFailure }
  | { readonly ok: false; readonly refused: false; readonly failure: Failure };

type RefusedFailure = Extract<
  CommonFailure,
  { kind: 'access-refused' | 'partner-refused' | 'directory-refused' | 'home-member-refused' }
>;

async function decideOperation<Failure>(
  operation: Operation<Failure>,
  input: Omit<Input<string, unknown>, 'attributes'>,
  work: Omit<Work, 'act'>,
): Promise<Decided<Failure>> {
  const { requires } = operation;
  const { access } = work;
  const granted = (ground: Recordable, attributes = NO_ATTRIBUTES) => ok({ ground, attributes });
  const refused = (failure: RefusedFailure) => ({ ok: false, refused: true, failure }) as const;

  if ('action' in requires) {
    const attributes = operation.attributes ? await operation.attributes(input, work) : ok(NO_ATTRIBUTES);
    if (!attributes.ok) return { ...attributes, refused: false };
    const decision = decideFor(access, {
      action: { plane: 'management', name: requires.action },
      scope: input.scope,
      attributes: attributes.value,
    });
    if (decision.effect === 'deny') {
      return refused({ kind: 'access-refused', access, action: requires.action, scopeText: input.scopeText, decision });
    }
    const { assignment, role, path } = decision;
    return granted({ roleAssignment: assignment.id, role: role.id, path }, attributes.value);
  }
  if ('partner' in requires) {
    const permission = requires.partner;
    const atHome = access.presence.kind === 'home';
    if (!atHome || !mayAsPartner(permission, access.partnerRoles))
      return refused({ kind: 'partner-refused', permission });
    return granted({ partnerRoles: [...access.partnerRoles], permission });
  }
  if ('directory' in requires) {
    const memberUser = access.presence.kind === 'home' && access.caller.kind === 'User';
    const held = { roles: access.directoryRoles, memberUser };
    if (!hasDirectoryRight(requires.directory, held)) return refused({ kind: 'directory-refused' });
    return granted({ directoryRoles: [...access.directoryRoles], right: requires.directory });
  }
  if ('homeMember' in requires) {
    const member = access.presence.kind === 'home' && access.directoryRoles.has(requires.homeMember);
    if (!member) return refused({ kind: 'home-member-refused' });
    return granted({ directoryRoles: [requires.homeMember], home: true });
  }
  return granted({ anyone: requires.anyoneInTenant });
}

function placeOf(
  operation: Pick<Operation, 'requires'>,
  params: Readonly<Record<string, string>>,
): Result<{ readonly scope: Scope; readonly scopeText: string }, CommonFailure> {
  if (!('action' in operation.requires)) {
    const text = params.scope ?? '/';
    const scope = parseScope(text);
    return scope.ok ? ok({ scope: scope.value, scopeText: text }) : fail({ kind: 'scope-malformed', text });
  }
  const scopeText = operation.requires.at.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const scope = parseScope(scopeText);
  return scope.ok ? ok({ scope: scope.value, scopeText }) : fail({ kind: 'scope-malformed', text: scopeText });
}

function actOf(ports: Ports, access: AccessSnapshot, ground: Recordable, request: WireRequest): CallerAct {
  const { caller, presence } = access;
  return {
    ports,
    access,
    expected: access.read,
    context: {
      actor: { kind: caller.kind, id: caller.id, home: caller.home },
      tenant: caller.tenant,
      ground,
      through: presence.kind === 'on-behalf' ? caller.home : null,
      request: {
        requestId: request.requestId,
        correlationId: request.correlationId,
        clientAddress: request.clientAddress,
      },
    },
  };
}

function logRefusal(services: Services, failure: RefusedFailure, request: WireRequest, caller: Caller): void {
  const access = failure.kind === 'access-refused' ? failure : undefined;
  services.decisionLog.refused({
    at: services.ports.clock.now(),
    caller: { id: caller.id, home: caller.home },
    tenant: caller.tenant,
    action: access?.action ?? failure.kind,
    scope: access?.scopeText ?? '/',
    ground: access?.decision.ground ?? failure.kind,
    request: {
      requestId: request.requestId,
      correlationId: request.correlationId,
      clientAddress: request.clientAddress,
    },
  });
}

function bodyOf(request: WireRequest): unknown {
  return request.body.kind === 'json' ? request.body.value : undefined;
}

function linker(request: WireRequest): (pathAndQuery: string) => string {
  return (pathAndQuery) => `${request.base}${pathAndQuery}`;
}
