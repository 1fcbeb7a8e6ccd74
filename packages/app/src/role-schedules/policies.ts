import { parseDuration } from '@mandate/domain/durations';
import { type Approver, DEFAULT_ROLE_POLICY, type RolePolicy } from '@mandate/domain/role-policies';
import type { RoleId, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { Recordable } from '../ports/change-log.ts';
import type { ScopedDocuments } from '../ports/scoped-documents.ts';
import type { TenantReader } from '../ports/store.ts';
import { authorizationId } from './record.ts';

/** Why a policy was not changed. */
export type ChangePolicyFailure =
  | { readonly kind: 'policy-invalid'; readonly detail: string }
  | { readonly kind: 'role-not-found'; readonly role: RoleId }
  | GateFailure;

/** Somebody's policy for a role at a scope, and when it was changed last; the default until then. */
export type StatedPolicy = Omit<ScopedDocuments['role-policy'], 'updatedAt' | 'updatedBy'> &
  Partial<Pick<ScopedDocuments['role-policy'], 'updatedAt' | 'updatedBy'>>;

/** How a role may be held at a scope. Each scope has its own policy for each role; nothing is inherited. */
export async function policyAt(tenant: TenantReader, scope: Scope, role: RoleId): Promise<StatedPolicy> {
  return (await tenant.findDocument('role-policy', scope, role)) ?? { policy: DEFAULT_ROLE_POLICY };
}

/** Where a policy stands. */
interface PolicyPlace {
  readonly scope: Scope;
  readonly scopeText: string;
  readonly role: RoleId;
}

/** Changes the policy of a role at a scope. */
export async function changePolicy(
  act: CallerAct,
  { scope, scopeText, role }: PolicyPlace,
  change: (policy: RolePolicy) => RolePolicy,
): Promise<Result<StatedPolicy, ChangePolicyFailure>> {
  const { caller, facts } = act.access;
  if (!facts.roles.has(role)) return fail({ kind: 'role-not-found', role });
  return commitAt<StatedPolicy, ChangePolicyFailure>(act, { scope, does: 'write' }, async (work) => {
    const writer = work.tenant(caller.tenant);
    const before = await policyAt(writer, scope, role);
    const policy = change(before.policy);
    const problem = problemOf(policy) ?? (await unknownApprover(writer, policy.approval.approvers));
    if (problem) return fail({ kind: 'policy-invalid', detail: problem });
    const stated = { policy, updatedAt: act.ports.clock.now(), updatedBy: caller.id };
    await writer.putDocument('role-policy', { scope, name: role, value: stated });
    await writer.record({
      operation: 'Microsoft.Authorization/roleManagementPolicies/write',
      target: authorizationId(scopeText, 'roleManagementPolicies', role),
      before: policyRecord(before.policy),
      after: policyRecord(policy),
    });
    return ok(stated);
  });
}

/** Makes the policy of a role at a scope what it was before anybody changed it; answers whether somebody had. */
export async function resetPolicy(
  act: CallerAct,
  { scope, scopeText, role }: PolicyPlace,
): Promise<Result<boolean, GateFailure>> {
  return commitAt<boolean, never>(act, { scope, does: 'delete' }, async (work) => {
    const writer = work.tenant(act.access.caller.tenant);
    const before = await writer.findDocument('role-policy', scope, role);
    if (!before) return ok(false);
    await writer.removeDocument('role-policy', scope, role);
    await writer.record({
      operation: 'Microsoft.Authorization/roleManagementPolicies/delete',
      target: authorizationId(scopeText, 'roleManagementPolicies', role),
      before: policyRecord(before.policy),
      after: null,
    });
    return ok(true);
  });
}

function problemOf({ expiration, approval }: RolePolicy): string | undefined {
  for (const [act, { maximum }] of Object.entries(expiration)) {
    if (parseDuration(maximum) === undefined) return `The maximum duration '${maximum}' of ${act} is no duration.`;
  }
  if (!expiration.EndUser_Assignment.isRequired) return 'An activation must end.';
  if (approval.isRequired && approval.approvers.length === 0) return 'Approval needs at least one approver.';
  return undefined;
}

async function unknownApprover(tenant: TenantReader, approvers: readonly Approver[]): Promise<string | undefined> {
  const ids = approvers.map(({ id }) => id) as never[];
  const known = new Map((await tenant.findPrincipals(ids)).map(({ id, kind }) => [id as string, kind]));
  const missing = approvers.find(({ id, kind }) => known.get(id) !== kind);
  return missing && `The approver '${missing.id}' is no ${missing.kind.toLowerCase()} of this tenant.`;
}

function policyRecord({ expiration, enablement, approval }: RolePolicy): Recordable {
  return {
    expiration: Object.fromEntries(Object.entries(expiration).map(([act, rule]) => [act, { ...rule }])),
    enablement: { ...enablement },
    approval: { isRequired: approval.isRequired, approvers: approval.approvers.map((each) => ({ ...each })) },
  };
}
