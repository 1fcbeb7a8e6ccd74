import { resoldCustomer } from '@mandate/app/commerce/customer';
import { csvLine, disarm } from '@mandate/app/customers/cells';
import { itemOf } from '@mandate/domain/commerce/catalog';
import { subscriptionAt } from '@mandate/domain/commerce/subscriptions';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';

const COLUMNS = ['Subscription ID', 'Subscription', 'Quantity', 'Status', 'Reseller'];

/** What the partner sold a customer, as Partner Center exports it; a spreadsheet runs none of it. */
export const exportSubscriptions = operation({
  id: 'Portal_ExportSubscriptions',
  method: 'GET',
  path: '/portal/customers/{id}/subscriptions/export',
  requires: { partner: 'subscriptions.read' },
  replies: { 200: Type.String() },

  async handle({ params }, { access, store, act }) {
    const found = await resoldCustomer(store, access, params.id);
    if (!found.ok) return fail({ kind: 'not-found' });
    const partner = access.caller.home;
    const reseller = (await store.tenant(partner).tenant())?.displayName ?? partner;
    const now = act.ports.clock.now();
    const sold = await store.tenant(found.value.id).listCommerce(partner, 'subscription');
    const lines = sold
      .map((each) => subscriptionAt(each, now))
      .map(({ id, friendlyName, item, status }) =>
        csvLine([id, friendlyName, String(itemOf(item).minimumQuantity), status, reseller].map(disarm)),
      );
    return reply(200, [csvLine(COLUMNS), ...lines].join(''), {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="Subscriptions.csv"',
    });
  },
});
