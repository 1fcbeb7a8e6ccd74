import { type RequestedTime, ROLE_REQUEST_TYPES, type RoleScheduleKind } from '@mandate/app/ports/role-schedules';
import type { RequestRole } from '@mandate/app/role-schedules/request-role';
import { parseDuration } from '@mandate/domain/durations';
import { parseGuid } from '@mandate/rbac/guid';
import type { RoleId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import type { ArmFailure } from '../failures.ts';

const Closed = { additionalProperties: false };
const Text = (maxLength: number) => Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()]));
const Unread = Type.Optional(Type.Unknown());

/** A request about a role for a time as a client may send it; what it only ever reads is not read. */
export const RoleRequestBody = Type.Object(
  {
    properties: Type.Object(
      {
        principalId: Type.String({ maxLength: 128 }),
        roleDefinitionId: Type.String({ maxLength: 2048 }),
        requestType: Type.String({ maxLength: 64 }),
        linkedRoleEligibilityScheduleId: Text(2048),
        targetRoleAssignmentScheduleId: Text(2048),
        targetRoleAssignmentScheduleInstanceId: Text(2048),
        targetRoleEligibilityScheduleId: Text(2048),
        targetRoleEligibilityScheduleInstanceId: Text(2048),
        scheduleInfo: Type.Optional(
          Type.Union([
            Type.Object(
              {
                startDateTime: Text(64),
                expiration: Type.Optional(
                  Type.Union([
                    Type.Object({ type: Text(32), endDateTime: Text(64), duration: Text(64) }, Closed),
                    Type.Null(),
                  ]),
                ),
              },
              Closed,
            ),
            Type.Null(),
          ]),
        ),
        justification: Text(2048),
        ticketInfo: Type.Optional(
          Type.Union([Type.Object({ ticketNumber: Text(256), ticketSystem: Text(256) }, Closed), Type.Null()]),
        ),
        condition: Text(16_384),
        conditionVersion: Text(16),
        scope: Unread,
        principalType: Unread,
        status: Unread,
        approvalId: Unread,
        createdOn: Unread,
        requestorId: Unread,
        expandedProperties: Unread,
      },
      Closed,
    ),
    id: Unread,
    name: Unread,
    type: Unread,
  },
  Closed,
);

/** Whether a body, which nobody may have looked at yet, asks for the caller's own and so needs no right. */
export function asksForSelf(body: unknown): boolean {
  const { requestType } = (body as Static<typeof RoleRequestBody> | undefined)?.properties ?? {};
  return typeof requestType === 'string' && /^self/i.test(requestType);
}

/** Reads a request; times are told from the moment it is looked at. */
export function parseRoleRequest(
  kind: RoleScheduleKind,
  name: string,
  { properties }: Static<typeof RoleRequestBody>,
  now: number,
): Result<Omit<RequestRole, 'scope' | 'scopeText' | 'attributes'>, ArmFailure> {
  const malformed = (detail: string) => fail({ kind: 'role-schedule-malformed', detail } as const);
  const id = parseGuid(name);
  if (!id) return fail({ kind: 'role-assignment-name-malformed', text: name });
  const role = roleIn(properties.roleDefinitionId);
  if (!role) return fail({ kind: 'role-id-malformed', text: properties.roleDefinitionId });
  const principal = parseGuid(properties.principalId);
  if (!principal) return fail({ kind: 'principal-id-malformed', text: properties.principalId });
  const type = ROLE_REQUEST_TYPES.find((each) => each.toLowerCase() === properties.requestType.toLowerCase());
  if (!type) return malformed(`The request type '${properties.requestType}' is not known.`);
  const linked = lastSegment(properties.linkedRoleEligibilityScheduleId);
  const eligibility = linked === null ? null : parseGuid(linked);
  if (eligibility === undefined) return malformed(`The eligibility schedule '${linked}' is no GUID.`);
  const time = parseTime(properties.scheduleInfo ?? null, now);
  if (!time) return malformed('The schedule information is not a start, and a duration or an end.');
  const condition = properties.condition || null;
  const version = properties.conditionVersion ?? null;
  if (condition !== null && version !== '2.0') return fail({ kind: 'condition-version-unsupported', version });
  return ok({
    id,
    kind,
    type,
    principal,
    role,
    eligibility,
    time,
    condition,
    justification: properties.justification ?? null,
    ticketNumber: properties.ticketInfo?.ticketNumber ?? null,
    ticketSystem: properties.ticketInfo?.ticketSystem ?? null,
  });
}

/** The role that a role definition id names, under whatever scope. */
export function roleIn(text: string): RoleId | undefined {
  const [, guid] = /\/providers\/microsoft\.authorization\/roledefinitions\/([^/]+)\/?$/i.exec(text) ?? [];
  return parseGuid(guid ?? text);
}

function lastSegment(text: string | null | undefined): string | null {
  return text ? (text.split('/').findLast((segment) => segment !== '') ?? null) : null;
}

type ScheduleInfo = NonNullable<Static<typeof RoleRequestBody>['properties']['scheduleInfo']>;

function parseTime(info: ScheduleInfo | null, now: number): RequestedTime | undefined {
  const start = info?.startDateTime ? parseMoment(info.startDateTime) : now;
  if (start === undefined) return undefined;
  // What was to begin before now begins now.
  const startsAt = Math.max(start, now);
  const { type, duration, endDateTime } = info?.expiration ?? {};
  switch (type?.toLowerCase() ?? (duration ? 'afterduration' : endDateTime ? 'afterdatetime' : 'noexpiration')) {
    case 'noexpiration':
      return { startsAt, type: 'NoExpiration', duration: null, endsAt: null };
    case 'afterduration': {
      const length = duration ? parseDuration(duration) : undefined;
      if (length === undefined || !duration) return undefined;
      return { startsAt, type: 'AfterDuration', duration, endsAt: startsAt + length };
    }
    case 'afterdatetime': {
      const endsAt = endDateTime ? parseMoment(endDateTime) : undefined;
      return endsAt === undefined ? undefined : { startsAt, type: 'AfterDateTime', duration: null, endsAt };
    }
    default:
      return undefined;
  }
}

// Dates as Azure writes them; what `Date` would otherwise guess at is refused.
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;

/** The moment that a date as Azure writes it names. */
export function parseMoment(text: string): number | undefined {
  const at = MOMENT.test(text) ? Date.parse(text.replace(/(\.\d{3})\d+/, '$1')) : Number.NaN;
  return Number.isNaN(at) || at < 0 ? undefined : at;
}
