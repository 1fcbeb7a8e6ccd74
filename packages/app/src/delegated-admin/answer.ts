import {
  APPROVAL,
  type DelegatedAdminRelationship,
  delegatedAdminSteps,
  TERMINATION,
} from '@mandate/domain/delegated-admin';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { Change, TenantReader } from '../ports/store.ts';
import { type Asked, asked, type DelegatedAdminFailure, findCurrent, record, toRecord } from './current.ts';

/** Which relationship of which partner. */
export interface Which {
  readonly partner: TenantId;
  readonly id: string;
}

/**
 * A relationship as a customer may look at it: one that names it, or a request that names nobody yet and that the
 * customer has the link of. Of others' relationships nobody learns that they exist.
 */
export async function findForCustomer(
  store: { tenant(tenant: TenantId): TenantReader },
  { partner, id }: Which,
  { customer, now }: { readonly customer: TenantId; readonly now: number },
): Promise<DelegatedAdminRelationship | undefined> {
  if (partner === customer) return undefined;
  const found = await findCurrent(store.tenant(partner), id, now);
  if (!found || found.status === 'created') return undefined;
  if (found.customer === customer) return found;
  return found.customer === null && found.status === 'approvalPending' ? found : undefined;
}

/**
 * A customer approves all roles a partner asks for; the time begins to run. It works once, and only for the customer
 * the partner named. The operation that calls this requires a Global Administrator whose home is the customer and who
 * has just signed in: consent is never delegated.
 */
export async function approveDelegatedAdmin(
  act: CallerAct,
  which: Which,
): Promise<Result<DelegatedAdminRelationship, DelegatedAdminFailure>> {
  return asCustomer(act, which, 'approve', APPROVAL);
}

/** A customer turns a request down, or takes back what it approved. */
export async function endAsCustomer(
  act: CallerAct,
  which: Which,
): Promise<Result<DelegatedAdminRelationship, DelegatedAdminFailure>> {
  return asCustomer(act, which, 'terminate', TERMINATION);
}

function asCustomer(
  act: CallerAct,
  which: Which,
  step: 'approve' | 'terminate',
  events: typeof APPROVAL | typeof TERMINATION,
): Promise<Result<DelegatedAdminRelationship, DelegatedAdminFailure>> {
  const customer = act.access.caller.tenant;
  return commit<DelegatedAdminRelationship, DelegatedAdminFailure>(act, async (change) => {
    const now = act.ports.clock.now();
    const before = await findForCustomer(change, which, { customer, now });
    if (!before) return fail({ kind: 'delegated-admin-not-found' });
    // Whoever finds a request that names nobody may take it up; to end it for the partner, one has to be its customer.
    if (step === 'terminate' && before.customer === null) return fail({ kind: 'delegated-admin-not-found' });
    return take(change, { ...before, customer }, { before, step, events, now });
  });
}

/** A partner ends a relationship, or takes a request back. */
export async function terminateAsPartner(act: CallerAct, id: string): Promise<Result<Asked, DelegatedAdminFailure>> {
  const partner = act.access.caller.home;
  return commit<Asked, DelegatedAdminFailure>(act, async (change) => {
    const now = act.ports.clock.now();
    const before = await findCurrent(change.tenant(partner), id, now);
    if (!before) return fail({ kind: 'delegated-admin-not-found' });
    const done = await take(change, before, { before, step: 'terminate', events: TERMINATION, now });
    return done.ok ? ok(await asked(act, change, { relationship: done.value, action: 'terminate' })) : done;
  });
}

interface Taking {
  readonly before: DelegatedAdminRelationship;
  readonly step: string;
  readonly events: typeof APPROVAL | typeof TERMINATION;
  readonly now: number;
}

async function take(
  change: Change,
  relationship: DelegatedAdminRelationship,
  { before, step, events, now }: Taking,
): Promise<Result<DelegatedAdminRelationship, DelegatedAdminFailure>> {
  const next = delegatedAdminSteps(relationship, events, now);
  if (!next.ok) return next;
  const { partner, customer, id } = next.value;
  const put = await change.tenant(partner).putDelegatedAdmin(next.value);
  if (!put.ok) throw new Error('An answer gave a relationship another name.');
  if (customer) await change.tenant(customer).receiveDelegatedAdmin(partner, id);
  await record(change, step, next.value, { before: toRecord(before), after: toRecord(next.value) });
  return next;
}
