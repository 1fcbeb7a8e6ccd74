import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { SUBSCRIPTION_VERSIONS } from './versions.ts';

/** The caller's home tenant; a partner's customers are entered by name and never listed here. */
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
    const home = await store.tenant(access.caller.home).tenant();
    if (!home) return reply(200, { value: [] });
    const value = {
      id: `/tenants/${home.id}`,
      tenantId: home.id,
      tenantCategory: 'Home',
      countryCode: home.country,
      displayName: home.displayName,
      domains: home.domains,
      defaultDomain: home.defaultDomain,
      tenantType: 'AAD',
    };
    return reply(200, { value: [value] });
  },
});
