import {
  cancelSubscription as cancel,
  enableSubscription as enable,
  renameSubscription as rename,
} from '@mandate/app/subscriptions/change-subscription';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ALIAS_VERSIONS } from '../versions.ts';

const at = '/subscriptions/{subscriptionId}';
const replies = { 200: Type.Object({ subscriptionId: Type.String() }) };

/** Gives a subscription another display name. */
export const renameSubscription = operation({
  id: 'Subscription_Rename',
  method: 'POST',
  path: '/subscriptions/{subscriptionId}/providers/Microsoft.Subscription/rename',
  apiVersions: ALIAS_VERSIONS,
  requires: { action: 'Microsoft.Subscription/rename/action', at },
  body: Type.Object({ subscriptionName: Type.String({ maxLength: 256 }) }, { additionalProperties: false }),
  replies,

  async handle({ params, body }, { act }) {
    const id = parseGuid(params.subscriptionId);
    if (!id) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const done = await rename(act, id, body.subscriptionName);
    return done.ok ? reply(200, { subscriptionId: id }) : done;
  },
});

/** Cancels a subscription: it becomes read-only. */
export const cancelSubscription = operation({
  id: 'Subscription_Cancel',
  method: 'POST',
  path: '/subscriptions/{subscriptionId}/providers/Microsoft.Subscription/cancel',
  apiVersions: ALIAS_VERSIONS,
  requires: { action: 'Microsoft.Subscription/cancel/action', at },
  replies,

  async handle({ params, query }, { act }) {
    const id = parseGuid(params.subscriptionId);
    if (!id) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const done = await cancel(act, id, query.get('IgnoreResourceCheck')?.toLowerCase() === 'true');
    return done.ok ? reply(200, { subscriptionId: id }) : done;
  },
});

/** Takes a cancellation back. */
export const enableSubscription = operation({
  id: 'Subscription_Enable',
  method: 'POST',
  path: '/subscriptions/{subscriptionId}/providers/Microsoft.Subscription/enable',
  apiVersions: ALIAS_VERSIONS,
  requires: { action: 'Microsoft.Subscription/enable/action', at },
  replies,

  async handle({ params }, { act }) {
    const id = parseGuid(params.subscriptionId);
    if (!id) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const done = await enable(act, id);
    return done.ok ? reply(200, { subscriptionId: id }) : done;
  },
});
