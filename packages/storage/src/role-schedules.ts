import type { RoleSchedule, TimedAssignment } from '@mandate/app/ports/role-schedules';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import { fail, ok } from '@mandate/rbac/result';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import type { RoleScheduleRow } from './schedule-rows.ts';

/** Reads a tenant's roles for a time. */
export function roleScheduleReader(db: TenantDb): Pick<TenantReader, 'listRoleSchedules'> {
  return {
    async listRoleSchedules(kind) {
      const all = db.from('role_schedule').selectAll().where('kind', '=', kind);
      return (await all.orderBy('created_at').orderBy('id').execute()).map(fromRow);
    },
  };
}

/** The part of a tenant's active schedules that decisions need; eligible ones grant nothing. */
export async function readTimedAssignments(db: TenantDb): Promise<readonly TimedAssignment[]> {
  const rows = await db.from('role_schedule').selectAll().where('kind', '=', 'active').execute();
  return rows.map((row) => ({
    id: row.id,
    principal: row.principal_id,
    role: row.role_id,
    scope: row.scope,
    condition: row.condition,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    managedBy: row.managing_tenant_id,
  }));
}

/** Writes a tenant's roles for a time. */
export function roleScheduleWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'addRoleSchedule' | 'updateRoleSchedule' | 'removeRoleSchedule'> {
  return {
    async addRoleSchedule(schedule) {
      const row = toRow(schedule);
      const added = await db
        .insert('role_schedule', row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (added.numInsertedOrUpdatedRows === 1n) {
        ledger.moved();
        return ok(undefined);
      }
      const { kind, scope, role_id, principal_id } = row;
      const taken = await db
        .from('role_schedule')
        .select('id')
        .where((there) => there.or([there('id', '=', row.id), there.and({ kind, scope, role_id, principal_id })]))
        .executeTakeFirstOrThrow();
      return fail({ kind: 'role-assignment-exists', existing: taken.id });
    },
    async updateRoleSchedule(schedule) {
      const { id, condition, starts_at, ends_at, request_id, updated_at } = toRow(schedule);
      const changed = await db
        .update('role_schedule')
        .where('id', '=', id)
        .set({ condition, starts_at, ends_at, request_id, updated_at })
        .executeTakeFirstOrThrow();
      if (changed.numUpdatedRows === 0n) throw new Error(`Role schedule ${id} does not exist; find it before.`);
      ledger.moved();
    },
    async removeRoleSchedule(id) {
      const { numDeletedRows } = await db.remove('role_schedule').where('id', '=', id).executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.moved();
      return numDeletedRows > 0n;
    },
  };
}

function toRow(schedule: RoleSchedule): Omit<RoleScheduleRow, 'tenant_id'> {
  return {
    id: schedule.id,
    kind: schedule.kind,
    principal_id: schedule.principal,
    principal_type: schedule.principalType,
    role_id: schedule.role,
    scope: schedule.scope,
    scope_text: schedule.scopeText,
    condition: schedule.condition,
    starts_at: schedule.startsAt,
    ends_at: schedule.endsAt,
    request_id: schedule.request,
    eligibility_id: schedule.eligibility,
    managing_tenant_id: schedule.managedBy,
    created_at: schedule.createdAt,
    updated_at: schedule.updatedAt,
    created_by: schedule.createdBy,
  };
}

function fromRow(row: RoleScheduleRow): RoleSchedule {
  return {
    id: row.id,
    kind: row.kind,
    principal: row.principal_id,
    principalType: row.principal_type,
    role: row.role_id,
    scope: row.scope,
    scopeText: row.scope_text,
    condition: row.condition,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    request: row.request_id,
    eligibility: row.eligibility_id,
    managedBy: row.managing_tenant_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    createdBy: row.created_by,
  };
}
