import {
  acceptChange as accepted,
  type DirectoryChange,
  type DirectoryChangeRefusal,
} from '@mandate/domain/directory-change';
import type { AzureSubscription } from '@mandate/domain/subscriptions';
import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { type AccessSnapshot, createAccessReader } from '../access.ts';
import { type CallerAct, commit } from '../act.ts';
import { placeNewSubscription } from '../management-groups/hierarchy-settings.ts';
import type { PartitionRevision } from '../ports/access.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import type { Change } from '../ports/store.ts';
import { roleAssignmentId, toRecord } from '../role-assignments/record.ts';
import { activePlan, blockerAt, type ChangeBlocker } from './blockers.ts';
import { changeRecord, changeTarget, findChange, mayChangeDirectory } from './request-change.ts';
import { stripAccess } from './strip-access.ts';

/** Why a subscription did not come into a directory. */
export type AcceptChangeFailure =
  | { readonly kind: 'directory-change-not-found'; readonly subscription: Guid }
  /** Whoever offered it may not do so any more. */
  | { readonly kind: 'directory-change-void' }
  | DirectoryChangeRefusal
  | ChangeBlocker;

const ACCEPT = 'Microsoft.Subscription/acceptChangeTenant/action';

/**
 * Takes a subscription into the caller's directory with everything that lies in it and no right to it: all that said
 * who may do what there is deleted, and the caller becomes its Owner. The right of whoever offered it is decided anew,
 * and holds until this commits.
 */
export async function acceptChange(act: CallerAct, id: Guid): Promise<Result<DirectoryChange, AcceptChangeFailure>> {
  const { caller } = act.access;
  const { store, clock } = act.ports;
  const offered = await findChange(store.tenant(caller.tenant), id);
  if (!offered || offered.destination !== caller.tenant) {
    return fail({ kind: 'directory-change-not-found', subscription: id });
  }
  const standing = offered.acceptedAt === null ? await offererStands(act, offered) : act.access;
  return commit<DirectoryChange, AcceptChangeFailure>(
    {
      ...act,
      access: { ...act.access, validUntil: Math.min(act.access.validUntil, (standing ?? act.access).validUntil) },
      expected: merged(act.expected, standing?.read ?? []),
    },
    async (change) => {
      const destination = change.tenant(caller.tenant);
      const kept = await findChange(destination, id);
      if (!kept || kept.destination !== caller.tenant) {
        return fail({ kind: 'directory-change-not-found', subscription: id });
      }
      const now = clock.now();
      const name = caller.kind === 'User' ? ((await destination.findUser(caller.id))?.userPrincipalName ?? '') : '';
      const after = accepted(kept, { id: caller.id, name, now });
      if (!after.ok) return after;
      // Somebody offered it anew since the right was looked at.
      if (!standing || kept.requestedBy.id !== offered.requestedBy.id || kept.source !== offered.source) {
        return fail({ kind: 'directory-change-void' });
      }
      const moved = await move(change, act, { wanted: kept, now });
      if (!moved.ok) return moved;
      await destination.putDocument('directory-change', {
        scope: subscriptionScope(id),
        name: 'default',
        value: after.value,
      });
      await record(change, moved.value, { before: kept, after: after.value });
      return after;
    },
  );
}

/** What the right of whoever offered it rests on, and until when; `undefined` once it does not stand. */
async function offererStands(
  { ports }: CallerAct,
  { source, subscription, requestedBy }: DirectoryChange,
): Promise<AccessSnapshot | undefined> {
  const { id, kind, name } = requestedBy;
  const offerer = { kind, id, name, home: source, tenant: source, client: null };
  const access = await createAccessReader(ports.store.access, ports.clock).snapshot(offerer);
  return mayChangeDirectory(access, subscription) ? access : undefined;
}

// Where both read a partition, the first reading stands.
function merged(
  first: readonly PartitionRevision[],
  second: readonly PartitionRevision[],
): readonly PartitionRevision[] {
  return [...new Map([...second, ...first].map((each) => [each.partition, each])).values()];
}

async function move(
  change: Change,
  act: CallerAct,
  { wanted, now }: { readonly wanted: DirectoryChange; readonly now: number },
): Promise<Result<AzureSubscription, AcceptChangeFailure>> {
  const { subscription: id, source: from, destination: to } = wanted;
  const [source, destination] = [change.tenant(from), change.tenant(to)];
  const blocked = await blockerAt(source, id, now);
  if (blocked) return fail(blocked);
  const azure = await source.findSubscription(id);
  if (!azure) return fail({ kind: 'subscription-not-found', text: id });
  const seller = azure.soldBy?.partner;
  const plan = seller && (await activePlan(destination, seller, now));
  if (seller && !plan) return fail({ kind: 'directory-change-refused', problem: { kind: 'no-plan-at-destination' } });

  await stripAccess(source, subscriptionScope(id));
  await change.moveSubscription(id, { from, to });
  await placeNewSubscription(destination, id);
  if (seller && plan) {
    await source.removeCommerce(seller, 'entitlement', id);
    const entitlement = { id, subscription: plan.id, createdAt: now, cancelledAt: null, version: 1 };
    await destination.putCommerce(seller, 'entitlement', entitlement);
    // In the words of trade as well, so that it stands in the partner's audit records and is told to its webhooks.
    await change.tenant(seller).record({
      operation: 'Mandate.Commerce/azureEntitlements/write',
      target: `customers/${to}/subscriptions/${plan.id}/azureEntitlements/${id}`,
      before: { customer: from },
      after: { customer: to },
    });
  }
  await makeOwner(change, act, { id, now });
  return ok(azure);
}

async function makeOwner(
  change: Change,
  { access: { caller }, ports }: CallerAct,
  { id, now }: { readonly id: Guid; readonly now: number },
): Promise<void> {
  const destination = change.tenant(caller.tenant);
  const assignment: StoredRoleAssignment = {
    id: ports.randomness.guid(),
    principal: caller.id,
    principalType: caller.kind,
    role: OWNER,
    scope: subscriptionScope(id),
    scopeText: `/subscriptions/${id}`,
    condition: null,
    description: null,
    createdAt: now,
    updatedAt: now,
    createdBy: null,
    updatedBy: null,
  };
  const assigned = await destination.addRoleAssignment(assignment);
  if (!assigned.ok) throw new Error('A subscription that just came into a directory already had a role assignment.');
  await destination.record({
    operation: 'Microsoft.Authorization/roleAssignments/write',
    target: roleAssignmentId(assignment),
    before: null,
    after: toRecord(assignment),
  });
}

/** Both directories and the partner that sells it are told. */
async function record(
  change: Change,
  { soldBy }: AzureSubscription,
  { before, after }: { readonly before: DirectoryChange; readonly after: DirectoryChange },
): Promise<void> {
  const told = new Set([after.source, after.destination, ...(soldBy ? [soldBy.partner] : [])]);
  for (const tenant of told) {
    await change.tenant(tenant).record({
      operation: ACCEPT,
      target: changeTarget(after),
      before: changeRecord(before),
      after: changeRecord(after),
    });
  }
}
