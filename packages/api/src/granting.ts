import { type AccessSnapshot, decideFor, mayForPartner } from '@mandate/app/access';
import type { CallerAct, Ports } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { mayInDirectory } from '@mandate/app/directory/authorize';
import type { Recordable } from '@mandate/app/ports/change-log';
import type { DecisionLog } from '@mandate/app/ports/decision-log';
import { NO_ATTRIBUTES } from '@mandate/rbac/attributes';
import type { Attributes, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { parseScope } from '@mandate/rbac/scope';
import type { CommonFailure } from './failures.ts';
import type { FreshSignIn, Input, Operation, Work } from './operation.ts';
import type { WireRequest } from './wire.ts';

/** Why a request is let through, and what conditions were shown. */
export interface Granted {
  readonly ground: Recordable;
  readonly attributes: Attributes;
}

/** Let through, refused by a decision, or wrong before anything could be decided. */
export type Decided<Failure> =
  | { readonly ok: true; readonly value: Granted }
  | { readonly ok: false; readonly refused: true; readonly failure: RefusedFailure }
  | { readonly ok: false; readonly refused: false; readonly failure: Failure };

type RefusedFailure = Extract<
  CommonFailure,
  {
    kind: 'access-refused' | 'partner-refused' | 'directory-refused' | 'home-member-refused' | 'fresh-sign-in-required';
  }
>;

/** Decides whether an operation's requirement is met. */
export async function decideOperation<Failure>(
  operation: Operation<Failure>,
  input: Omit<Input<string, unknown>, 'attributes'>,
  work: Omit<Work, 'act'>,
): Promise<Decided<Failure>> {
  const { requires } = operation;
  const { access } = work;
  const granted = (ground: Recordable, attributes = NO_ATTRIBUTES) => ok({ ground, attributes });
  const refused = (failure: RefusedFailure) => ({ ok: false, refused: true, failure }) as const;

  if ('action' in requires) {
    if (requires.exempt?.when(input.query, access.caller, input.body))
      return granted({ anyone: requires.exempt.reason });
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
    if (requires.atHome && access.presence.kind !== 'home') return refused({ kind: 'home-member-refused' });
    const { assignment, role, path } = decision;
    return granted({ roleAssignment: assignment.id, role: role.id, path }, attributes.value);
  }
  if ('partner' in requires) {
    const permission = requires.partner;
    const atHome = access.presence.kind === 'home';
    if (!atHome || !mayForPartner(permission, access)) return refused({ kind: 'partner-refused', permission });
    return granted({ partnerRoles: [...access.partnerRoles], permission });
  }
  if ('directory' in requires) {
    const over = await requires.over?.(input.params, work.store.tenant(access.caller.tenant));
    if (!mayInDirectory(access, requires.directory, over)) return refused({ kind: 'directory-refused' });
    return granted({ directoryRoles: [...access.directoryRoles], right: requires.directory });
  }
  if ('homeMember' in requires) {
    const member = access.presence.kind === 'home' && access.directoryRoles.has(requires.homeMember);
    if (!member) return refused({ kind: 'home-member-refused' });
    if (requires.freshSignIn && !isFresh(access, requires.freshSignIn)) {
      return refused({ kind: 'fresh-sign-in-required' });
    }
    return granted({ directoryRoles: [requires.homeMember], home: true });
  }
  return granted({ anyone: requires.anyoneInTenant });
}

// Nodes' clocks may differ by a little; a sign-in in the future is otherwise no sign-in.
const CLOCK_SKEW_MS = 60_000;

function isFresh({ caller, at }: AccessSnapshot, { withinMs }: FreshSignIn): boolean {
  if (caller.signedInAt === undefined) return false;
  const age = at - caller.signedInAt;
  return age >= -CLOCK_SKEW_MS && age <= withinMs;
}

/** The scope an operation is decided at, from the parameters of its path. */
export function placeOf(
  operation: Pick<Operation, 'requires'>,
  params: Readonly<Record<string, string>>,
): Result<{ readonly scope: Scope; readonly scopeText: string }, CommonFailure> {
  const scopeText =
    'action' in operation.requires
      ? operation.requires.at.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
      : (params.scope ?? '/');
  const scope = parseScope(scopeText);
  return scope.ok ? ok({ scope: scope.value, scopeText }) : fail({ kind: 'scope-malformed', text: scopeText });
}

/** The permission under which a use case runs, as it goes into the change log. */
export function actOf(ports: Ports, access: AccessSnapshot, ground: Recordable, request: WireRequest): CallerAct {
  const { caller, presence } = access;
  return {
    ports,
    access,
    expected: access.read,
    context: {
      actor: { kind: caller.kind, id: caller.id, home: caller.home },
      tenant: caller.tenant,
      ground: withEntry(ground, access),
      through: presence.kind === 'home' ? null : caller.home,
      request: {
        requestId: request.requestId,
        correlationId: request.correlationId,
        clientAddress: request.clientAddress,
      },
    },
  };
}

/** The ground of an act, with what let its actor into the tenant it acts in. */
export function withEntry(ground: Recordable, { presence }: Pick<AccessSnapshot, 'presence'>): Recordable {
  if (presence.kind !== 'on-behalf' || !presence.entry.allowed) return ground;
  const { by, relationships } = presence.entry;
  const entry = by === 'DAP' ? { by } : { by, relationships: [...relationships] };
  return { entry, ...(isObject(ground) ? ground : { ground }) };
}

function isObject(value: Recordable): value is { readonly [key: string]: Recordable } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Notes a refusal, outside of the change log. */
export function logRefusal(
  log: DecisionLog,
  failure: RefusedFailure,
  { request, caller, at }: { readonly request: WireRequest; readonly caller: Caller; readonly at: number },
): void {
  const access = failure.kind === 'access-refused' ? failure : undefined;
  log.refused({
    at,
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
