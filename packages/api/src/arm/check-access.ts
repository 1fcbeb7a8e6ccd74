import { decide } from '@mandate/rbac/decide';
import { parseGuid } from '@mandate/rbac/guid';
import type { AttributeValue, Decision, PrincipalId, PrincipalSet, Scope } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import { fail } from '@mandate/rbac/result';
import { contains, parseScope } from '@mandate/rbac/scope';
import { type Static, Type } from 'typebox';
import { reply, type Work } from '../operation.ts';
import { operation } from './operation.ts';
import { roleDefinitionId } from './role-definition-wire.ts';

const Closed = { additionalProperties: false };
const Value = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String()),
  Type.Array(Type.Number()),
]);
const AskedAction = Type.Object(
  {
    Id: Type.String({ minLength: 1, maxLength: 512 }),
    IsDataAction: Type.Optional(Type.Boolean()),
    Attributes: Type.Optional(Type.Record(Type.String({ maxLength: 512 }), Value)),
  },
  Closed,
);
const Nothing = Type.Null();
const DecisionWire = Type.Object({
  actionId: Type.String(),
  accessDecision: Type.String(),
  isDataAction: Type.Boolean(),
  roleAssignment: Type.Union([Type.Record(Type.String(), Type.Unknown()), Nothing]),
  denyAssignment: Type.Union([Type.Record(Type.String(), Type.Unknown()), Nothing]),
  timeToLiveInMs: Type.Number(),
});

/**
 * Whether somebody else may do something, for services that guard data themselves. Groups are those of the directory;
 * what the asking service says about them could only widen the answer and is not read.
 */
export const checkAccess = operation({
  id: 'Permissions_CheckAccess',
  method: 'POST',
  path: '{scope}/providers/Microsoft.Authorization/checkAccess',
  apiVersions: ['2018-09-01-preview'],
  requires: { action: 'Microsoft.Authorization/roleAssignments/read', at: '{scope}' },
  body: Type.Object(
    {
      Subject: Type.Object(
        {
          Attributes: Type.Object(
            { ObjectId: Type.String({ maxLength: 128 }), Groups: Type.Optional(Type.Array(Type.String())) },
            { additionalProperties: true },
          ),
        },
        Closed,
      ),
      Actions: Type.Array(AskedAction, { minItems: 1, maxItems: 100 }),
      Resource: Type.Object({ Id: Type.String({ maxLength: 2048 }) }, { additionalProperties: true }),
    },
    Closed,
  ),
  replies: { 200: Type.Array(DecisionWire) },

  async handle({ scope, scopeText, body }, { access }) {
    const subject = parseGuid(body.Subject.Attributes.ObjectId);
    if (!subject) return fail({ kind: 'principal-id-malformed', text: body.Subject.Attributes.ObjectId });
    const resource = parseScope(body.Resource.Id);
    // Who may ask was decided at the scope of the path, and says nothing of what lies beside it.
    if (!resource.ok || !contains(scope, resource.value)) {
      return fail({ kind: 'resource-beside-scope', resource: body.Resource.Id, scope: scopeText });
    }
    const principals = principalsOf(access, subject);
    return reply(
      200,
      body.Actions.map((asked) => answer(asked, { principals, scope: resource.value }, access)),
    );
  },
});

function principalsOf({ tenant }: Work['access'], subject: PrincipalId): PrincipalSet {
  if (!tenant.enabled.has(subject)) return new Map();
  return principalSet([subject], (member) => tenant.groupsOf.get(member) ?? []);
}

function answer(
  asked: Static<typeof AskedAction>,
  at: { readonly principals: PrincipalSet; readonly scope: Scope },
  { facts }: Work['access'],
): Static<typeof DecisionWire> {
  const isDataAction = asked.IsDataAction ?? false;
  const shown = new Map(
    Object.entries(asked.Attributes ?? {}).map(([name, value]): [string, AttributeValue] => [
      name.toLowerCase(),
      value,
    ]),
  );
  const none = new Map<string, never>();
  const decision = decide(
    {
      ...at,
      action: { plane: isDataAction ? 'data' : 'management', name: asked.Id },
      // The asking service does not say whether it read an attribute from the request or the resource.
      attributes: { request: shown, resource: shown, principal: none, environment: none },
    },
    facts,
  );
  return {
    actionId: asked.Id,
    accessDecision: wordOf(decision),
    isDataAction,
    roleAssignment: decision.effect === 'allow' ? grantToWire(decision, at.scope) : null,
    denyAssignment:
      decision.ground === 'deny-assignment' ? { id: decision.denial.id, scope: decision.denial.scope } : null,
    timeToLiveInMs: 0,
  };
}

function wordOf(decision: Decision): string {
  if (decision.effect === 'allow') return 'Allowed';
  return decision.ground === 'deny-assignment' ? 'Denied' : 'NotAllowed';
}

function grantToWire({ assignment, role }: Extract<Decision, { effect: 'allow' }>, scope: Scope) {
  return {
    id: assignment.id,
    roleDefinitionId: roleDefinitionId(role.id, scope),
    principalId: assignment.principal,
    scope: assignment.scope,
    condition: assignment.condition,
    conditionVersion: assignment.condition === null ? null : '2.0',
    canDelegate: false,
  };
}
