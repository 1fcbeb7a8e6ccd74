import type { StatedPolicy } from '@mandate/app/role-schedules/policies';
import { authorizationId } from '@mandate/app/role-schedules/record';
import type { EnabledRule, RoleAct, RolePolicy } from '@mandate/domain/role-policies';
import { parseGuid } from '@mandate/rbac/guid';
import type { RoleDefinition, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import type { ArmFailure } from '../failures.ts';
import { roleDefinitionId } from '../role-definition-wire.ts';
import { armTime } from '../timestamp.ts';

/** A policy, or its assignment, on the wire. */
export const PolicyWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: Type.Object({
    scope: Type.String(),
    effectiveRules: Type.Array(Type.Object({ id: Type.String(), ruleType: Type.String() })),
  }),
});

/** A page of them. */
export const PoliciesWire = Type.Object({
  value: Type.Array(PolicyWire),
  nextLink: Type.Union([Type.String(), Type.Null()]),
});

const Rule = Type.Object(
  {
    id: Type.String({ maxLength: 128 }),
    ruleType: Type.Optional(Type.String({ maxLength: 128 })),
    isExpirationRequired: Type.Optional(Type.Boolean()),
    maximumDuration: Type.Optional(Type.String({ maxLength: 64 })),
    enabledRules: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 8 })),
    isEnabled: Type.Optional(Type.Boolean()),
    claimValue: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
    setting: Type.Optional(Type.Record(Type.String({ maxLength: 64 }), Type.Unknown())),
  },
  { additionalProperties: true },
);

/** A change of a policy: the rules that shall be different. */
export const PolicyBody = Type.Object(
  {
    properties: Type.Object({ rules: Type.Array(Rule, { maxItems: 32 }) }, { additionalProperties: true }),
  },
  { additionalProperties: true },
);

const ACTS: readonly RoleAct[] = ['Admin_Eligibility', 'Admin_Assignment', 'EndUser_Assignment'];
const ENABLED: readonly EnabledRule[] = ['MultiFactorAuthentication', 'Justification', 'Ticketing'];

function target(act: RoleAct): Record<string, unknown> {
  const [caller, level] = act.split('_');
  return { caller, operations: ['All'], level, targetObjects: null, inheritableSettings: null, enforcedSettings: null };
}

/** The rules of a policy as Azure writes them. Nobody is sent mail here, so notifications go to nobody. */
function rulesOf({ expiration, enablement, approval }: RolePolicy): readonly Record<string, unknown>[] {
  const rule = (id: string, ruleType: string, act: RoleAct, rest: Record<string, unknown>) => ({
    ...rest,
    id,
    ruleType: `RoleManagementPolicy${ruleType}Rule`,
    target: target(act),
  });
  return [
    ...ACTS.map((act) =>
      rule(`Expiration_${act}`, 'Expiration', act, {
        isExpirationRequired: expiration[act].isRequired,
        maximumDuration: expiration[act].maximum,
      }),
    ),
    ...ACTS.map((act) => rule(`Enablement_${act}`, 'Enablement', act, { enabledRules: enablement[act] })),
    rule('Approval_EndUser_Assignment', 'Approval', 'EndUser_Assignment', {
      setting: {
        isApprovalRequired: approval.isRequired,
        isApprovalRequiredForExtension: false,
        isRequestorJustificationRequired: true,
        approvalMode: 'SingleStage',
        approvalStages: [
          {
            approvalStageTimeOutInDays: 1,
            isApproverJustificationRequired: true,
            escalationTimeInMinutes: 0,
            primaryApprovers: approval.approvers.map(({ id, kind }) => ({
              id,
              description: null,
              isBackup: false,
              userType: kind,
            })),
            isEscalationEnabled: false,
            escalationApprovers: null,
          },
        ],
      },
    }),
    rule('AuthenticationContext_EndUser_Assignment', 'AuthenticationContext', 'EndUser_Assignment', {
      isEnabled: false,
      claimValue: null,
    }),
  ];
}

type Place = { readonly scope: Scope; readonly scopeText: string; readonly role: RoleDefinition };

/** Writes the policy of a role at a scope; the role's id is its name. */
export function policyToWire({ scopeText, role }: Place, stated: StatedPolicy): Record<string, unknown> {
  const rules = rulesOf(stated.policy);
  return {
    id: authorizationId(scopeText, 'roleManagementPolicies', role.id),
    name: role.id,
    type: 'Microsoft.Authorization/roleManagementPolicies',
    properties: {
      scope: scopeText,
      displayName: role.name,
      description: null,
      isOrganizationDefault: stated.updatedAt === undefined,
      lastModifiedBy: { id: stated.updatedBy ?? null, displayName: null, type: null, email: null },
      lastModifiedDateTime: stated.updatedAt === undefined ? null : armTime(stated.updatedAt),
      rules,
      effectiveRules: rules,
      policyProperties: { scope: { id: scopeText, displayName: null, type: null } },
    },
  };
}

