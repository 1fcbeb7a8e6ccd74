import type { SelfServePolicy, SelfServeResource } from '@mandate/domain/self-serve';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { isReseller, type NotTheReseller, recordTrade } from '../commerce/customer.ts';
import type { Change } from '../ports/store.ts';

/** Why a policy was not changed. */
export type SelfServeFailure =
  | NotTheReseller
  | { readonly kind: 'self-serve-exists' }
  | { readonly kind: 'self-serve-not-found' }
  | { readonly kind: 'self-serve-stale' };

/** Lets a customer's own people buy at the partner's expense. */
export function createPolicy(
  act: CallerAct,
  customer: TenantId,
  resources: readonly SelfServeResource[],
): Promise<Result<SelfServePolicy, SelfServeFailure>> {
  return write(act, customer, (before) => {
    if (before) return fail({ kind: 'self-serve-exists' });
    return ok({ id: customer, resources, createdAt: act.ports.clock.now(), version: 1 });
  });
}

/** Changes what they may buy; `seen` is the version its author looked at, when it says so. */
export function updatePolicy(
  act: CallerAct,
  customer: TenantId,
  wanted: { readonly resources: readonly SelfServeResource[]; readonly seen: number | null },
): Promise<Result<SelfServePolicy, SelfServeFailure>> {
  return write(act, customer, (before) => {
    if (!before) return fail({ kind: 'self-serve-not-found' });
    if (wanted.seen !== null && wanted.seen !== before.version) return fail({ kind: 'self-serve-stale' });
    return ok({ ...before, resources: wanted.resources, version: before.version + 1 });
  });
}

/** Takes it back: they may buy nothing any more. */
export function removePolicy(act: CallerAct, customer: TenantId): Promise<Result<void, SelfServeFailure>> {
  return commit<void, SelfServeFailure>(act, async (change) => {
    const writer = change.tenant(customer);
    const before = await writer.findCommerce(act.access.caller.home, 'self-serve', customer);
    if (!before) return fail({ kind: 'self-serve-not-found' });
    await writer.removeCommerce(act.access.caller.home, 'self-serve', customer);
    await record(change, act, customer, { before, after: null });
    return ok(undefined);
  });
}

function write(
  act: CallerAct,
  customer: TenantId,
  next: (before: SelfServePolicy | undefined) => Result<SelfServePolicy, SelfServeFailure>,
): Promise<Result<SelfServePolicy, SelfServeFailure>> {
  return commit<SelfServePolicy, SelfServeFailure>(act, async (change) => {
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const writer = change.tenant(customer);
    const before = await writer.findCommerce(act.access.caller.home, 'self-serve', customer);
    const after = next(before);
    if (!after.ok) return after;
    await writer.putCommerce(act.access.caller.home, 'self-serve', after.value);
    await record(change, act, customer, { before: before ?? null, after: after.value });
    return after;
  });
}

function record(
  change: Change,
  act: CallerAct,
  customer: TenantId,
  { before, after }: { readonly before: SelfServePolicy | null; readonly after: SelfServePolicy | null },
): Promise<void> {
  return recordTrade(change, act, customer, {
    operation: `Mandate.Commerce/selfServePolicies/${after ? 'write' : 'delete'}`,
    target: `customers/${customer}/selfServePolicies`,
    before: before && { resources: before.resources },
    after: after && { resources: after.resources },
  });
}
