import type { AccessSnapshot } from '@mandate/app/access';
import type { RoleSchedule, RoleScheduleRequest } from '@mandate/app/ports/role-schedules';
import type { TenantReader } from '@mandate/app/ports/store';
import { authorizationId, requestId, scheduleId } from '@mandate/app/role-schedules/record';
import type { PrincipalId, Scope } from '@mandate/rbac/model';
import { scopeKind } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { roleDefinitionId } from '../role-definition-wire.ts';
import { armTime } from '../timestamp.ts';

const Text = Type.Union([Type.String(), Type.Null()]);

/** Anything of this family on the wire: its properties differ by type and are written by the functions below. */
export const RoleThingWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: Type.Object({
    scope: Type.String(),
    roleDefinitionId: Type.String(),
    principalId: Type.String(),
    principalType: Type.String(),
    status: Type.String(),
    condition: Text,
    conditionVersion: Text,
    createdOn: Type.String(),
  }),
});

/** A list of them. */
export const RoleThingsWire = Type.Object({ value: Type.Array(RoleThingWire) });

/** Where somebody looks from, and what is known of those whom the rows name. */
export interface Look {
  readonly asked: Scope;
  readonly access: AccessSnapshot;
  readonly people: ReadonlyMap<PrincipalId, { readonly displayName: string; readonly email: string | null }>;
}

/** Looks up whom rows name; those that are gone since have no name. */
export async function lookAt(
  access: AccessSnapshot,
  tenant: TenantReader,
  asked: Scope,
  rows: readonly { readonly principal: PrincipalId }[],
): Promise<Look> {
  const ids = [...new Set(rows.map(({ principal }) => principal))].slice(0, 1000);
  const found = ids.length === 0 ? [] : await tenant.findPrincipals(ids);
  const people = new Map(
    found.map((each) => [
      each.id,
      { displayName: each.displayName, email: each.kind === 'User' ? each.userPrincipalName : null },
    ]),
  );
  return { asked, access, people };
}

const SCOPE_TYPES = {
  root: 'root',
  'management-group': 'managementgroup',
  subscription: 'subscription',
  'resource-group': 'resourcegroup',
  resource: 'resource',
} as const;

type Row = Pick<
  RoleSchedule,
  'scope' | 'scopeText' | 'role' | 'principal' | 'principalType' | 'condition' | 'createdAt'
>;

function common(row: Row, { asked, access, people }: Look): Record<string, unknown> {
  const role = access.facts.roles.get(row.role);
  const person = people.get(row.principal);
  return {
    scope: row.scopeText,
    roleDefinitionId: roleDefinitionId(row.role, asked),
    principalId: row.principal,
    principalType: row.principalType,
    condition: row.condition,
    conditionVersion: row.condition === null ? null : '2.0',
    createdOn: armTime(row.createdAt),
    expandedProperties: {
      scope: {
        id: row.scopeText,
        displayName: row.scopeText.slice(row.scopeText.lastIndexOf('/') + 1),
        type: SCOPE_TYPES[scopeKind(row.scope)],
      },
      roleDefinition: {
        id: roleDefinitionId(row.role, asked),
        displayName: role?.name ?? '',
        type: role?.kind ?? 'BuiltInRole',
      },
      principal: {
        id: row.principal,
        displayName: person?.displayName ?? '',
        email: person?.email ?? null,
        type: row.principalType,
      },
    },
  };
}

const TYPES = {
  eligible: { request: 'roleEligibilityScheduleRequests', prefix: 'roleEligibility' },
  active: { request: 'roleAssignmentScheduleRequests', prefix: 'roleAssignment' },
} as const;

/** Writes a request as ARM does. */
export function requestToWire(request: RoleScheduleRequest, look: Look): Record<string, unknown> {
  const { time, kind } = request;
  const target = kind === 'active' ? 'targetRoleAssignmentSchedule' : 'targetRoleEligibilitySchedule';
  const schedule = request.schedule === null ? null : scheduleId({ ...request, id: request.schedule });
  return {
    id: requestId(request),
    name: request.id,
    type: `Microsoft.Authorization/${TYPES[kind].request}`,
    properties: {
      ...common(request, look),
      requestType: request.type,
      status: request.status,
      approvalId: request.decideBy === null ? null : authorizationId('/', 'roleAssignmentApprovals', request.id),
      scheduleInfo: {
        startDateTime: armTime(time.startsAt),
        expiration: {
          type: time.type,
          endDateTime: time.type === 'AfterDateTime' && time.endsAt !== null ? armTime(time.endsAt) : null,
          duration: time.duration,
        },
      },
      [`${target}Id`]: schedule,
      [`${target}InstanceId`]: null,
      ...(kind === 'active' ? { linkedRoleEligibilityScheduleId: request.eligibility } : {}),
      justification: request.justification,
      ticketInfo: { ticketNumber: request.ticketNumber, ticketSystem: request.ticketSystem },
      requestorId: request.requestor,
    },
  };
}

/** A schedule and what became of it by now, or a lasting assignment that shows as one. */
export interface ShownSchedule extends Omit<RoleSchedule, 'request'> {
  /** `null` for what was assigned without a request. */
  readonly request: RoleSchedule['request'] | null;
  readonly status: 'Provisioned' | 'Accepted' | 'Revoked';
}

/** Writes a schedule, or with `instance` what it makes right now, as ARM does. */
export function scheduleToWire(schedule: ShownSchedule, look: Look, instance: boolean): Record<string, unknown> {
  const { kind, id, request, eligibility } = schedule;
  const { prefix } = TYPES[kind];
  const type = instance ? `${prefix}ScheduleInstances` : `${prefix}Schedules`;
  const own = authorizationId(schedule.scopeText, `${prefix}Schedules`, id);
  const requested = request === null ? null : authorizationId(schedule.scopeText, `${prefix}ScheduleRequests`, request);
  return {
    id: authorizationId(schedule.scopeText, type, id),
    name: id,
    type: `Microsoft.Authorization/${type}`,
    properties: {
      ...common(schedule, look),
      status: schedule.status,
      memberType: memberTypeOf(schedule, look),
      startDateTime: armTime(schedule.startsAt),
      endDateTime: schedule.endsAt === null ? null : armTime(schedule.endsAt),
      updatedOn: armTime(schedule.updatedAt),
      [`${prefix}ScheduleRequestId`]: requested,
      ...(instance ? { [`${prefix}ScheduleId`]: own } : {}),
      ...(kind === 'active'
        ? {
            assignmentType: eligibility === null ? 'Assigned' : 'Activated',
            linkedRoleEligibilityScheduleId: eligibility,
            ...(instance
              ? {
                  originRoleAssignmentId: authorizationId(schedule.scopeText, 'roleAssignments', id),
                  linkedRoleEligibilityScheduleInstanceId: eligibility,
                }
              : {}),
          }
        : {}),
    },
  };
}

// Seen from the place that was asked about: what comes from above it is inherited.
function memberTypeOf({ scope, principal, principalType }: ShownSchedule, { asked, access }: Look): string {
  if (scope !== asked && !scope.startsWith(`${asked}/`) && asked !== '/') return 'Inherited';
  return principalType === 'Group' && access.principals.has(principal) ? 'Group' : 'Direct';
}
