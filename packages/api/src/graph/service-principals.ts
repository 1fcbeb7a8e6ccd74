import { replaceCertificates } from '@mandate/app/directory/application-credentials';
import { createServicePrincipal, updateServicePrincipal } from '@mandate/app/directory/applications';
import { deleteObject } from '@mandate/app/directory/deleted-objects';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { KeyCredentials, wantedCertificates } from './key-credentials.ts';
import { findServicePrincipalByKey, objectOf } from './keys.ts';
import { ObjectWire } from './objects.ts';
import { operation } from './operation.ts';
import { describeServicePrincipal } from './service-principal-wire.ts';

const Text = Type.String({ maxLength: 1024 });
const Details = {
  appRoleAssignmentRequired: Type.Optional(Type.Boolean()),
  alternativeNames: Type.Optional(Type.Array(Text, { maxItems: 100 })),
  description: Type.Optional(Text),
  notes: Type.Optional(Text),
  tags: Type.Optional(Type.Array(Text, { maxItems: 60 })),
};

/** Gives an application of this directory something to act as. */
export const postServicePrincipal = operation({
  id: 'servicePrincipal.CreateServicePrincipal',
  method: 'POST',
  path: '/v1.0/servicePrincipals',
  // An application's owner may as well, which the use case decides once it knows the application.
  requires: { directory: 'readDirectory' },
  body: Type.Object(
    { appId: Type.String({ maxLength: 64 }), accountEnabled: Type.Optional(Type.Boolean()), ...Details },
    { additionalProperties: false },
  ),
  replies: { 201: ObjectWire },

  async handle({ body, link }, { access, store, act }) {
    const { appId: given, accountEnabled, ...details } = body;
    const appId = parseGuid(given);
    if (!appId) return fail({ kind: 'property-invalid', property: 'appId', detail: 'It must be a GUID.' });
    const created = await createServicePrincipal(act, {
      appId,
      accountEnabled: accountEnabled ?? true,
      ...(Object.keys(details).length > 0 && { details }),
    });
    if (!created.ok) return created;
    return reply(201, {
      '@odata.context': link('/v1.0/$metadata#servicePrincipals/$entity'),
      ...(await describeServicePrincipal(store.tenant(access.caller.tenant), created.value, null)),
    });
  },
});

/** Changes what is known of a service principal, or whether it may act. */
export const patchServicePrincipal = operation({
  id: 'servicePrincipal.UpdateServicePrincipal',
  method: 'PATCH',
  path: '/v1.0/servicePrincipals/{id}',
  requires: { directory: 'manageApplications', over: objectOf('servicePrincipals') },
  body: Type.Object(
    {
      accountEnabled: Type.Optional(Type.Boolean()),
      displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 256 })),
      keyCredentials: Type.Optional(KeyCredentials),
      ...Details,
    },
    { additionalProperties: false },
  ),
  replies: { 204: null },

  async handle({ params, body }, { access, store, act }) {
    const found = await findServicePrincipalByKey(store.tenant(access.caller.tenant), params.id);
    if (!found) return fail({ kind: 'object-not-found', id: params.id });
    const { keyCredentials, accountEnabled, displayName, ...details } = body;
    const certificates = wantedCertificates(keyCredentials);
    if (!certificates.ok) return certificates;
    const updated = await updateServicePrincipal(act, found.id, {
      ...(accountEnabled !== undefined && { accountEnabled }),
      ...(displayName !== undefined && { displayName }),
      ...(Object.keys(details).length > 0 && { details }),
    });
    if (!updated.ok) return updated;
    if (!certificates.value) return reply(204);
    const replaced = await replaceCertificates(act, found.id, certificates.value);
    return replaced.ok ? reply(204) : replaced;
  },
});

/** Deletes a service principal, for 30 days; its application stays registered. */
export const deleteServicePrincipal = operation({
  id: 'servicePrincipal.DeleteServicePrincipal',
  method: 'DELETE',
  path: '/v1.0/servicePrincipals/{id}',
  requires: { directory: 'manageApplications', over: objectOf('servicePrincipals') },
  replies: { 204: null },

  async handle({ params }, { access, store, act }) {
    const found = await findServicePrincipalByKey(store.tenant(access.caller.tenant), params.id);
    if (!found) return fail({ kind: 'object-not-found', id: params.id });
    const deleted = await deleteObject(act, { kind: 'ServicePrincipal', id: found.id });
    return deleted.ok ? reply(204) : deleted;
  },
});
