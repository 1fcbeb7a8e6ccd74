import { sellsItself } from '@mandate/app/access';
import { confirmCustomer, requestRelationship } from '@mandate/app/relationships/change-relationship';
import { stillSold } from '@mandate/app/relationships/end-relationship';
import {
  renewLinks,
  requestLink,
  requestParties,
  setDelegatedAdminOnNew,
} from '@mandate/app/relationships/request-link';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { invitationUrl } from '../../invitation-url.ts';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { partnerName } from './shown.ts';
import type { RelationshipRequest, RemovalBlockers } from './wire.ts';

/** The link to send to customers. It is the same each time, until it is renewed; reading it changes nothing. */
export const getRelationshipRequest = operation({
  id: 'Portal_GetRelationshipRequest',
  method: 'GET',
  path: '/portal/relationship-request',
  requires: { partner: 'relationships.request' },
  replies: { 200: Type.Object({ url: Type.String() }) },

  async handle({ query }, { access, store, signer, origins }) {
    const reader = store.tenant(access.caller.home);
    const { providers, resellers } = await reader.listTiers();
    const itself = sellsItself(access);
    const parties = await requestParties(reader, {
      // An indirect reseller that names no provider means its first.
      provider: query.get('provider') ?? (itself ? undefined : providers[0]),
      reseller: query.get('reseller'),
      sellsItself: itself,
    });
    if (!parties) {
      return fail({ kind: 'bad-request', detail: 'provider or reseller must be an indirect one of yours.' });
    }
    const { delegatedAdminOnNew } = await reader.requestSettings();
    const delegatedAdmin = query.get('delegatedAdmin') === 'true' && delegatedAdminOnNew === 'allowed';
    const link = await requestLink(store, signer, { ...parties, delegatedAdmin });
    const named = (ids: readonly TenantId[]) => Promise.all(ids.map((id) => partnerName(store, id)));
    const request: RelationshipRequest = {
      url: invitationUrl(origins, link),
      partner: (await reader.tenant())?.displayName ?? '',
      delegatedAdminOnNew,
      sellsItself: itself,
      providers: await named(providers),
      resellers: await named(resellers),
    };
    return reply(200, request);
  },
});

/** Voids all links that were sent. */
export const renewRequestLinks = operation({
  id: 'Portal_RenewRequestLinks',
  method: 'POST',
  path: '/portal/relationship-request/renew',
  requires: { partner: 'relationships.settings' },
  replies: { 204: null },

  async handle(_input, { act }) {
    const renewed = await renewLinks(act);
    return renewed.ok ? reply(204) : renewed;
  },
});

/** Says whether new requests may ask for delegated admin privileges. */
export const putRequestSettings = operation({
  id: 'Portal_PutRequestSettings',
  method: 'PUT',
  path: '/portal/relationship-request/settings',
  requires: { partner: 'relationships.settings' },
  body: Type.Object(
    { delegatedAdminOnNew: Type.Union([Type.Literal('allowed'), Type.Literal('forbidden')]) },
    { additionalProperties: false },
  ),
  replies: { 204: null },

  async handle({ body }, { act }) {
    const set = await setDelegatedAdminOnNew(act, body.delegatedAdminOnNew);
    return set.ok ? reply(204) : set;
  },
});

/** Asks a customer by name, of whom the partner knows already. */
export const requestOfCustomer = operation({
  id: 'Portal_RequestOfCustomer',
  method: 'POST',
  path: '/portal/customers/{id}/request',
  requires: { partner: 'relationships.request' },
  body: Type.Object({ delegatedAdmin: Type.Boolean() }, { additionalProperties: false }),
  replies: { 204: null },

  async handle({ params, body }, { act, access, store }) {
    const customer = parseGuid(params.id);
    // Whoever guesses ids must not learn whose they are.
    const known = customer && (await store.tenant(customer).findRelationship(access.caller.home));
    if (!known) return fail({ kind: 'not-found' });
    const requested = await requestRelationship(act, { customer, delegatedAdmin: body.delegatedAdmin });
    return requested.ok ? reply(204) : requested;
  },
});

/** Says that the partner knows a customer who came uninvited. */
export const confirmCustomerOperation = operation({
  id: 'Portal_ConfirmCustomer',
  method: 'POST',
  path: '/portal/customers/{id}/confirm',
  requires: { partner: 'relationships.request' },
  replies: { 204: null },

  async handle({ params }, { act }) {
    const customer = parseGuid(params.id);
    const confirmed = customer
      ? await confirmCustomer(act, customer)
      : fail({ kind: 'relationship-not-found' } as const);
    return confirmed.ok ? reply(204) : confirmed;
  },
});

/** What stands in the way of removing a customer's reseller relationship. */
export const getRemovalBlockers = operation({
  id: 'Portal_GetRemovalBlockers',
  method: 'GET',
  path: '/portal/customers/{id}/removal',
  requires: { partner: 'relationships.remove' },
  replies: { 200: Type.Object({ sold: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) }) },

  async handle({ params }, { access, store }) {
    const customer = parseGuid(params.id);
    const reader = customer && store.tenant(customer);
    if (!reader || !(await reader.findRelationship(access.caller.home))) return fail({ kind: 'not-found' });
    const blockers: RemovalBlockers = { sold: await stillSold(reader, access.caller.home) };
    return reply(200, blockers);
  },
});
