import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import {
  groupToWire,
  ObjectListWire,
  ObjectWire,
  principalToWire,
  servicePrincipalToWire,
  userToWire,
} from './objects.ts';
import { operation } from './operation.ts';
import { selectOf } from './query-options.ts';

/** One user, by id or user principal name. */
export const getUser = operation({
  id: 'user.GetUser',
  method: 'GET',
  path: '/v1.0/users/{id}',
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectWire },

  async handle({ params, query }, { access, store }) {
    const reader = store.tenant(access.caller.tenant);
    const id = parseGuid(params.id);
    const user = id ? await reader.findUser(id) : await reader.findUserByName(params.id);
    return user ? reply(200, userToWire(user, selectOf(query))) : fail({ kind: 'object-not-found', id: params.id });
  },
});

/** The signed-in user; applications have no `me`, and at a customer the user is at home elsewhere. */
export const getMe = operation({
  id: 'me.GetUser',
  method: 'GET',
  path: '/v1.0/me',
  requires: { anyoneInTenant: 'Everybody may know themselves.' },
  replies: { 200: ObjectWire },

  async handle({ query }, { access, store }) {
    const { caller } = access;
    if (caller.kind !== 'User') return fail({ kind: 'user-token-required' });
    const user = await store.tenant(caller.home).findUser(caller.id);
    return user ? reply(200, userToWire(user, selectOf(query))) : fail({ kind: 'object-not-found', id: caller.id });
  },
});

/** One group. */
export const getGroup = operation({
  id: 'group.GetGroup',
  method: 'GET',
  path: '/v1.0/groups/{id}',
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectWire },

  async handle({ params, query }, { access, store }) {
    const id = parseGuid(params.id);
    const group = id && (await store.tenant(access.caller.tenant).findGroup(id));
    return group ? reply(200, groupToWire(group, selectOf(query))) : fail({ kind: 'object-not-found', id: params.id });
  },
});

/** The direct members of a group. */
export const listGroupMembers = operation({
  id: 'group.ListMember',
  method: 'GET',
  path: '/v1.0/groups/{id}/members',
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectListWire },

  async handle({ params, query, link }, { access, store }) {
    const tenant = access.caller.tenant;
    const reader = store.tenant(tenant);
    const id = parseGuid(params.id);
    if (!id || !(await reader.findGroup(id))) return fail({ kind: 'object-not-found', id: params.id });
    const members = await reader.listMembers(id);
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#directoryObjects'),
      value: members.map((member) => principalToWire(member, tenant, selectOf(query))),
    });
  },
});

/** One service principal. */
export const getServicePrincipal = operation({
  id: 'servicePrincipal.GetServicePrincipal',
  method: 'GET',
  path: '/v1.0/servicePrincipals/{id}',
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectWire },

  async handle({ params, query }, { access, store }) {
    const tenant = access.caller.tenant;
    const id = parseGuid(params.id);
    const found = id && (await store.tenant(tenant).findServicePrincipal(id));
    if (!found) return fail({ kind: 'object-not-found', id: params.id });
    return reply(200, servicePrincipalToWire(found, tenant, selectOf(query)));
  },
});

/** The tenant itself. */
export const listOrganization = operation({
  id: 'organization.ListOrganization',
  method: 'GET',
  path: '/v1.0/organization',
  requires: { anyoneInTenant: 'Everybody may know the tenant they are in.' },
  replies: { 200: Type.Object({ '@odata.context': Type.String(), value: Type.Array(ObjectWire) }) },

  async handle({ link }, { access, store }) {
    const tenant = await store.tenant(access.caller.tenant).tenant();
    if (!tenant) return fail({ kind: 'object-not-found', id: access.caller.tenant });
    const verifiedDomains = tenant.domains.map((name) => ({
      name,
      isDefault: name === tenant.defaultDomain,
      isInitial: name === tenant.defaultDomain,
      type: 'Managed',
      capabilities: 'Email, OfficeCommunicationsOnline',
    }));
    const organization = {
      id: tenant.id,
      displayName: tenant.displayName,
      countryLetterCode: tenant.country,
      verifiedDomains,
      tenantType: 'AAD',
      createdDateTime: new Date(tenant.createdAt).toISOString(),
    };
    return reply(200, { '@odata.context': link('/v1.0/$metadata#organization'), value: [organization] });
  },
});
