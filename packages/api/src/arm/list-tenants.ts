import type { Tenant } from '@mandate/domain/tenants';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { SUBSCRIPTION_VERSIONS } from './versions.ts';

/** The caller's home tenant, and those it is a guest in; a partner's customers are entered by name and never listed. */
export const listTenants = operation({
  id: 'Tenants_List',
  method: 'GET',
  path: '/tenants',
  apiVersions: SUBSCRIPTION_VERSIONS,
  requires: { anyoneInTenant: 'Everybody may know the own tenant.' },
  replies: {
    200: Type.Object({
      value: Type.Array(
        Type.Object({
          id: Type.String(),
          tenantId: Type.String(),
          tenantCategory: Type.String(),
          countryCode: Type.String(),
          displayName: Type.String(),
          domains: Type.Array(Type.String()),
          defaultDomain: Type.String(),
          tenantType: Type.String(),
        }),
      ),
    }),
  },

  async handle(_input, { access, store }) {
    const home = store.tenant(access.caller.home);
    const guestIn = access.caller.kind === 'User' ? await home.listGuestTenants(access.caller.id) : [];
    const hosts = await Promise.all(guestIn.toSorted().map((host) => store.tenant(host).tenant()));
    const all = [await home.tenant(), ...hosts].filter((tenant) => tenant !== undefined);
    return reply(200, { value: all.map((tenant) => tenantToWire(tenant, tenant.id === access.caller.home)) });
  },
});

function tenantToWire(tenant: Tenant, isHome: boolean) {
  return {
    id: `/tenants/${tenant.id}`,
    tenantId: tenant.id,
    tenantCategory: isHome ? 'Home' : 'ManagedBy',
    countryCode: tenant.country,
    displayName: tenant.displayName,
    domains: tenant.domains,
    defaultDomain: tenant.defaultDomain,
    tenantType: 'AAD',
  };
}
