import { registrationId } from '@mandate/app/delegations/put-registration';
import type {
  DelegatedRole,
  EligibleDelegatedRole,
  RegistrationAssignment,
  RegistrationDefinition,
} from '@mandate/app/ports/delegations';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import type { ArmFailure } from '../failures.ts';
import { roleIn } from '../role-schedules/body.ts';

/** A definition or an assignment on the wire. */
export const RegistrationWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: Type.Object({ provisioningState: Type.String() }),
});

/** A list of them. */
export const RegistrationsWire = Type.Object({ value: Type.Array(RegistrationWire), nextLink: Type.Null() });

const Closed = { additionalProperties: false };
const Name = Type.Optional(Type.Union([Type.String({ maxLength: 256 }), Type.Null()]));
const Unread = Type.Optional(Type.Unknown());
const Id = Type.String({ maxLength: 2048 });

/** A definition as a client may send it. */
export const DefinitionBody = Type.Object(
  {
    properties: Type.Object(
      {
        registrationDefinitionName: Type.String({ minLength: 1, maxLength: 256 }),
        description: Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()])),
        managedByTenantId: Type.String({ maxLength: 128 }),
        authorizations: Type.Array(
          Type.Object(
            {
              principalId: Type.String({ maxLength: 128 }),
              principalIdDisplayName: Name,
              roleDefinitionId: Id,
              delegatedRoleDefinitionIds: Type.Optional(Type.Union([Type.Array(Id, { maxItems: 100 }), Type.Null()])),
            },
            Closed,
          ),
          { maxItems: 100 },
        ),
        eligibleAuthorizations: Type.Optional(
          Type.Union([
            Type.Array(
              Type.Object(
                {
                  principalId: Type.String({ maxLength: 128 }),
                  principalIdDisplayName: Name,
                  roleDefinitionId: Id,
                  justInTimeAccessPolicy: Type.Optional(
                    Type.Union([
                      Type.Object(
                        {
                          multiFactorAuthProvider: Type.Optional(
                            Type.Union([Type.Literal('Azure'), Type.Literal('None')]),
                          ),
                          maximumActivationDuration: Type.Optional(Type.String({ maxLength: 32 })),
                          managedByTenantApprovers: Type.Optional(
                            Type.Union([
                              Type.Array(
                                Type.Object(
                                  { principalId: Type.String({ maxLength: 128 }), principalIdDisplayName: Name },
                                  Closed,
                                ),
                                { maxItems: 20 },
                              ),
                              Type.Null(),
                            ]),
                          ),
                        },
                        Closed,
                      ),
                      Type.Null(),
                    ]),
                  ),
                },
                Closed,
              ),
              { maxItems: 100 },
            ),
            Type.Null(),
          ]),
        ),
        provisioningState: Unread,
        manageeTenantId: Unread,
        managedByTenantName: Unread,
        manageeTenantName: Unread,
      },
      Closed,
    ),
    // Plans come from the marketplace, which is not here.
    plan: Type.Optional(Type.Null()),
    id: Unread,
    name: Unread,
    type: Unread,
    systemData: Unread,
  },
  Closed,
);

/** An assignment as a client may send it. */
export const AssignmentBody = Type.Object(
  {
    properties: Type.Object(
      { registrationDefinitionId: Id, provisioningState: Unread, registrationDefinition: Unread },
      Closed,
    ),
    id: Unread,
    name: Unread,
    type: Unread,
    systemData: Unread,
  },
  Closed,
);

type Read = Pick<RegistrationDefinition, 'name' | 'description' | 'managedBy' | 'roles' | 'eligible'>;

