import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { attributesOf, linkTo } from '../resources.ts';
import { AttributesWire, LinkWire } from '../wire.ts';

/** The partner itself, as far as its directory knows it. */
export const getOrganizationProfile = operation({
  id: 'Profiles_GetOrganization',
  method: 'GET',
  path: '/v1/profiles/organization',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: {
    200: Type.Object({
      id: Type.String(),
      tenantId: Type.String(),
      companyName: Type.String(),
      domain: Type.String(),
      defaultAddress: Type.Object({ country: Type.String() }),
      profileType: Type.String(),
      links: Type.Record(Type.String(), LinkWire),
      attributes: AttributesWire,
    }),
  },

  async handle(_input, { access, store }) {
    const tenant = await store.tenant(access.caller.home).tenant();
    if (!tenant) throw new Error('The home of a caller who was let through has no tenant.');
    return reply(200, {
      id: tenant.id,
      tenantId: tenant.id,
      companyName: tenant.displayName,
      domain: tenant.defaultDomain,
      defaultAddress: { country: tenant.country },
      profileType: 'organization_profile',
      links: { self: linkTo('/profiles/organization') },
      attributes: attributesOf('PartnerOrganizationProfile'),
    });
  },
});

/**
 * The company behind the partner, as far as its directory knows it. Nobody vets partners here, so that none ever was
 * (https://learn.microsoft.com/partner-center/developer/get-legal-business-profile).
 */
export const getLegalBusinessProfile = operation({
  id: 'Profiles_GetLegalBusiness',
  method: 'GET',
  path: '/v1/profiles/legalbusiness',
  callers: 'B',
  requires: { partner: 'profile.read' },
  replies: {
    200: Type.Object({
      companyName: Type.String(),
      address: Type.Object({ country: Type.String() }),
      vettingStatus: Type.Literal('none'),
      vettingSubStatus: Type.Literal('none'),
      profileType: Type.String(),
      links: Type.Record(Type.String(), LinkWire),
      attributes: AttributesWire,
    }),
  },

  async handle({ query }, { access, store }) {
    const version = query.get('vettingVersion') ?? 'Current';
    if (version.toLowerCase() === 'lastfinalized') return fail({ kind: 'vetting-never-finalized' });
    if (version.toLowerCase() !== 'current') return fail({ kind: 'enum-unknown', text: version });
    const tenant = await store.tenant(access.caller.home).tenant();
    if (!tenant) throw new Error('The home of a caller who was let through has no tenant.');
    return reply(200, {
      companyName: tenant.displayName,
      address: { country: tenant.country },
      vettingStatus: 'none',
      vettingSubStatus: 'none',
      profileType: 'LegalBusinessProfile',
      links: { self: linkTo('/profiles/legalbusiness') },
      attributes: attributesOf('LegalBusinessProfile'),
    });
  },
});

/** Mandate keeps no partner program's numbers, so that it knows of none. */
export const getMpnProfile = operation({
  id: 'Profiles_GetMpn',
  method: 'GET',
  path: '/v1/profiles/mpn',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: {},

  async handle() {
    return fail({ kind: 'mpn-unknown' });
  },
});
