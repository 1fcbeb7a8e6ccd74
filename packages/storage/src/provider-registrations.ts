import type { ProviderRegistration } from '@mandate/app/ports/resources';
import type { TenantReader, TenantWriter } from '@mandate/app/ports/store';
import type { TenantDb } from './bound.ts';
import type { TenantLedger } from './ledger.ts';
import type { ProviderRegistrationRow } from './schema.ts';

/** The form in which two namespaces are the same. */
function namespaceKey(namespace: string): string {
  return namespace.toLowerCase();
}

/** Reads which resource providers a tenant's subscriptions registered. */
export function providerRegistrationReader(
  db: TenantDb,
): Pick<TenantReader, 'findProviderRegistration' | 'listProviderRegistrations'> {
  const of = (subscription: ProviderRegistration['subscription']) =>
    db.from('provider_registration').selectAll().where('subscription_id', '=', subscription);
  return {
    async findProviderRegistration(subscription, namespace) {
      const query = of(subscription).where('namespace_key', '=', namespaceKey(namespace));
      const row = await query.executeTakeFirst();
      return row && fromRow(row);
    },
    async listProviderRegistrations(subscription) {
      return (await of(subscription).orderBy('namespace_key').execute()).map(fromRow);
    },
  };
}

/** Writes which resource providers a tenant's subscriptions registered. */
export function providerRegistrationWriter(
  db: TenantDb,
  ledger: TenantLedger,
): Pick<TenantWriter, 'putProviderRegistration' | 'removeProviderRegistration'> {
  return {
    async putProviderRegistration({ subscription, namespace, registeredAt }) {
      const key = { subscription_id: subscription, namespace_key: namespaceKey(namespace) };
      await db
        .insert('provider_registration', { ...key, namespace, registered_at: registeredAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      ledger.wrote();
    },
    async removeProviderRegistration(subscription, namespace) {
      const { numDeletedRows } = await db
        .remove('provider_registration')
        .where('subscription_id', '=', subscription)
        .where('namespace_key', '=', namespaceKey(namespace))
        .executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
  };
}

function fromRow(row: ProviderRegistrationRow): ProviderRegistration {
  return { subscription: row.subscription_id, namespace: row.namespace, registeredAt: row.registered_at };
}
