import { putFederation, removeFederation, type WantedFederation } from '@mandate/app/directory/application-credentials';
import type { FederatedCredential } from '@mandate/app/ports/credentials';
import type { TenantReader } from '@mandate/app/ports/store';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { reply } from '../operation.ts';
import { findApplicationByKey, objectOf } from './keys.ts';
import { ObjectListWire, ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const Text = Type.String({ maxLength: 600 });
const Description = Type.Optional(Type.Union([Text, Type.Null()]));
const Audiences = Type.Array(Text, { maxItems: 8 });
const NewBody = Type.Object(
  { name: Text, issuer: Text, subject: Text, audiences: Audiences, description: Description },
  { additionalProperties: false },
);
const ChangeBody = Type.Object(
  {
    name: Type.Optional(Text),
    issuer: Type.Optional(Text),
    subject: Type.Optional(Text),
    audiences: Type.Optional(Audiences),
    description: Description,
  },
  { additionalProperties: false },
);

const ALL = '/v1.0/applications/{id}/federatedIdentityCredentials';
const ONE = `${ALL}/{credentialId}` as const;
const CONTEXT = '/v1.0/$metadata#applications/federatedIdentityCredentials';
const MANAGE = { directory: 'manageApplications', over: objectOf('applications') } as const;

/** The subjects of other issuers that may sign in as an application. */
export const listFederatedCredentials = operation({
  id: 'application.ListFederatedIdentityCredential',
  method: 'GET',
  path: ALL,
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectListWire },

  async handle({ params, query, link }, { access, store }) {
    const reader = store.tenant(access.caller.tenant);
    const application = await findApplicationByKey(reader, params.id);
    if (!application) return fail({ kind: 'object-not-found', id: params.id });
    const filter = query.get('$filter') ?? '';
    if (filter !== '') return fail({ kind: 'filter-unsupported', filter });
    const labels = await reader.listCredentialLabels(application.id);
    const value = (await reader.listFederatedCredentials(application.id)).map((each) =>
      federationToWire(each, labels.get(each.id) ?? null),
    );
    return reply(200, { '@odata.context': link(CONTEXT), value });
  },
});

/** One of them, by its id or its name. */
export const getFederatedCredential = operation({
  id: 'application.GetFederatedIdentityCredential',
  method: 'GET',
  path: ONE,
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectWire },

  async handle({ params, link }, { access, store }) {
    const found = await findCredential(store.tenant(access.caller.tenant), params);
    if (!found) return fail({ kind: 'object-not-found', id: params.credentialId });
    return reply(200, {
      '@odata.context': link(`${CONTEXT}/$entity`),
      ...federationToWire(found.credential, found.description),
    });
  },
});

/** Lets a subject of another issuer sign in as an application. */
export const postFederatedCredential = operation({
  id: 'application.CreateFederatedIdentityCredential',
  method: 'POST',
  path: ALL,
  requires: MANAGE,
  body: NewBody,
  replies: { 201: ObjectWire },

  async handle({ params, body, link }, { access, store, act }) {
    const application = await findApplicationByKey(store.tenant(access.caller.tenant), params.id);
    if (!application) return fail({ kind: 'object-not-found', id: params.id });
    const description = body.description ?? null;
    const added = await putFederation(act, application.id, { ...body, description });
    if (!added.ok) return added;
    return reply(201, { '@odata.context': link(`${CONTEXT}/$entity`), ...federationToWire(added.value, description) });
  },
});

/** Changes whom an application trusts; the name was chosen once. */
export const patchFederatedCredential = operation({
  id: 'application.UpdateFederatedIdentityCredential',
  method: 'PATCH',
  path: ONE,
  requires: MANAGE,
  body: ChangeBody,
  replies: { 204: null },

  async handle({ params, body }, { access, store, act }) {
    const found = await findCredential(store.tenant(access.caller.tenant), params);
    if (!found) return fail({ kind: 'object-not-found', id: params.credentialId });
    const { credential, description } = found;
    if (body.name !== undefined && body.name !== credential.name) {
      return fail({ kind: 'property-invalid', property: 'name', detail: 'It cannot be changed.' });
    }
    const updated = await putFederation(
      act,
      credential.servicePrincipal,
      changed(credential, description, body),
      credential.id,
    );
    return updated.ok ? reply(204) : updated;
  },
});

/** Trusts a subject of another issuer no longer. */
export const deleteFederatedCredential = operation({
  id: 'application.DeleteFederatedIdentityCredential',
  method: 'DELETE',
  path: ONE,
  requires: MANAGE,
  replies: { 204: null },

  async handle({ params }, { access, store, act }) {
    const found = await findCredential(store.tenant(access.caller.tenant), params);
    if (!found) return fail({ kind: 'object-not-found', id: params.credentialId });
    const removed = await removeFederation(act, found.credential.servicePrincipal, found.credential.id);
    return removed.ok ? reply(204) : removed;
  },
});

async function findCredential(
  reader: TenantReader,
  params: { readonly id: string; readonly credentialId: string },
): Promise<{ readonly credential: FederatedCredential; readonly description: string | null } | undefined> {
  const application = await findApplicationByKey(reader, params.id);
  if (!application) return undefined;
  const id = parseGuid(params.credentialId);
  const credential = (await reader.listFederatedCredentials(application.id)).find((each) =>
    id ? each.id === id : each.name === params.credentialId,
  );
  const labels = await reader.listCredentialLabels(application.id);
  return credential && { credential, description: labels.get(credential.id) ?? null };
}

function changed(
  before: FederatedCredential,
  description: string | null,
  body: Static<typeof ChangeBody>,
): WantedFederation {
  return {
    name: before.name,
    issuer: body.issuer ?? before.issuer,
    subject: body.subject ?? before.subject,
    audiences: body.audiences ?? before.audiences,
    description: body.description === undefined ? description : body.description,
  };
}

function federationToWire({ id, name, issuer, subject, audiences }: FederatedCredential, description: string | null) {
  return { id, name, issuer, subject, audiences, description };
}
