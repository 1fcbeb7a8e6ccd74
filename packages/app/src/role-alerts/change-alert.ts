import { NO_ATTRIBUTES, PRINCIPAL_ID, PRINCIPAL_TYPE, ROLE_DEFINITION_ID } from '@mandate/rbac/attributes';
import type { Decision, Guid, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type AccessSnapshot, decideFor } from '../access.ts';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import { type RemoveRoleAssignmentFailure, removeRoleAssignment } from '../role-assignments/remove-role-assignment.ts';
import { findActiveAssignment } from '../role-schedules/active-assignments.ts';
import { authorizationId } from '../role-schedules/record.ts';
import { type AlertSetting, DEFAULT_ALERT, findAlert, type RoleAlertName } from './find-incidents.ts';

/** Why nothing was done about an alert. */
export type ChangeAlertFailure =
  | { readonly kind: 'alert-setting-invalid'; readonly detail: string }
  | { readonly kind: 'incident-missing'; readonly id: string }
  | { readonly kind: 'incident-not-remediable' }
  | {
      readonly kind: 'access-refused';
      readonly access: AccessSnapshot;
      readonly action: string;
      readonly scopeText: string;
      readonly decision: Extract<Decision, { effect: 'deny' }>;
    }
  | RemoveRoleAssignmentFailure
  | GateFailure;

/** An alert at a scope. */
export interface AlertPlace {
  readonly scope: Scope;
  readonly scopeText: string;
  readonly name: RoleAlertName;
}

/** Sets an alert at a scope. */
export async function changeAlert(
  act: CallerAct,
  { scope, scopeText, name }: AlertPlace,
  change: (before: AlertSetting) => AlertSetting,
): Promise<Result<AlertSetting, ChangeAlertFailure>> {
  return commitAt<AlertSetting, ChangeAlertFailure>(act, { scope, does: 'write' }, async (work) => {
    const writer = work.tenant(act.access.caller.tenant);
    const before = (await writer.findDocument('role-alert', scope, name)) ?? DEFAULT_ALERT;
    const after = change(before);
    if (after.most < 0 || after.share < 0 || after.share > 100) {
      return fail({ kind: 'alert-setting-invalid', detail: 'A threshold is a number from 0, a percentage up to 100.' });
    }
    await writer.putDocument('role-alert', { scope, name, value: after });
    await writer.record({
      operation: 'Microsoft.Authorization/roleManagementAlerts/write',
      target: authorizationId(scopeText, 'roleManagementAlerts/alertConfigurations', name),
      before: { ...before },
      after: { ...after },
    });
    return ok(after);
  });
}

/** Dismisses all that an alert shows now; what comes later shows again. */
export async function dismissAlert(
  act: CallerAct,
  place: AlertPlace,
): Promise<Result<AlertSetting, ChangeAlertFailure>> {
  const tenant = act.ports.store.tenant(act.access.caller.tenant);
  const { incidents } = await findAlert(tenant, act.access, place.scope, place.name);
  const seen = incidents.map(({ id }) => id);
  return changeAlert(act, place, (before) => ({ ...before, dismissed: [...new Set([...before.dismissed, ...seen])] }));
}

/** Removes the assignment that an incident is about, with the right to remove that assignment and no other. */
export async function remediateIncident(
  act: CallerAct,
  place: AlertPlace,
  id: Guid | undefined,
): Promise<Result<void, ChangeAlertFailure>> {
  const { access } = act;
  const tenant = act.ports.store.tenant(access.caller.tenant);
  const { incidents } = await findAlert(tenant, access, place.scope, place.name);
  const incident = incidents.find((each) => each.id === id);
  if (!incident) return fail({ kind: 'incident-missing', id: id ?? '' });
  if (!incident.assignment) return fail({ kind: 'incident-not-remediable' });
  const stored = await findActiveAssignment(tenant, incident, access.at);
  if (!stored) return fail({ kind: 'incident-missing', id: incident.id });
  const action = 'Microsoft.Authorization/roleAssignments/delete';
  const resource = new Map<string, string>([
    [ROLE_DEFINITION_ID, stored.role],
    [PRINCIPAL_ID, stored.principal],
    [PRINCIPAL_TYPE, stored.principalType],
  ]);
  const decision = decideFor(access, {
    action: { plane: 'management', name: action },
    scope: stored.scope,
    attributes: { ...NO_ATTRIBUTES, resource },
  });
  if (decision.effect === 'deny') {
    return fail({ kind: 'access-refused', access, action, scopeText: stored.scopeText, decision });
  }
  const done = await removeRoleAssignment(act, stored);
  return done.ok ? ok(undefined) : done;
}
