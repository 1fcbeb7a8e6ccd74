import { mayForPartner, sellsItself } from '@mandate/app/access';
import { disableDelegatedAdmin } from '@mandate/app/relationships/change-relationship';
import { endRelationship } from '@mandate/app/relationships/end-relationship';
import { requestLink, requestParties } from '@mandate/app/relationships/request-link';
import { searchKey } from '@mandate/domain/customers';
import type { PartnerPermission } from '@mandate/domain/partner-roles';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { invitationUrl } from '../../invitation-url.ts';
import { reply, type Work } from '../../operation.ts';
import { readFilter } from '../filter.ts';
import { operation } from '../operation.ts';
import { customerAt } from '../place.ts';
import { attributesOf, collection } from '../resources.ts';
import { AttributesWire, CustomerPatchBody, collectionOf } from '../wire.ts';

const NO_SUCH_TIER =
  'indirectCSPId must name an indirect provider of yours, or indirectResellerId an indirect reseller of yours.';

/**
 * The link that asks any customer for a relationship: the same each time, until the partner renews it. Mandate's own
 * options: with `dap=true` it asks for delegated admin privileges as well, with `indirectCSPId` or `indirectResellerId`
 * for both tiers at once, without which an indirect reseller asks nobody
 * (https://learn.microsoft.com/partner-center/developer/request-reseller-relationship).
 */
export const getRelationshipRequest = operation({
  id: 'RelationshipRequests_Get',
  method: 'GET',
  path: '/v1/customers/relationshiprequests',
  callers: 'U',
  requires: { partner: 'relationships.request' },
  replies: { 200: Type.Object({ url: Type.String(), attributes: AttributesWire }) },

  async handle({ query }, { access, store, signer, origins }) {
    const delegatedAdmin = query.get('dap')?.toLowerCase() === 'true';
    const reader = store.tenant(access.caller.home);
    const { delegatedAdminOnNew } = await reader.requestSettings();
    if (delegatedAdmin && delegatedAdminOnNew === 'forbidden') return fail({ kind: 'delegated-admin-forbidden' });
    const parties = await requestParties(reader, {
      provider: query.get('indirectCSPId'),
      reseller: query.get('indirectResellerId'),
      sellsItself: sellsItself(access),
    });
    if (!parties) return fail({ kind: 'input-invalid', detail: NO_SUCH_TIER });
    const link = await requestLink(store, signer, { ...parties, delegatedAdmin });
    return reply(200, { url: invitationUrl(origins, link), attributes: attributesOf('RelationshipRequest') });
  },
});

/**
 * Ends the relationship with a customer, or gives delegated admin privileges back; one of the two at a time
 * (https://learn.microsoft.com/partner-center/developer/remove-a-reseller-relationship-with-a-customer).
 */
export const patchCustomer = operation({
  id: 'Customers_Update',
  method: 'PATCH',
  path: '/v1/customers/{customerId}',
  callers: 'U',
  requires: { partner: 'customers.update' },
  body: CustomerPatchBody,
  replies: {
    200: Type.Object({
      id: Type.String(),
      relationshipToPartner: Type.String(),
      allowDelegatedAccess: Type.Boolean(),
      attributes: AttributesWire,
    }),
  },

  async handle({ params, body }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { id, partner } = place.value;
    const { relationshipToPartner, allowDelegatedAccess } = body;
    const answer = (bond: string) =>
      reply(200, {
        id,
        relationshipToPartner: bond,
        allowDelegatedAccess: false,
        attributes: attributesOf('Customer'),
      });
    // Clients send back what they read; what it says already is no wish.
    const ends = relationshipToPartner !== undefined && relationshipToPartner.toLowerCase() !== 'reseller';
    if (ends) {
      if (relationshipToPartner.toLowerCase() !== 'none') {
        return fail({ kind: 'input-invalid', detail: "relationshipToPartner can be set to 'none' alone." });
      }
      if (!may('relationships.remove', work)) return refused('relationships.remove');
      const ended = await endRelationship(work.act, { partner, customer: id });
      return ended.ok ? answer('none') : ended;
    }
    if (allowDelegatedAccess !== false) {
      return fail({
        kind: 'input-invalid',
        detail: 'Only the customer gives delegated admin privileges; here they can be given back alone.',
      });
    }
    if (!may('delegatedAdmin.disable', work)) return refused('delegatedAdmin.disable');
    const disabled = await disableDelegatedAdmin(work.act, id);
    return disabled.ok ? answer('reseller') : disabled;
  },
});