/** Writes that a role at a scope has its policy. */
export function policyAssignmentToWire(place: Place, stated: StatedPolicy): Record<string, unknown> {
  const { scope, scopeText, role } = place;
  const name = `${role.id}_${role.id}`;
  return {
    id: authorizationId(scopeText, 'roleManagementPolicyAssignments', name),
    name,
    type: 'Microsoft.Authorization/roleManagementPolicyAssignments',
    properties: {
      scope: scopeText,
      roleDefinitionId: roleDefinitionId(role.id, scope),
      policyId: authorizationId(scopeText, 'roleManagementPolicies', role.id),
      effectiveRules: rulesOf(stated.policy),
      policyAssignmentProperties: {
        scope: { id: scopeText, displayName: null, type: null },
        roleDefinition: { id: roleDefinitionId(role.id, scope), displayName: role.name, type: role.kind },
        policy: { id: authorizationId(scopeText, 'roleManagementPolicies', role.id), lastModifiedBy: null },
      },
    },
  };
}

/** Reads the changes that a body asks for. What cannot be kept is refused by name, so that nobody relies on it. */
export function policyChange({
  properties,
}: Static<typeof PolicyBody>): Result<(policy: RolePolicy) => RolePolicy, ArmFailure> {
  const changes: ((policy: RolePolicy) => RolePolicy)[] = [];
  const invalid = (detail: string) => fail({ kind: 'policy-invalid', detail } as const);
  for (const rule of properties.rules) {
    const [family = '', ...rest] = rule.id.split('_');
    const act = ACTS.find((each) => each.toLowerCase() === rest.join('_').toLowerCase());
    switch (family.toLowerCase()) {
      case 'expiration': {
        if (!act) return invalid(`The rule '${rule.id}' is not known.`);
        const { isExpirationRequired: isRequired, maximumDuration: maximum } = rule;
        changes.push((policy) => ({
          ...policy,
          expiration: {
            ...policy.expiration,
            [act]: {
              isRequired: isRequired ?? policy.expiration[act].isRequired,
              maximum: maximum ?? policy.expiration[act].maximum,
            },
          },
        }));
        break;
      }
      case 'enablement': {
        const enabled = (rule.enabledRules ?? []).map((name) => ENABLED.find((each) => each === name));
        const known = enabled.filter((each) => each !== undefined);
        if (!act || known.length < enabled.length) return invalid(`The rule '${rule.id}' is not known.`);
        changes.push((policy) => ({ ...policy, enablement: { ...policy.enablement, [act]: known } }));
        break;
      }
      case 'approval': {
        const approval = approvalFrom(rule.setting);
        if (!approval) return invalid('The approval setting is not one stage with users and groups as approvers.');
        changes.push((policy) => ({ ...policy, approval }));
        break;
      }
      case 'authenticationcontext':
        if (rule.isEnabled === true) return invalid('An authentication context cannot be required here.');
        break;
      case 'notification':
        return invalid('Notifications are not sent here, so they cannot be set.');
      default:
        return invalid(`The rule '${rule.id}' is not known.`);
    }
  }
  return ok((policy) => changes.reduce((changed, change) => change(changed), policy));
}

function approvalFrom(setting: Readonly<Record<string, unknown>> | undefined): RolePolicy['approval'] | undefined {
  if (!setting) return undefined;
  const stages: unknown = setting.approvalStages ?? [];
  if (!Array.isArray(stages) || stages.length > 1) return undefined;
  const named: unknown = (stages[0] as { primaryApprovers?: unknown } | undefined)?.primaryApprovers ?? [];
  if (!Array.isArray(named) || named.length > 100) return undefined;
  const approvers: { id: string; kind: 'User' | 'Group' }[] = [];
  for (const each of named as readonly unknown[]) {
    const { id: text, userType } = (each ?? {}) as { id?: unknown; userType?: unknown };
    const id = typeof text === 'string' ? parseGuid(text) : undefined;
    if (!id || (userType !== 'User' && userType !== 'Group')) return undefined;
    approvers.push({ id, kind: userType });
  }
  return { isRequired: setting.isApprovalRequired === true, approvers };
}
