import { createPolicy, removePolicy, updatePolicy } from '@mandate/app/self-serve/change-policy';
import { SELF_SERVE_RESOURCES, type SelfServePolicy, type SelfServeResource } from '@mandate/domain/self-serve';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { type CustomerPlace, customerAt } from '../place.ts';
import { attributesOf, collection, etagOf, versionSeen } from '../resources.ts';
import { AttributesWire, collectionOf } from '../wire.ts';

const text = Type.String({ maxLength: 128 });

const PolicyWire = Type.Object({
  id: Type.String(),
  selfServeEntity: Type.Object({ selfServeEntityType: Type.String(), tenantID: Type.String() }),
  grantor: Type.Object({ grantorType: Type.String(), tenantID: Type.String() }),
  permissions: Type.Array(Type.Object({ resource: Type.String(), action: Type.String() })),
  attributes: AttributesWire,
});

const PolicyBody = Type.Object({
  selfServeEntity: Type.Object({ selfServeEntityType: Type.Optional(text), tenantID: text }),
  grantor: Type.Optional(Type.Object({ grantorType: Type.Optional(text), tenantID: Type.Optional(text) })),
  permissions: Type.Array(Type.Object({ resource: text, action: text }), { maxItems: 8 }),
  attributes: Type.Optional(Type.Object({ etag: Type.Optional(text) })),
});

function policyToWire({ id, resources, version }: SelfServePolicy, partner: string): Static<typeof PolicyWire> {
  return {
    id: `${partner}_${id}`,
    selfServeEntity: { selfServeEntityType: 'customer', tenantID: id },
    grantor: { grantorType: 'billToPartner', tenantID: partner },
    permissions: resources.map((resource) => ({ resource, action: 'Purchase' })),
    attributes: attributesOf('SelfServePolicy', etagOf(id, version)),
  };
}

function resourcesOf({
  permissions,
}: Static<typeof PolicyBody>): Result<readonly SelfServeResource[], PartnerCenterFailure> {
  const resources = new Set<SelfServeResource>();
  for (const { resource, action } of permissions) {
    const known = SELF_SERVE_RESOURCES.find((each) => each.toLowerCase() === resource.toLowerCase());
    if (!known || action.toLowerCase() !== 'purchase') {
      return fail({ kind: 'input-invalid', detail: `There is no permission '${action}' on '${resource}'.` });
    }
    resources.add(known);
  }
  return ok([...resources]);
}

/** The customer that the id of a policy names: `<partner>_<customer>`, of this partner alone. */
function ofPolicy(id: string, work: Work) {
  const [partner = '', customer = ''] = id.toLowerCase().split('_');
  return customerAt(partner === work.access.caller.home ? customer : '', work);
}

async function policyOf({
  reader,
  partner,
  id,
}: CustomerPlace): Promise<Result<SelfServePolicy, PartnerCenterFailure>> {
  const found = await reader.findCommerce(partner, 'self-serve', id);
  return found ? ok(found) : fail({ kind: 'self-serve-not-found' });
}

/** What a customer's own people may buy; without a policy it is nothing. */
export const listPolicies = operation({
  id: 'SelfServePolicies_List',
  method: 'GET',
  path: '/v1/SelfServePolicy',
  callers: 'U',
  requires: { partner: 'selfServe.read' },
  replies: { 200: collectionOf(PolicyWire) },

  async handle({ query }, work) {
    const place = await customerAt(query.get('entity_id') ?? '', work);
    if (!place.ok) return place;
    const policy = await policyOf(place.value);
    const items = policy.ok ? [policyToWire(policy.value, place.value.partner)] : [];
    return reply(200, collection(items, `/SelfServePolicy?entity_id=${place.value.id}`));
  },
});

/** One policy. */
export const getPolicy = operation({
  id: 'SelfServePolicies_Get',
  method: 'GET',
  path: '/v1/SelfServePolicy/{policyId}',
  callers: 'U',
  requires: { partner: 'selfServe.read' },
  replies: { 200: PolicyWire },

  async handle({ params }, work) {
    const place = await ofPolicy(params.policyId, work);
    if (!place.ok) return place;
    const policy = await policyOf(place.value);
    return policy.ok ? reply(200, policyToWire(policy.value, place.value.partner)) : policy;
  },
});

/** Lets a customer's own people buy. */
export const postPolicy = operation({
  id: 'SelfServePolicies_Create',
  method: 'POST',
  path: '/v1/SelfServePolicy',
  callers: 'U',
  requires: { partner: 'selfServe.write' },
  body: PolicyBody,
  replies: { 201: PolicyWire },

  async handle({ body }, work) {
    const place = await customerAt(body.selfServeEntity.tenantID, work);
    if (!place.ok) return place;
    const resources = resourcesOf(body);
    if (!resources.ok) return resources;
    const created = await createPolicy(work.act, place.value.id, resources.value);
    return created.ok ? reply(201, policyToWire(created.value, place.value.partner)) : created;
  },
});

/** Changes what they may buy. */
export const putPolicy = operation({
  id: 'SelfServePolicies_Update',
  method: 'PUT',
  path: '/v1/SelfServePolicy/{policyId}',
  callers: 'U',
  requires: { partner: 'selfServe.write' },
  body: PolicyBody,
  replies: { 200: PolicyWire },

  async handle({ params, body, fields }, work) {
    const place = await ofPolicy(params.policyId, work);
    if (!place.ok) return place;
    const resources = resourcesOf(body);
    if (!resources.ok) return resources;
    const { id, partner } = place.value;
    const seen = versionSeen(id, fields.ifMatch, body.attributes?.etag);
    const updated = await updatePolicy(work.act, id, { resources: resources.value, seen });
    return updated.ok ? reply(200, policyToWire(updated.value, partner)) : updated;
  },
});

/** Takes it back. */
export const deletePolicy = operation({
  id: 'SelfServePolicies_Delete',
  method: 'DELETE',
  path: '/v1/SelfServePolicy/{policyId}',
  callers: 'U',
  requires: { partner: 'selfServe.write' },
  replies: { 204: null },

  async handle({ params }, work) {
    const place = await ofPolicy(params.policyId, work);
    if (!place.ok) return place;
    const removed = await removePolicy(work.act, place.value.id);
    return removed.ok ? reply(204) : removed;
  },
});
