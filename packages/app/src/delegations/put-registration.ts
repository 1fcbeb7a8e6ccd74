import { parseDuration } from '@mandate/domain/durations';
import type { TenantId } from '@mandate/domain/tenants';
import { NO_ATTRIBUTES } from '@mandate/rbac/attributes';
import { OWNER, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import { mayWriteAuthorization } from '@mandate/rbac/escalation';
import type { Guid, RoleId, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { scopeKind, subscriptionOf, subscriptionScope } from '@mandate/rbac/scope';
import { decideFor } from '../access.ts';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import { personal, type Recordable } from '../ports/change-log.ts';
import type {
  DelegatedRole,
  EligibleDelegatedRole,
  RegistrationAssignment,
  RegistrationDefinition,
} from '../ports/delegations.ts';

/** Why nothing was delegated. */
export type PutRegistrationFailure =
  | { readonly kind: 'registration-scope'; readonly scope: string }
  | { readonly kind: 'registration-own-tenant' }
  | { readonly kind: 'registration-empty' }
  | { readonly kind: 'registration-immutable' }
  | { readonly kind: 'registration-role'; readonly role: RoleId; readonly why: RoleProblem }
  | { readonly kind: 'registration-policy'; readonly detail: string }
  | { readonly kind: 'registration-definition-missing'; readonly id: string }
  | { readonly kind: 'registration-exists'; readonly existing: Guid }
  | { readonly kind: 'registration-in-use' }
  /** Only who may give roles here without any condition may let others in. */
  | { readonly kind: 'registration-consent' }
  | GateFailure;

/** What keeps a role from being delegated (https://learn.microsoft.com/azure/lighthouse/concepts/tenants-users-roles). */
export type RoleProblem = 'unknown' | 'custom' | 'owner' | 'data' | 'access' | 'assigns-nothing' | 'assigns-too-much';

/** Outcome of a write: what stands now, and whether it is new. */
export interface Written<T> {
  readonly written: T;
  readonly created: boolean;
}

/** What a definition says, before anything of it is known to be right. */
export type WantedDefinition = Omit<RegistrationDefinition, 'createdAt' | 'updatedAt'>;

/** Offers something to a managing tenant, or changes what it was offered, at once wherever it is assigned. */
export async function putRegistrationDefinition(
  act: CallerAct,
  wanted: WantedDefinition,
): Promise<Result<Written<RegistrationDefinition>, PutRegistrationFailure>> {
  const { caller } = act.access;
  if (scopeKind(wanted.scope) !== 'subscription') return fail({ kind: 'registration-scope', scope: wanted.scopeText });
  const consent = withoutConsent(act, wanted.scope);
  if (consent) return fail(consent);
  if (wanted.managedBy === caller.tenant) return fail({ kind: 'registration-own-tenant' });
  if (wanted.roles.length + wanted.eligible.length === 0) return fail({ kind: 'registration-empty' });
  const problem = rolesProblem(act, wanted.roles, wanted.eligible);
  if (problem) return fail(problem);

  return commitAt<Written<RegistrationDefinition>, PutRegistrationFailure>(
    act,
    { scope: wanted.scope, does: 'write' },
    async (change) => {
      const writer = change.tenant(caller.tenant);
      const now = act.ports.clock.now();
      const before = (await writer.listRegistrationDefinitions()).find(({ id }) => id === wanted.id);
      if (before && (before.scope !== wanted.scope || before.managedBy !== wanted.managedBy)) {
        return fail({ kind: 'registration-immutable' });
      }
      const written = { ...wanted, createdAt: before?.createdAt ?? now, updatedAt: now };
      await writer.putRegistrationDefinition(written);
      await writer.record({
        operation: 'Microsoft.ManagedServices/registrationDefinitions/write',
        target: registrationId(written, 'registrationDefinitions'),
        before: before ? definitionRecord(before) : null,
        after: definitionRecord(written),
      });
      return ok({ written, created: before === undefined });
    },
  );
}

/** Lets a managing tenant do at a scope what a definition offers. */
export async function putRegistrationAssignment(
  act: CallerAct,
  wanted: Omit<RegistrationAssignment, 'createdAt'>,
): Promise<Result<Written<RegistrationAssignment>, PutRegistrationFailure>> {
  const { caller } = act.access;
  const kind = scopeKind(wanted.scope);
  if (kind !== 'subscription' && kind !== 'resource-group') {
    return fail({ kind: 'registration-scope', scope: wanted.scopeText });
  }
  const consent = withoutConsent(act, wanted.scope);
  if (consent) return fail(consent);
  return commitAt<Written<RegistrationAssignment>, PutRegistrationFailure>(
    act,
    { scope: wanted.scope, does: 'write' },
    async (change) => {
      const writer = change.tenant(caller.tenant);
      const subscription = subscriptionOf(wanted.scope);
      const definition = (await writer.listRegistrationDefinitions()).find(
        ({ id, scope }) => id === wanted.definition && subscription && scope === subscriptionScope(subscription),
      );
      if (!definition) return fail({ kind: 'registration-definition-missing', id: wanted.definition });
      const all = await writer.listRegistrationAssignments();
      const before = all.find(({ id }) => id === wanted.id);
      if (before && (before.scope !== wanted.scope || before.definition !== wanted.definition)) {
        return fail({ kind: 'registration-immutable' });
      }
      const twin = all.find(
        ({ id, scope, definition: other }) => id !== wanted.id && scope === wanted.scope && other === definition.id,
      );
      if (twin) return fail({ kind: 'registration-exists', existing: twin.id });
      const written = { ...wanted, createdAt: before?.createdAt ?? act.ports.clock.now() };
      await writer.putRegistrationAssignment(written, definition.managedBy);
      await writer.record({
        operation: 'Microsoft.ManagedServices/registrationAssignments/write',
        target: registrationId(written, 'registrationAssignments'),
        before: null,
        after: { definition: definition.id, managedBy: definition.managedBy, scope: written.scopeText },
      });
      return ok({ written, created: before === undefined });
    },
  );
}

/** The ARM id of a definition or assignment. */
export function registrationId(
  { scopeText, id }: { readonly scopeText: string; readonly id: Guid },
  type: string,
): string {
  return `${scopeText}/providers/Microsoft.ManagedServices/${type}/${id}`;
}

/** What the change log keeps of a definition; the names in it are those of people. */
export function definitionRecord({ name, managedBy, scopeText, roles, eligible }: RegistrationDefinition): Recordable {
  const named = (each: DelegatedRole | EligibleDelegatedRole) => ({
    ...each,
    principalName: each.principalName === null ? null : personal(each.principalName),
  });
  return {
    name: personal(name),
    managedBy: managedBy as TenantId,
    scope: scopeText,
    roles: roles.map(named),
    eligible: eligible.map(named),
  };
}

// A definition can widen what is assigned already, so both need the same.
function withoutConsent({ access }: CallerAct, scope: Scope): PutRegistrationFailure | undefined {
  const action = { plane: 'management', name: 'Microsoft.Authorization/roleAssignments/write' } as const;
  const unconditional = {
    ...access.facts,
    assignments: access.facts.assignments.filter(({ condition }) => condition === null),
  };
  const decision = decideFor(access, { action, scope, attributes: NO_ATTRIBUTES }, unconditional);
  const may = access.presence.kind === 'home' && decision.effect === 'allow';
  return may ? undefined : { kind: 'registration-consent' };
}

function rolesProblem(
  act: CallerAct,
  roles: readonly DelegatedRole[],
  eligible: readonly EligibleDelegatedRole[],
): PutRegistrationFailure | undefined {
  for (const { role, assignable } of roles) {
    const isAccess = role === USER_ACCESS_ADMINISTRATOR;
    const why = isAccess ? accessProblem(act, assignable) : roleProblem(act, role);
    if (why) return { kind: 'registration-role', role, why };
    if (!isAccess && assignable.length > 0) return { kind: 'registration-role', role, why: 'assigns-too-much' };
  }
  for (const { role, longest } of eligible) {
    const why = roleProblem(act, role);
    if (why) return { kind: 'registration-role', role, why };
    const length = parseDuration(longest);
    if (length === undefined || length < SHORTEST_MS || length > LONGEST_MS) {
      return { kind: 'registration-policy', detail: 'An activation lasts between 30 minutes and 8 hours.' };
    }
  }
  return undefined;
}

const SHORTEST_MS = 30 * 60_000;
const LONGEST_MS = 8 * 3_600_000;

function roleProblem({ access }: CallerAct, id: RoleId): RoleProblem | undefined {
  if (id === OWNER) return 'owner';
  const role = access.facts.roles.get(id);
  if (!role) return 'unknown';
  if (role.kind !== 'BuiltInRole') return 'custom';
  if (role.permissions.some(({ dataActions }) => dataActions.length > 0)) return 'data';
  return mayWriteAuthorization(role) ? 'access' : undefined;
}

function accessProblem(act: CallerAct, assignable: readonly RoleId[]): RoleProblem | undefined {
  if (assignable.length === 0) return 'assigns-nothing';
  const problems = assignable.map((id) => roleProblem(act, id));
  return problems.some((why) => why !== undefined && why !== 'data') ? 'assigns-too-much' : undefined;
}