const may = (permission: PartnerPermission, { access }: Work) => mayForPartner(permission, access);
const refused = (permission: PartnerPermission) => fail({ kind: 'partner-refused', permission } as const);

/** Mandate deletes nobody's directory: a customer keeps its own, and a partner can end the relationship. */
export const deleteCustomer = operation({
  id: 'Customers_Delete',
  method: 'DELETE',
  path: '/v1/customers/{customerId}',
  callers: 'B',
  requires: { partner: 'relationships.remove' },
  replies: {},

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    return fail({ kind: 'not-supported', detail: 'No customer is deleted here. End the relationship instead.' });
  },
});

const RelationshipWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  location: Type.String(),
  relationshipType: Type.String(),
  state: Type.String(),
  attributes: AttributesWire,
});

async function partnerToWire(id: string, relationshipType: string, { store }: Work) {
  const tenant = await store.installation.findTenant(id);
  return {
    id,
    name: tenant?.displayName ?? '',
    location: tenant?.country ?? '',
    relationshipType,
    state: 'active',
    attributes: attributesOf('PartnerRelationship'),
  };
}

/**
 * The other tier behind a customer, where it is sold to by two. A partner learns of no other reseller
 * (https://learn.microsoft.com/partner-center/developer/get-a-customer-s-partner-relationships).
 */
export const listCustomerRelationships = operation({
  id: 'Customers_ListRelationships',
  method: 'GET',
  path: '/v1/customers/{customerId}/relationships',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(RelationshipWire) },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { reader, partner, id } = place.value;
    const own = await reader.findRelationship(partner);
    const type =
      own?.tier === 'indirectProvider' ? 'is_indirect_reseller_of' : 'is_indirect_cloud_solution_provider_of';
    const items = own?.otherTier ? [await partnerToWire(own.otherTier, type, work)] : [];
    return reply(200, collection(items, `/customers/${id}/relationships`));
  },
});

/** The indirect resellers of a provider, or the providers of a reseller. */
export const listPartnerRelationships = operation({
  id: 'Relationships_List',
  method: 'GET',
  path: '/v1/relationships',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(RelationshipWire) },

  async handle({ query }, work) {
    const filter = readFilter(query.get('filter'));
    if (!filter.ok) return filter;
    if (filter.value && `${filter.value.field} ${filter.value.operator}` !== 'name substring') {
      return fail({ kind: 'filter-unsupported', filter: query.get('filter') ?? '' });
    }
    const wanted = searchKey(filter.value?.value ?? '');
    const { providers, resellers } = await work.store.tenant(work.access.caller.home).listTiers();
    const type = (query.get('relationship_type') ?? '').toLowerCase().replaceAll('_', '');
    const lists = new Map<string, readonly [readonly string[], string]>([
      ['isindirectcloudsolutionproviderof', [resellers, 'is_indirect_cloud_solution_provider_of']],
      ['isindirectresellerof', [providers, 'is_indirect_reseller_of']],
    ]);
    const list = lists.get(type);
    if (!list) return fail({ kind: 'query-option-unsupported', option: `relationship_type=${type}` });
    const [ids, relationshipType] = list;
    const all = await Promise.all(ids.map((id) => partnerToWire(id, relationshipType, work)));
    const items = all.filter(({ name }) => searchKey(name).includes(wanted));
    return reply(200, collection(items, '/relationships'));
  },
});
