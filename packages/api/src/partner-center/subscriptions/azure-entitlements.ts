import { cancelEntitlement, listEntitlements, reactivateEntitlement } from '@mandate/app/commerce/entitlements';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { collection } from '../resources.ts';
import { AzureEntitlementWire, collectionOf } from '../wire.ts';
import { subscriptionPlace } from './operations.ts';
import { entitlementToWire } from './to-wire.ts';

const list = '/v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements';

/** The Azure subscriptions under a plan; their ids are those that Azure Resource Manager knows. */
export const listAzureEntitlements = operation({
  id: 'AzureEntitlements_List',
  method: 'GET',
  path: list,
  callers: 'B',
  requires: { partner: 'subscriptions.read' },
  replies: { 200: collectionOf(AzureEntitlementWire) },

  async handle({ params }, work) {
    const found = await subscriptionPlace(params, work);
    if (!found.ok) return found;
    const { place, sold } = found.value;
    const entitlements = await listEntitlements(place.reader, place.partner, sold.id);
    const items = entitlements.map((each) => entitlementToWire(each, place.id));
    return reply(200, collection(items, `/customers/${place.id}/subscriptions/${sold.id}/azureEntitlements`));
  },
});

/** One of them. */
export const getAzureEntitlement = operation({
  id: 'AzureEntitlements_Get',
  method: 'GET',
  path: `${list}/{entitlementId}`,
  callers: 'B',
  requires: { partner: 'subscriptions.read' },
  replies: { 200: AzureEntitlementWire },

  async handle({ params }, work) {
    const found = await subscriptionPlace(params, work);
    if (!found.ok) return found;
    const { place, sold } = found.value;
    const id = parseGuid(params.entitlementId);
    const entitlements = await listEntitlements(place.reader, place.partner, sold.id);
    const one = entitlements.find(({ azure }) => azure.id === id);
    return one
      ? reply(200, entitlementToWire(one, place.id))
      : fail({ kind: 'entitlement-not-found', text: params.entitlementId });
  },
});

/**
 * Cancels an Azure subscription that somebody has broken into, which is the one reason there is. It takes both roles,
 * Global admin and Admin agent (https://learn.microsoft.com/partner-center/developer/cancel-an-azure-entitlement).
 */
export const cancelAzureEntitlement = operation({
  id: 'AzureEntitlements_Cancel',
  method: 'POST',
  path: `${list}/{entitlementId}/cancel`,
  callers: 'B',
  requires: { partner: 'azureSubscriptions.cancel' },
  body: Type.Object({ cancellationReason: Type.String({ maxLength: 64 }) }),
  replies: { 200: AzureEntitlementWire },

  async handle({ params, body }, work) {
    const found = await subscriptionPlace(params, work);
    if (!found.ok) return found;
    const reason = body.cancellationReason;
    if (reason.toLowerCase() !== 'compromise') return fail({ kind: 'cancellation-reason-invalid', reason });
    const { place, sold } = found.value;
    const azureSubscription = parseGuid(params.entitlementId);
    if (!azureSubscription) return fail({ kind: 'entitlement-not-found', text: params.entitlementId });
    const at = { customer: place.id, plan: sold.id, azureSubscription };
    const cancelled = await cancelEntitlement(work.act, at);
    return cancelled.ok ? reply(200, entitlementToWire(cancelled.value, place.id)) : cancelled;
  },
});

/** Takes a cancelled Azure subscription back into use; who had roles on it has them again, and nobody else. */
export const reactivateAzureEntitlement = operation({
  id: 'AzureEntitlements_Reactivate',
  method: 'POST',
  path: `${list}/{entitlementId}/reactivate`,
  callers: 'B',
  requires: { partner: 'azureSubscriptions.cancel' },
  replies: { 202: AzureEntitlementWire },

  async handle({ params }, work) {
    const found = await subscriptionPlace(params, work);
    if (!found.ok) return found;
    const { place, sold } = found.value;
    const azureSubscription = parseGuid(params.entitlementId);
    if (!azureSubscription) return fail({ kind: 'entitlement-not-found', text: params.entitlementId });
    const at = { customer: place.id, plan: sold.id, azureSubscription };
    const reactivated = await reactivateEntitlement(work.act, at);
    return reactivated.ok ? reply(202, entitlementToWire(reactivated.value, place.id)) : reactivated;
  },
});
