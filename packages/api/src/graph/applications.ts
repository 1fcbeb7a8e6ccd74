import { replaceCertificates } from '@mandate/app/directory/application-credentials';
import { type ApplicationFields, createApplication, updateApplication } from '@mandate/app/directory/applications';
import { deleteObject } from '@mandate/app/directory/deleted-objects';
import type { AppRole } from '@mandate/domain/applications';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { reply } from '../operation.ts';
import { applicationToWire, shownCredentials } from './application-wire.ts';
import type { GraphFailure } from './failures.ts';
import { KeyCredentials, wantedCertificates } from './key-credentials.ts';
import { findApplicationByKey, objectOf } from './keys.ts';
import { ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const Text = Type.String({ maxLength: 256 });
const Nullable = Type.Union([Type.String({ maxLength: 1024 }), Type.Null()]);
const Uris = Type.Array(Type.String({ maxLength: 256 }), { maxItems: 256 });
const Nothing = Type.Array(Type.Unknown(), { maxItems: 0 });
const RedirectUris = Type.Object({ redirectUris: Type.Optional(Uris) }, { additionalProperties: false });
const AppRoleBody = Type.Object(
  {
    id: Type.String({ maxLength: 64 }),
    value: Type.Optional(Type.Union([Text, Type.Null()])),
    displayName: Text,
    description: Type.String({ maxLength: 1024 }),
    allowedMemberTypes: Type.Array(Type.Union([Type.Literal('User'), Type.Literal('Application')]), {
      minItems: 1,
      maxItems: 2,
    }),
    isEnabled: Type.Optional(Type.Boolean()),
    origin: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
);

const Fields = {
  identifierUris: Type.Optional(Uris),
  signInAudience: Type.Optional(Text),
  web: Type.Optional(
    Type.Object(
      {
        redirectUris: Type.Optional(Uris),
        homePageUrl: Type.Optional(Type.Null()),
        logoutUrl: Type.Optional(Type.Null()),
      },
      { additionalProperties: false },
    ),
  ),
  spa: Type.Optional(RedirectUris),
  publicClient: Type.Optional(RedirectUris),
  appRoles: Type.Optional(Type.Array(AppRoleBody, { maxItems: 1200 })),
  description: Type.Optional(Nullable),
  notes: Type.Optional(Nullable),
  tags: Type.Optional(Type.Array(Text, { maxItems: 60 })),
  keyCredentials: Type.Optional(KeyCredentials),
  // Secrets are made by `addPassword` alone; what an application asks of others is not built.
  passwordCredentials: Type.Optional(Nothing),
  requiredResourceAccess: Type.Optional(Nothing),
};

const NewApplication = Type.Object({ displayName: Text, ...Fields }, { additionalProperties: false });
const Changes = Type.Object({ displayName: Type.Optional(Text), ...Fields }, { additionalProperties: false });

/** Registers an application; whoever does owns it. */
export const postApplication = operation({
  id: 'application.CreateApplication',
  method: 'POST',
  path: '/v1.0/applications',
  requires: { directory: 'createApplications' },
  body: NewApplication,
  replies: { 201: ObjectWire },

  async handle({ body, link }, { access, store, act }) {
    const fields = fieldsOf(body);
    if (!fields.ok) return fields;
    const certificates = wantedCertificates(body.keyCredentials);
    if (!certificates.ok) return certificates;
    const created = await createApplication(act, { displayName: body.displayName, ...fields.value });
    if (!created.ok) return created;
    const application = created.value;
    if (certificates.value && certificates.value.length > 0) {
      const replaced = await replaceCertificates(act, application.id, certificates.value);
      if (!replaced.ok) return replaced;
    }
    const reader = store.tenant(access.caller.tenant);
    const domain = (await reader.tenant())?.defaultDomain ?? '';
    return reply(201, {
      '@odata.context': link('/v1.0/$metadata#applications/$entity'),
      ...applicationToWire(application, domain, null, await shownCredentials(reader, application.id)),
    });
  },
});

/** Changes a registration; given certificates take the place of all it had. */
export const patchApplication = operation({
  id: 'application.UpdateApplication',
  method: 'PATCH',
  path: '/v1.0/applications/{id}',
  requires: { directory: 'manageApplications', over: objectOf('applications') },
  body: Changes,
  replies: { 204: null },

  async handle({ params, body }, { access, store, act }) {
    const application = await findApplicationByKey(store.tenant(access.caller.tenant), params.id);
    if (!application) return fail({ kind: 'object-not-found', id: params.id });
    const fields = fieldsOf(body, application.redirectUris);
    if (!fields.ok) return fields;
    const certificates = wantedCertificates(body.keyCredentials);
    if (!certificates.ok) return certificates;
    if (Object.keys(fields.value).length > 0) {
      const updated = await updateApplication(act, application.id, fields.value);
      if (!updated.ok) return updated;
    }
    if (!certificates.value) return reply(204);
    const replaced = await replaceCertificates(act, application.id, certificates.value);
    return replaced.ok ? reply(204) : replaced;
  },
});

/** Deletes a registration with its service principal, for 30 days. */
export const deleteApplication = operation({
  id: 'application.DeleteApplication',
  method: 'DELETE',
  path: '/v1.0/applications/{id}',
  requires: { directory: 'manageApplications', over: objectOf('applications') },
  replies: { 204: null },

  async handle({ params }, { access, store, act }) {
    const application = await findApplicationByKey(store.tenant(access.caller.tenant), params.id);
    if (!application) return fail({ kind: 'object-not-found', id: params.id });
    const deleted = await deleteObject(act, { kind: 'Application', id: application.id });
    return deleted.ok ? reply(204) : deleted;
  },
});

const NO_REDIRECTS = { web: [], spa: [], publicClient: [] } as const;

function fieldsOf(
  body: Static<typeof Changes>,
  before: ApplicationFields['redirectUris'] = NO_REDIRECTS,
): Result<ApplicationFields, GraphFailure> {
  const { signInAudience, web, spa, publicClient, appRoles, keyCredentials, passwordCredentials, ...plain } = body;
  const { requiredResourceAccess, ...fields } = plain;
  if (signInAudience !== undefined && signInAudience !== 'AzureADMyOrg') {
    return fail({ kind: 'feature-not-implemented', feature: `applications of audience '${signInAudience}'` });
  }
  const roles = appRoles && rolesOf(appRoles);
  if (roles && !roles.ok) return roles;
  const redirects = web || spa || publicClient;
  return ok({
    ...fields,
    ...(redirects && {
      redirectUris: {
        web: web?.redirectUris ?? before.web,
        spa: spa?.redirectUris ?? before.spa,
        publicClient: publicClient?.redirectUris ?? before.publicClient,
      },
    }),
    ...(roles && { appRoles: roles.value }),
  });
}

function rolesOf(bodies: readonly Static<typeof AppRoleBody>[]): Result<readonly AppRole[], GraphFailure> {
  const roles: AppRole[] = [];
  for (const { origin, ...role } of bodies) {
    const id = parseGuid(role.id);
    if (!id) return fail({ kind: 'property-invalid', property: 'appRoles', detail: 'An id must be a GUID.' });
    roles.push({ ...role, id, value: role.value ?? null, isEnabled: role.isEnabled ?? true });
  }
  return ok(roles);
}
