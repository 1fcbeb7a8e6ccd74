import type { Tenant } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { ObjectListWire, ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const KNOWN_TO_ALL = { anyoneInTenant: 'Everybody may know the tenant they are in.' } as const;

/** The tenant itself, as a list of one. */
export const listOrganization = operation({
  id: 'organization.ListOrganization',
  method: 'GET',
  path: '/v1.0/organization',
  requires: KNOWN_TO_ALL,
  replies: { 200: ObjectListWire },

  async handle({ link }, { access, store }) {
    const tenant = await store.tenant(access.caller.tenant).tenant();
    if (!tenant) return fail({ kind: 'object-not-found', id: access.caller.tenant });
    return reply(200, { '@odata.context': link('/v1.0/$metadata#organization'), value: [organizationToWire(tenant)] });
  },
});

/** The tenant itself, by its id. */
export const getOrganization = operation({
  id: 'organization.GetOrganization',
  method: 'GET',
  path: '/v1.0/organization/{id}',
  requires: KNOWN_TO_ALL,
  replies: { 200: ObjectWire },

  async handle({ params, link }, { access, store }) {
    const tenant = await store.tenant(access.caller.tenant).tenant();
    if (!tenant || parseGuid(params.id) !== tenant.id) return fail({ kind: 'object-not-found', id: params.id });
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#organization/$entity'),
      ...organizationToWire(tenant),
    });
  },
});

/** The domains of the tenant. */
export const listDomains = operation({
  id: 'domain.ListDomain',
  method: 'GET',
  path: '/v1.0/domains',
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectListWire },

  async handle({ link }, { access, store }) {
    const tenant = await store.tenant(access.caller.tenant).tenant();
    const value = tenant?.domains.map((name) => domainToWire(tenant, name)) ?? [];
    return reply(200, { '@odata.context': link('/v1.0/$metadata#domains'), value });
  },
});

/** One domain of the tenant, by its name. */
export const getDomain = operation({
  id: 'domain.GetDomain',
  method: 'GET',
  path: '/v1.0/domains/{id}',
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectWire },

  async handle({ params, link }, { access, store }) {
    const tenant = await store.tenant(access.caller.tenant).tenant();
    const name = tenant?.domains.find((each) => each.toLowerCase() === params.id.toLowerCase());
    if (!tenant || name === undefined) return fail({ kind: 'object-not-found', id: params.id });
    return reply(200, { '@odata.context': link('/v1.0/$metadata#domains/$entity'), ...domainToWire(tenant, name) });
  },
});

function organizationToWire(tenant: Tenant) {
  return {
    id: tenant.id,
    displayName: tenant.displayName,
    countryLetterCode: tenant.country,
    verifiedDomains: tenant.domains.map((name) => ({
      name,
      isDefault: name === tenant.defaultDomain,
      isInitial: name === tenant.defaultDomain,
      type: 'Managed',
      capabilities: 'Email, OfficeCommunicationsOnline',
    })),
    tenantType: 'AAD',
    createdDateTime: new Date(tenant.createdAt).toISOString(),
  };
}

function domainToWire(tenant: Tenant, name: string) {
  return {
    id: name,
    authenticationType: 'Managed',
    isAdminManaged: true,
    isDefault: name === tenant.defaultDomain,
    isInitial: name === tenant.defaultDomain,
    isRoot: true,
    isVerified: true,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
  };
}
