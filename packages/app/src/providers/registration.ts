import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import type { CallerAct } from '../act.ts';
import { commitAt, type GateFailure } from '../gates/commit-at.ts';
import type { TenantReader } from '../ports/store.ts';

/** Which provider of which subscription. */
export interface Registration {
  readonly subscription: Guid;
  readonly namespace: string;
}

/** Why a provider was not unregistered. */
export type UnregisterFailure = { readonly kind: 'provider-in-use'; readonly namespace: string } | GateFailure;

/** Lets a subscription hold resources of a provider; doing it twice does nothing. */
export function registerProvider(act: CallerAct, wanted: Registration): Promise<Result<void, GateFailure>> {
  const gated = { scope: subscriptionScope(wanted.subscription), does: 'write' } as const;
  return commitAt<void, GateFailure>(act, gated, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    if (await writer.findProviderRegistration(wanted.subscription, wanted.namespace)) return ok(undefined);
    await writer.putProviderRegistration({ ...wanted, registeredAt: act.ports.clock.now() });
    await writer.record({
      operation: `${wanted.namespace}/register/action`,
      target: `/subscriptions/${wanted.subscription}`,
      before: null,
      after: { namespace: wanted.namespace },
    });
    return ok(undefined);
  });
}

/** Takes it back, once the subscription holds nothing of the provider. */
export function unregisterProvider(act: CallerAct, wanted: Registration): Promise<Result<void, UnregisterFailure>> {
  const { subscription, namespace } = wanted;
  const gated = { scope: subscriptionScope(subscription), does: 'write' } as const;
  return commitAt<void, UnregisterFailure>(act, gated, async (change) => {
    const writer = change.tenant(act.access.caller.tenant);
    if (!(await writer.findProviderRegistration(subscription, namespace))) return ok(undefined);
    if (await holdsResourcesOf(writer, wanted)) return fail({ kind: 'provider-in-use', namespace });
    await writer.removeProviderRegistration(subscription, namespace);
    await writer.record({
      operation: `${namespace}/unregister/action`,
      target: `/subscriptions/${subscription}`,
      before: { namespace },
      after: null,
    });
    return ok(undefined);
  });
}

async function holdsResourcesOf(tenant: TenantReader, { subscription, namespace }: Registration): Promise<boolean> {
  const prefix = `${namespace.toLowerCase()}/`;
  let after: string | null = null;
  do {
    const { rows, next } = await tenant.listResources(subscriptionScope(subscription), { after, limit: 1000 });
    if (rows.some(({ type }) => type.toLowerCase().startsWith(prefix))) return true;
    after = next;
  } while (after !== null);
  return false;
}
