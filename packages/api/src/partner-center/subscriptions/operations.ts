import { changeSoldSubscription, type SoldSubscriptionChange } from '@mandate/app/commerce/change-sold-subscription';
import { type SoldSubscription, SUBSCRIPTION_STATUSES, subscriptionAt } from '@mandate/domain/commerce/subscriptions';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { type CustomerPlace, customerAt, soldSubscriptionAt } from '../place.ts';
import { attributesOf, collection, dateTime, linkTo, versionSeen } from '../resources.ts';
import {
  collectionOf,
  SubscriptionPatchBody,
  SubscriptionWire,
  SupportContactBody,
  SupportContactWire,
} from '../wire.ts';
import { subscriptionToWire } from './to-wire.ts';

type Place = { readonly place: CustomerPlace; readonly sold: SoldSubscription };

/** The subscription that a path names, of a customer of this partner. */
export async function subscriptionPlace(
  params: { readonly customerId: string; readonly subscriptionId: string },
  work: Work,
): Promise<Result<Place, PartnerCenterFailure>> {
  const place = await customerAt(params.customerId, work);
  if (!place.ok) return place;
  const sold = await soldSubscriptionAt(params.subscriptionId, place.value, work.act.ports.clock.now());
  return sold.ok ? ok({ place: place.value, sold: sold.value }) : sold;
}

/** What this partner has sold a customer; of one order, where one is asked for. */
export const listSubscriptions = operation({
  id: 'Subscriptions_List',
  method: 'GET',
  path: '/v1/customers/{customerId}/subscriptions',
  callers: 'B',
  requires: { partner: 'subscriptions.read' },
  replies: { 200: collectionOf(SubscriptionWire) },

  async handle({ params, query }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { reader, partner, id } = place.value;
    if (query.get('mpn_id') !== undefined) return fail({ kind: 'query-option-unsupported', option: 'mpn_id' });
    const order = query.get('order_id')?.toLowerCase();
    const now = work.act.ports.clock.now();
    const sold = (await reader.listCommerce(partner, 'subscription'))
      .filter((each) => order === undefined || each.order === order)
      .map((each) => subscriptionToWire(subscriptionAt(each, now), id));
    return reply(200, collection(sold, `/customers/${id}/subscriptions`));
  },
});

/** One of them. */
export const getSubscription = operation({
  id: 'Subscriptions_Get',
  method: 'GET',
  path: '/v1/customers/{customerId}/subscriptions/{subscriptionId}',
  callers: 'B',
  requires: { partner: 'subscriptions.read' },
  replies: { 200: SubscriptionWire },

  async handle({ params }, work) {
    const found = await subscriptionPlace(params, work);
    return found.ok ? reply(200, subscriptionToWire(found.value.sold, found.value.place.id)) : found;
  },
});

/**
 * Renames, suspends, reactivates or cancels a subscription. The etag that was read stands in `If-Match` or in the body;
 * clients that send neither are not held to one
 * (https://learn.microsoft.com/partner-center/developer/suspend-a-subscription).
 */
export const patchSubscription = operation({
  id: 'Subscriptions_Update',
  method: 'PATCH',
  path: '/v1/customers/{customerId}/subscriptions/{subscriptionId}',
  callers: 'B',
  requires: { partner: 'subscriptions.manage' },
  body: SubscriptionPatchBody,
  replies: { 200: SubscriptionWire },

  async handle({ params, body, fields }, work) {
    const found = await subscriptionPlace(params, work);
    if (!found.ok) return found;
    const { place, sold } = found.value;
    if (body.quantity !== undefined && body.quantity !== 1) return fail({ kind: 'quantity-fixed' });
    const wanted = body.status?.toLowerCase();
    const status = SUBSCRIPTION_STATUSES.find((each) => each === wanted);
    if (wanted !== undefined && !status) {
      return fail({ kind: 'input-invalid', detail: `A partner cannot set the status '${wanted.slice(0, 32)}'.` });
    }
    const change: SoldSubscriptionChange = {
      ...(status === undefined ? {} : { status }),
      ...(body.friendlyName === undefined ? {} : { friendlyName: body.friendlyName }),
      ...(body.autoRenewEnabled === undefined ? {} : { autoRenew: body.autoRenewEnabled }),
      seen: versionSeen(sold.id, fields.ifMatch, body.attributes?.etag),
    };
    const changed = await changeSoldSubscription(work.act, { customer: place.id, subscription: sold.id }, change);
    return changed.ok ? reply(200, subscriptionToWire(changed.value, place.id)) : changed;
  },
});

