import { selfIn } from '@mandate/app/access';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { reply } from '../operation.ts';
import { applicationToWire, shownCredentials } from './application-wire.ts';
import { findApplicationByKey, findServicePrincipalByKey, findUserByKey } from './keys.ts';
import { groupToWire, ObjectWire, principalToWire, userToWire } from './objects.ts';
import { operation } from './operation.ts';
import { expanded } from './pages.ts';
import { shapeOf } from './query-options.ts';
import { describeServicePrincipal } from './service-principal-wire.ts';

const ONE = {
  method: 'GET',
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectWire },
} as const;

/** One user, by id or user principal name. */
export const getUser = operation({
  ...ONE,
  id: 'user.GetUser',
  path: '/v1.0/users/{id}',

  async handle({ params, query, link }, { access, store }) {
    const shape = shapeOf(query, 'user');
    if (!shape.ok) return shape;
    const reader = store.tenant(access.caller.tenant);
    const user = await findUserByKey(reader, params.id);
    if (!user) return fail({ kind: 'object-not-found', id: params.id });
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#users/$entity'),
      ...userToWire(user, shape.value.select),
      ...(await expanded(reader, user.id, shape.value.expand)),
    });
  },
});

/**
 * The signed-in user: as a guest where one was invited, and else as at home, also when acting at a customer.
 * Applications have no `me`.
 */
export const getMe = operation({
  ...ONE,
  id: 'me.GetUser',
  path: '/v1.0/me',
  requires: { anyoneInTenant: 'Everybody may know themselves.' },

  async handle({ query, link }, { access, store }) {
    const { caller } = access;
    if (caller.kind !== 'User') return fail({ kind: 'user-token-required' });
    const shape = shapeOf(query, 'user');
    if (!shape.ok) return shape;
    const self = selfIn(access);
    const reader = store.tenant(self === null ? caller.home : caller.tenant);
    const user = await reader.findUser(self ?? caller.id);
    if (!user) return fail({ kind: 'object-not-found', id: caller.id });
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#users/$entity'),
      ...userToWire(user, shape.value.select),
      ...(self === null ? {} : await expanded(reader, self, shape.value.expand)),
    });
  },
});

/** One group. */
export const getGroup = operation({
  ...ONE,
  id: 'group.GetGroup',
  path: '/v1.0/groups/{id}',

  async handle({ params, query, link }, { access, store }) {
    const shape = shapeOf(query, 'group');
    if (!shape.ok) return shape;
    const reader = store.tenant(access.caller.tenant);
    const id = parseGuid(params.id);
    const group = id && (await reader.findGroup(id));
    if (!group) return fail({ kind: 'object-not-found', id: params.id });
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#groups/$entity'),
      ...groupToWire(group, shape.value.select),
      ...(await expanded(reader, group.id, shape.value.expand)),
    });
  },
});

/** One service principal, by object id or application id. */
export const getServicePrincipal = operation({
  ...ONE,
  id: 'servicePrincipal.GetServicePrincipal',
  path: '/v1.0/servicePrincipals/{id}',

  async handle({ params, query, link }, { access, store }) {
    const shape = shapeOf(query, 'servicePrincipal');
    if (!shape.ok) return shape;
    const reader = store.tenant(access.caller.tenant);
    const found = await findServicePrincipalByKey(reader, params.id);
    if (!found) return fail({ kind: 'object-not-found', id: params.id });
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#servicePrincipals/$entity'),
      ...(await describeServicePrincipal(reader, found, shape.value.select)),
      ...(await expanded(reader, found.id, shape.value.expand)),
    });
  },
});

/** The registration of one application, by object id or application id. */
export const getApplication = operation({
  ...ONE,
  id: 'application.GetApplication',
  path: '/v1.0/applications/{id}',

  async handle({ params, query, link }, { access, store }) {
    const shape = shapeOf(query, 'application');
    if (!shape.ok) return shape;
    const reader = store.tenant(access.caller.tenant);
    const found = await findApplicationByKey(reader, params.id);
    if (!found) return fail({ kind: 'object-not-found', id: params.id });
    const credentials = await shownCredentials(reader, found.id);
    const domain = (await reader.tenant())?.defaultDomain ?? '';
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#applications/$entity'),
      ...applicationToWire(found, domain, shape.value.select, credentials),
      ...(await expanded(reader, found.id, shape.value.expand)),
    });
  },
});

/** Any user, group or service principal, by its id. */
export const getDirectoryObject = operation({
  ...ONE,
  id: 'directoryObject.GetDirectoryObject',
  path: '/v1.0/directoryObjects/{id}',

  async handle({ params, query, link }, { access, store }) {
    const shape = shapeOf(query, 'directoryObject');
    if (!shape.ok) return shape;
    const id = parseGuid(params.id);
    const [found] = id ? await store.tenant(access.caller.tenant).findPrincipals([id]) : [];
    if (!found) return fail({ kind: 'object-not-found', id: params.id });
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#directoryObjects/$entity'),
      ...principalToWire(found, access.caller.tenant, shape.value.select),
    });
  },
});
