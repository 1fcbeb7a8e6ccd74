import { answerTransfer, requestTransfer } from '@mandate/app/transfers/transfer';
import { reportTransfer, type Transfer, type TransferEvent, transferAt } from '@mandate/domain/commerce/transfers';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { operation, type PartnerCenterOperation } from '../operation.ts';
import { type CustomerPlace, customerAt } from '../place.ts';
import { attributesOf, collection, dateTime, linkTo } from '../resources.ts';
import { AttributesWire, collectionOf, LinkWire } from '../wire.ts';

/**
 * A transfer (https://learn.microsoft.com/partner-center/developer/transfer-entity-resources), with what the partner
 * that looks at it holds on each of its subscriptions; `subscriptionId` is that of the Azure subscription.
 */
const TransferWire = Type.Object({
  id: Type.String(),
  status: Type.String(),
  customerTenantId: Type.String(),
  customerName: Type.String(),
  partnertenantid: Type.String(),
  sourcePartnerTenantId: Type.String(),
  targetPartnerTenantId: Type.String(),
  createdTime: Type.String(),
  lastModifiedTime: Type.String(),
  expirationTime: Type.String(),
  lineItems: Type.Array(
    Type.Object({
      id: Type.Integer(),
      subscriptionId: Type.String(),
      quantity: Type.Integer(),
      ownRoles: Type.Array(Type.Object({ group: Type.String(), role: Type.String(), scope: Type.String() })),
    }),
  ),
  links: Type.Record(Type.String(), LinkWire),
  attributes: AttributesWire,
});

/** What came of accepting: what moves comes under a plan that was ordered before, so that there is no new order. */
const SubmitResultWire = Type.Intersect([
  TransferWire,
  Type.Object({ orders: Type.Array(Type.Unknown()), transferErrors: Type.Array(Type.Unknown()) }),
]);

const STATUSES: Readonly<Record<Transfer['status'], string>> = {
  requested: 'Active',
  completed: 'Completed',
  declined: 'Rejected',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

async function toWire(transfer: Transfer, place: CustomerPlace, { store, act }: Work) {
  const now = act.ports.clock.now();
  const held = await store.partner(place.partner).listReach(place.id);
  const current = transferAt(transfer, now);
  return {
    id: current.id,
    status: STATUSES[current.status],
    customerTenantId: current.customer,
    customerName: place.summary.companyName,
    partnertenantid: current.source,
    sourcePartnerTenantId: current.source,
    targetPartnerTenantId: current.target,
    createdTime: dateTime(current.createdAt),
    lastModifiedTime: dateTime(current.updatedAt),
    expirationTime: dateTime(current.expiresAt),
    lineItems: reportTransfer(current, held).map(({ azureSubscription, roles }, id) => ({
      id,
      subscriptionId: azureSubscription,
      quantity: 1,
      ownRoles: [...roles],
    })),
    links: { self: linkTo(`/customers/${current.customer}/transfers/${current.id}`) },
    attributes: attributesOf('TransferEntity'),
  };
}

const list = '/v1/customers/{customerId}/transfers';

/**
 * Offers Azure subscriptions to another partner of the customer, who accepts or declines
 * (https://learn.microsoft.com/partner-center/developer/create-a-transfer-legacy). The answer says what the partner's
 * own groups hold on them: a transfer takes none of it away, so that the customer has to.
 */
const postTransfer = operation({
  id: 'Transfers_Create',
  method: 'POST',
  path: list,
  callers: 'U',
  requires: { partner: 'subscriptions.transfer' },
  body: Type.Object({
    sourcePartnerTenantId: Type.Optional(Type.String({ maxLength: 64 })),
    targetPartnerTenantId: Type.String({ maxLength: 64 }),
    lineItems: Type.Array(Type.Object({ subscriptionId: Type.String({ maxLength: 64 }) }), {
      minItems: 1,
      maxItems: 10,
    }),
  }),
  replies: { 201: TransferWire },

  async handle({ params, body }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const source = body.sourcePartnerTenantId;
    if (source !== undefined && parseGuid(source) !== place.value.partner) {
      return fail({ kind: 'input-invalid', detail: 'sourcePartnerTenantId must be the partner of the caller.' });
    }
    const target = parseGuid(body.targetPartnerTenantId);
    if (!target)
      return fail({ kind: 'transfer-target-refused', reason: 'no-partner', target: body.targetPartnerTenantId });
    const azureSubscriptions: Guid[] = [];
    for (const { subscriptionId: text } of body.lineItems) {
      const id = parseGuid(text);
      if (!id) return fail({ kind: 'entitlement-not-found', text });
      azureSubscriptions.push(id);
    }
    const asked = await requestTransfer(work.act, place.value.id, { target, azureSubscriptions });
    return asked.ok ? reply(201, await toWire(asked.value, place.value, work)) : asked;
  },
});

/** The transfers of a customer that this partner has asked for or is asked for. */
const listTransfers = operation({
  id: 'Transfers_List',
  method: 'GET',
  path: list,
  callers: 'U',
  requires: { partner: 'subscriptions.read' },
  replies: { 200: collectionOf(TransferWire) },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { reader, partner, id } = place.value;
    const transfers = await reader.listCommerce(partner, 'transfer');
    const items = await Promise.all(transfers.map((each) => toWire(each, place.value, work)));
    return reply(200, collection(items, `/customers/${id}/transfers`));
  },
});

/** One of them. */
const getTransfer = operation({
  id: 'Transfers_Get',
  method: 'GET',
  path: `${list}/{transferId}`,
  callers: 'U',
  requires: { partner: 'subscriptions.read' },
  replies: { 200: TransferWire },

  async handle({ params }, work) {
    const found = await transferAtPath(params, work);
    return found.ok ? reply(200, await toWire(found.value.transfer, found.value.place, work)) : found;
  },
});

async function transferAtPath(
  params: { readonly customerId: string; readonly transferId: string },
  work: Work,
): Promise<Result<{ readonly place: CustomerPlace; readonly transfer: Transfer }, PartnerCenterFailure>> {
  const place = await customerAt(params.customerId, work);
  if (!place.ok) return place;
  const { reader, partner } = place.value;
  const id = parseGuid(params.transferId);
  const transfer = id && (await reader.findCommerce(partner, 'transfer', id));
  return transfer
    ? ok({ place: place.value, transfer })
    : fail({ kind: 'transfer-not-found', text: params.transferId });
}

const answer = (event: TransferEvent) =>
  operation({
    id: `Transfers_${event.replace(/^./, (letter) => letter.toUpperCase())}`,
    method: 'POST',
    path: `${list}/{transferId}/${event}`,
    callers: 'U',
    requires: { partner: 'subscriptions.transfer' },
    replies: { 200: event === 'accept' ? SubmitResultWire : TransferWire },

    async handle({ params }, work) {
      const found = await transferAtPath(params, work);
      if (!found.ok) return found;
      const { place, transfer } = found.value;
      const answered = await answerTransfer(work.act, place.id, { transfer: transfer.id, event });
      if (!answered.ok) return answered;
      const written = await toWire(answered.value, place, work);
      return reply(200, event === 'accept' ? { ...written, orders: [], transferErrors: [] } : written);
    },
  });

/** Handing Azure subscriptions over from one partner of a customer to another. */
export const TRANSFER_OPERATIONS: readonly PartnerCenterOperation[] = [
  postTransfer,
  listTransfers,
  getTransfer,
  answer('accept'),
  answer('decline'),
  answer('cancel'),
];
