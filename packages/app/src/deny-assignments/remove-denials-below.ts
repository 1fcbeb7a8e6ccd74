import type { Scope } from '@mandate/rbac/model';
import { contains } from '@mandate/rbac/scope';
import type { TenantWriter } from '../ports/store.ts';
import { denyAssignmentId, toRecord } from './record.ts';

/** Removes the deny assignments at a place that goes, so that none waits for another one of the same name. */
export async function removeDenialsBelow(writer: TenantWriter, scope: Scope): Promise<void> {
  for (const denial of await writer.listDenyAssignments()) {
    if (!contains(scope, denial.scope)) continue;
    await writer.removeDenyAssignment(denial.id);
    await writer.record({
      operation: 'Microsoft.Authorization/denyAssignments/delete',
      target: denyAssignmentId(denial),
      before: toRecord(denial),
      after: null,
    });
  }
}
