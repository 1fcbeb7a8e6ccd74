import { provisionSubscription } from '@mandate/app/subscriptions/provision-subscription';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ALIAS_VERSIONS } from '../versions.ts';
import { AliasWire, aliasToWire } from './alias-wire.ts';

const BILLING_SCOPE = /^\/providers\/microsoft\.billing\/billingaccounts\/([^/]+)\/customers\/([^/]+)\/?$/i;

/**
 * Provisions an Azure subscription for a customer of the partner, as a CSP does it: an alias whose billing scope names
 * the customer
 * (https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement).
 */
export const putSubscriptionAlias = operation({
  id: 'Alias_Create',
  method: 'PUT',
  path: '/providers/Microsoft.Subscription/aliases/{name}',
  apiVersions: ALIAS_VERSIONS,
  requires: { partner: 'subscriptions.provision' },
  body: Type.Object(
    {
      properties: Type.Object(
        {
          displayName: Type.String({ maxLength: 256 }),
          billingScope: Type.String({ maxLength: 512 }),
          workload: Type.Optional(Type.Union([Type.Literal('Production'), Type.Literal('DevTest')])),
        },
        { additionalProperties: false },
      ),
    },
    { additionalProperties: false },
  ),
  replies: { 200: AliasWire, 201: AliasWire },

  async handle({ params, body }, { act, access }) {
    if (!/^[A-Za-z0-9-]{1,63}$/.test(params.name)) return fail({ kind: 'alias-name-invalid', name: params.name });
    const { billingScope, displayName } = body.properties;
    const [, account = '', customerText = ''] = BILLING_SCOPE.exec(billingScope) ?? [];
    const customer = parseGuid(customerText);
    if (!customer || parseGuid(account) !== access.caller.home) {
      return fail({ kind: 'billing-scope-invalid', text: billingScope });
    }
    const done = await provisionSubscription(act, { customer, alias: params.name, displayName });
    if (!done.ok) return done;
    const { subscription, created } = done.value;
    const alias = { name: params.name, subscription: subscription.id, customer, createdAt: subscription.createdAt };
    return reply(created ? 201 : 200, aliasToWire(alias, { partner: access.caller.home, subscription }));
  },
});
