import type { AccessSnapshot } from '@mandate/app/access';
import { isCurrent, type RoleScheduleKind } from '@mandate/app/ports/role-schedules';
import type { TenantReader } from '@mandate/app/ports/store';
import { isOver } from '@mandate/app/role-schedules/active-assignments';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ROLE_SCHEDULE_VERSIONS } from '../versions.ts';
import { asksAboutSelf, parseScheduleFilter, scheduleTest } from './filter.ts';
import { lookAt, RoleThingsWire, RoleThingWire, type ShownSchedule, scheduleToWire } from './wire.ts';

const PREFIXES = {
  eligible: { type: 'roleEligibility', name: 'RoleEligibility' },
  active: { type: 'roleAssignment', name: 'RoleAssignment' },
} as const;

/** Everything of a kind that lasts or is yet to come; lasting role assignments are active schedules without an end. */
async function shown(
  tenant: TenantReader,
  access: AccessSnapshot,
  kind: RoleScheduleKind,
): Promise<readonly ShownSchedule[]> {
  const managedBy = access.presence.kind === 'delegated' ? access.caller.home : null;
  const timed = (await tenant.listRoleSchedules(kind))
    .filter((each) => !isOver(each, access.at) && (managedBy === null || each.managedBy === managedBy))
    .map((each): ShownSchedule => ({ ...each, status: isCurrent(each, access.at) ? 'Provisioned' : 'Accepted' }));
  if (kind === 'eligible' || managedBy !== null) return timed;
  const standing = (await tenant.listRoleAssignments()).map(
    (each): ShownSchedule => ({
      ...each,
      kind,
      startsAt: each.createdAt,
      endsAt: null,
      managedBy: null,
      request: null,
      eligibility: null,
      status: 'Provisioned',
    }),
  );
  return [...standing, ...timed];
}

function scheduleOperations(kind: RoleScheduleKind, instance: boolean) {
  const { type: prefix, name } = PREFIXES[kind];
  const type = `${prefix}Schedule${instance ? 'Instance' : ''}s` as const;
  const path = `{scope}/providers/Microsoft.Authorization/${type}` as const;
  const id = `${name}Schedule${instance ? 'Instance' : ''}s`;
  const requires = { action: `Microsoft.Authorization/${type}/read`, at: '{scope}' } as const;
  const there = async (tenant: TenantReader, access: AccessSnapshot) =>
    (await shown(tenant, access, kind)).filter((each) => !instance || isCurrent(each, access.at));

  return [
    operation({
      id: `${id}_ListForScope`,
      method: 'GET',
      path,
      apiVersions: ROLE_SCHEDULE_VERSIONS,
      requires: { ...requires, exempt: { reason: 'Everybody may know the own roles.', when: asksAboutSelf } },
      replies: { 200: RoleThingsWire },
      async handle({ scope, query }, { access, store }) {
        const filter = parseScheduleFilter(query.get('$filter') ?? '');
        if (!filter.ok) return filter;
        const tenant = store.tenant(access.caller.tenant);
        const test = scheduleTest(access, scope, filter.value);
        const found = (await there(tenant, access)).filter((each) =>
          test({ ...each, ...(each.createdBy === null ? {} : { requestor: each.createdBy }) }),
        );
        const look = await lookAt(access, tenant, scope, found);
        return reply(200, { value: found.map((each) => scheduleToWire(each, look, instance)) });
      },
    }),
    operation({
      id: `${id}_Get`,
      method: 'GET',
      path: `${path}/{name}`,
      apiVersions: ROLE_SCHEDULE_VERSIONS,
      requires,
      replies: { 200: RoleThingWire },
      async handle({ params, scope }, { access, store }) {
        const tenant = store.tenant(access.caller.tenant);
        const wanted = parseGuid(params.name);
        const found = (await there(tenant, access)).find((each) => each.id === wanted && each.scope === scope);
        if (!found) return fail({ kind: 'role-schedule-not-found', type, name: params.name });
        return reply(200, scheduleToWire(found, await lookAt(access, tenant, scope, [found]), instance));
      },
    }),
  ];
}

/** Schedules, and the instances that they make right now. */
export const ROLE_SCHEDULE_OPERATIONS = [
  ...scheduleOperations('eligible', false),
  ...scheduleOperations('eligible', true),
  ...scheduleOperations('active', false),
  ...scheduleOperations('active', true),
];
