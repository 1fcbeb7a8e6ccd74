import { mayForPartner } from '@mandate/app/access';
import { azureRefusal } from '@mandate/domain/delegated-admin-entry';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { customerAt } from '../place.ts';
import { attributesOf, collection, linkTo } from '../resources.ts';
import { AttributesWire, collectionOf, LinkWire } from '../wire.ts';

const ManagedServiceWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  groupName: Type.String(),
  links: Type.Record(Type.String(), LinkWire),
  attributes: AttributesWire,
});

/**
 * What the caller can administer for a customer, with the way there: of Azure, whoever delegated admin lets in there;
 * whom neither kind of it lets in sees none (https://learn.microsoft.com/partner-center/developer/get-the-managed-services-for-a-customer-by-id).
 */
export const listManagedServices = operation({
  id: 'Customers_ListManagedServices',
  method: 'GET',
  path: '/v1/customers/{customerId}/managedservices',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(ManagedServiceWire) },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { id } = place.value;
    const self = `/customers/${id}/managedservices`;
    const { access } = work;
    const { presence } = await work.snapshotIn(id);
    const standing = { roles: access.partnerRoles, policy: access.home.partnerPolicy };
    const opens =
      mayForPartner('azurePortal.open', access) &&
      presence.kind === 'on-behalf' &&
      azureRefusal(presence.entry, standing) === undefined;
    const azure = {
      id: 'azure',
      name: 'Microsoft Azure Management Portal',
      groupName: 'Azure',
      links: { adminService: linkTo(`${work.origins.portal}/azure/${id}`), self: linkTo(self) },
      attributes: attributesOf('ManagedService'),
    };
    return reply(200, collection(opens ? [azure] : [], self));
  },
});
