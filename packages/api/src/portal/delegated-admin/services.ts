import { type AccessSnapshot, isPresent } from '@mandate/app/access';
import { type AzureRefusal, azureRefusal } from '@mandate/domain/delegated-admin-entry';
import { type PartnerRole, rolesWith } from '@mandate/domain/partner-roles';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import type { CustomerServices } from './wire.ts';

/**
 * Which services of a customer the caller's own roles open. Mandate runs one of those that Partner Center lists, the
 * Azure portal.
 */
export const getCustomerServices = operation({
  id: 'Portal_GetCustomerServices',
  method: 'GET',
  path: '/portal/customers/{id}/services',
  requires: { partner: 'customers.read' },
  replies: { 200: Type.Object({ azure: Type.Object({ open: Type.Boolean() }) }) },

  async handle({ params }, { access, store, snapshotIn }) {
    const id = parseGuid(params.id);
    const known = id && (await store.partner(access.caller.home).findCustomer(id));
    if (!id || !known) return fail({ kind: 'not-found' });
    const there = await snapshotIn(id);
    const reason = refusalIn(there);
    const services: CustomerServices = {
      azure: reason ? { open: false, reason, rolesThatMay: rolesThatMay(reason) } : { open: true },
    };
    return reply(200, services);
  },
});

function refusalIn(there: AccessSnapshot): AzureRefusal | undefined {
  const { presence, partnerRoles, home } = there;
  if (presence.kind !== 'on-behalf') return isPresent(there) ? undefined : 'no-relationship';
  return azureRefusal(presence.entry, { roles: partnerRoles, policy: home.partnerPolicy });
}

function rolesThatMay(reason: AzureRefusal): readonly PartnerRole[] {
  if (reason === 'not-admin-agent') return ['adminAgent'];
  return reason === 'no-agent-role' ? rolesWith('azurePortal.open') : [];
}