/** Reads a definition. */
export function readDefinition({ properties }: Static<typeof DefinitionBody>): Result<Read, ArmFailure> {
  const managedBy = parseGuid(properties.managedByTenantId);
  if (!managedBy) return fail({ kind: 'registration-policy', detail: 'The managedByTenantId must be a GUID.' });
  const roles: DelegatedRole[] = [];
  for (const {
    principalId,
    principalIdDisplayName,
    roleDefinitionId,
    delegatedRoleDefinitionIds,
  } of properties.authorizations) {
    const holder = readHolder(principalId, roleDefinitionId);
    if (!holder.ok) return holder;
    const assignable: Guid[] = [];
    for (const text of delegatedRoleDefinitionIds ?? []) {
      const role = roleIn(text);
      if (!role) return fail({ kind: 'role-id-malformed', text });
      assignable.push(role);
    }
    roles.push({ ...holder.value, principalName: principalIdDisplayName ?? null, assignable });
  }
  const eligible: EligibleDelegatedRole[] = [];
  for (const {
    principalId,
    principalIdDisplayName,
    roleDefinitionId,
    justInTimeAccessPolicy,
  } of properties.eligibleAuthorizations ?? []) {
    const holder = readHolder(principalId, roleDefinitionId);
    if (!holder.ok) return holder;
    const approvers: Guid[] = [];
    for (const { principalId: text } of justInTimeAccessPolicy?.managedByTenantApprovers ?? []) {
      const approver = parseGuid(text);
      if (!approver) return fail({ kind: 'principal-id-malformed', text });
      approvers.push(approver);
    }
    eligible.push({
      ...holder.value,
      principalName: principalIdDisplayName ?? null,
      // Nothing said means the stricter of the two.
      needsSecondFactor: justInTimeAccessPolicy?.multiFactorAuthProvider !== 'None',
      longest: justInTimeAccessPolicy?.maximumActivationDuration ?? 'PT8H',
      approvers,
    });
  }
  const { registrationDefinitionName: name, description } = properties;
  return ok({ name, description: description ?? null, managedBy, roles, eligible });
}

function readHolder(
  principalId: string,
  roleDefinitionId: string,
): Result<{ principal: Guid; role: Guid }, ArmFailure> {
  const principal = parseGuid(principalId);
  if (!principal) return fail({ kind: 'principal-id-malformed', text: principalId });
  const role = roleIn(roleDefinitionId);
  return role ? ok({ principal, role }) : fail({ kind: 'role-id-malformed', text: roleDefinitionId });
}

/** The definition that an id names, under whatever subscription. */
export function definitionIn(text: string): Guid | undefined {
  const [, guid] = /\/providers\/microsoft\.managedservices\/registrationdefinitions\/([^/]+)\/?$/i.exec(text) ?? [];
  return guid === undefined ? undefined : parseGuid(guid);
}

/** Writes a definition as ARM does. */
export function definitionToWire(definition: RegistrationDefinition, owner: string): Record<string, unknown> {
  return {
    id: registrationId(definition, 'registrationDefinitions'),
    name: definition.id,
    type: 'Microsoft.ManagedServices/registrationDefinitions',
    plan: null,
    properties: {
      registrationDefinitionName: definition.name,
      description: definition.description,
      managedByTenantId: definition.managedBy,
      manageeTenantId: owner,
      authorizations: definition.roles.map(({ principal, principalName, role, assignable }) => ({
        principalId: principal,
        principalIdDisplayName: principalName,
        roleDefinitionId: role,
        ...(assignable.length > 0 ? { delegatedRoleDefinitionIds: assignable } : {}),
      })),
      eligibleAuthorizations: definition.eligible.map((each) => ({
        principalId: each.principal,
        principalIdDisplayName: each.principalName,
        roleDefinitionId: each.role,
        justInTimeAccessPolicy: {
          multiFactorAuthProvider: each.needsSecondFactor ? 'Azure' : 'None',
          maximumActivationDuration: each.longest,
          managedByTenantApprovers: each.approvers.map((principalId) => ({ principalId })),
        },
      })),
      provisioningState: 'Succeeded',
    },
  };
}

/** Writes an assignment as ARM does, with its definition where that is asked for. */
export function assignmentToWire(
  assignment: RegistrationAssignment,
  definition: RegistrationDefinition | undefined,
  { owner, expand }: { readonly owner: string; readonly expand: boolean },
): Record<string, unknown> {
  return {
    id: registrationId(assignment, 'registrationAssignments'),
    name: assignment.id,
    type: 'Microsoft.ManagedServices/registrationAssignments',
    properties: {
      registrationDefinitionId: definition
        ? registrationId(definition, 'registrationDefinitions')
        : assignment.definition,
      provisioningState: 'Succeeded',
      ...(expand && definition ? { registrationDefinition: definitionToWire(definition, owner) } : {}),
    },
  };
}