/** What was added to a subscription: nothing, because nothing that is sold here takes add-ons. */
export const listAddOns = operation({
  id: 'Subscriptions_ListAddOns',
  method: 'GET',
  path: '/v1/customers/{customerId}/subscriptions/{subscriptionId}/addons',
  callers: 'B',
  requires: { partner: 'subscriptions.read' },
  replies: { 200: collectionOf(SubscriptionWire) },

  async handle({ params }, work) {
    const found = await subscriptionPlace(params, work);
    if (!found.ok) return found;
    const { place, sold } = found.value;
    return reply(200, collection([], `/customers/${place.id}/subscriptions/${sold.id}/addons`));
  },
});

/** Whether a subscription has been delivered: it is, from its order on. */
export const getProvisioning = operation({
  id: 'Subscriptions_GetProvisioningStatus',
  method: 'GET',
  path: '/v1/customers/{customerId}/subscriptions/{subscriptionId}/provisioningstatus',
  callers: 'U',
  requires: { partner: 'subscriptions.read' },
  replies: {
    200: Type.Object({
      skuId: Type.String(),
      status: Type.String(),
      quantity: Type.Integer(),
      endDate: Type.String(),
      attributes: Type.Object({ objectType: Type.String() }),
    }),
  },

  async handle({ params }, work) {
    const found = await subscriptionPlace(params, work);
    if (!found.ok) return found;
    const { sold, place } = found.value;
    const { offerId, quantity, commitmentEndDate } = subscriptionToWire(sold, place.id);
    return reply(200, {
      skuId: offerId,
      status: 'success',
      quantity,
      endDate: sold.status === 'deleted' ? dateTime(sold.updatedAt) : commitmentEndDate,
      attributes: attributesOf('SubscriptionProvisioningStatus'),
    });
  },
});

const supportPath = '/v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact';

/** Who supports a subscription: the partner itself, until somebody else is named. */
export const getSupportContact = operation({
  id: 'Subscriptions_GetSupportContact',
  method: 'GET',
  path: supportPath,
  callers: 'U',
  requires: { partner: 'subscriptions.read' },
  replies: { 200: SupportContactWire },

  async handle({ params }, work) {
    const found = await subscriptionPlace(params, work);
    if (!found.ok) return found;
    return reply(200, await supportToWire(found.value, work));
  },
});

/** Names who supports a subscription. */
export const putSupportContact = operation({
  id: 'Subscriptions_UpdateSupportContact',
  method: 'PUT',
  path: supportPath,
  callers: 'U',
  requires: { partner: 'supportContact.write' },
  body: SupportContactBody,
  replies: { 200: SupportContactWire },

  async handle({ params, body }, work) {
    const found = await subscriptionPlace(params, work);
    if (!found.ok) return found;
    const { place, sold } = found.value;
    const tenant = parseGuid(body.supportTenantId);
    const known = tenant && (await place.reader.findRelationship(tenant));
    // Whoever supports a customer is one of its partners.
    if (!tenant || known?.state !== 'active') {
      return fail({ kind: 'input-invalid', detail: 'supportTenantId names no partner of the customer.' });
    }
    const name = (await work.store.tenant(tenant).tenant())?.displayName ?? body.name ?? '';
    const supportContact = tenant === place.partner ? null : { tenant, mpnId: body.supportMpnId ?? null, name };
    const at = { customer: place.id, subscription: sold.id };
    const changed = await changeSoldSubscription(work.act, at, { supportContact, seen: null });
    return changed.ok ? reply(200, await supportToWire({ place, sold: changed.value }, work)) : changed;
  },
});

async function supportToWire({ place, sold }: Place, { store }: Work) {
  const own = {
    tenant: place.partner,
    mpnId: null,
    name: (await store.tenant(place.partner).tenant())?.displayName ?? '',
  };
  const { tenant, mpnId, name } = sold.supportContact ?? own;
  return {
    supportTenantId: tenant,
    ...(mpnId === null ? {} : { supportMpnId: mpnId }),
    name,
    links: { self: linkTo(`/customers/${place.id}/subscriptions/${sold.id}/supportcontact`) },
    attributes: attributesOf('SupportContact'),
  };
}
