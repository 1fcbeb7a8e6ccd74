import type { ClientCertificate, ClientSecret } from '@mandate/app/ports/credentials';
import type { Application } from '@mandate/domain/applications';
import type { Guid } from '@mandate/rbac/model';
import { type Properties, pick } from './properties.ts';

const time = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/** The credentials of a registration, as far as they are shown. */
export interface ShownCredentials {
  readonly keyCredentials: readonly object[];
  readonly passwordCredentials: readonly object[];
}

/** Writes the registration of an application as Graph does. */
export function applicationToWire(
  application: Application,
  publisherDomain: string,
  select: Properties | null,
  credentials: ShownCredentials = { keyCredentials: [], passwordCredentials: [] },
): Readonly<Record<string, unknown>> {
  const { web, spa, publicClient } = application.redirectUris;
  const all = {
    id: application.id,
    appId: application.appId,
    displayName: application.displayName,
    description: application.description,
    notes: application.notes,
    identifierUris: application.identifierUris,
    signInAudience: 'AzureADMyOrg',
    publisherDomain,
    // What tokens for it look like; scopes of its own are not built.
    api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [] },
    appRoles: application.appRoles.map((role) => ({ ...role, origin: 'Application' })),
    web: { redirectUris: web, homePageUrl: null, logoutUrl: null },
    spa: { redirectUris: spa },
    publicClient: { redirectUris: publicClient },
    requiredResourceAccess: [],
    tags: application.tags,
    createdDateTime: time(application.createdAt),
    isFallbackPublicClient: null,
    ...credentials,
  };
  return select ? pick(all, 'application', select) : all;
}

/** Writes what is known of a secret once it has been shown. */
export function secretToWire(
  secret: ClientSecret,
  displayName: string | null,
): { readonly [property: string]: string | null } {
  return {
    customKeyIdentifier: null,
    displayName,
    endDateTime: time(secret.expiresAt),
    hint: secret.hint,
    keyId: secret.id,
    secretText: null,
    startDateTime: time(secret.createdAt),
  };
}

/** Writes a certificate; the key itself is not shown again. */
export function certificateToWire(certificate: ClientCertificate, displayName: string | null): object {
  return {
    customKeyIdentifier: certificate.thumbprint,
    displayName,
    endDateTime: time(certificate.expiresAt),
    key: null,
    keyId: certificate.id,
    startDateTime: time(certificate.notBefore),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
  };
}

/** Reads and writes the credentials of a holder. */
export async function shownCredentials(
  reader: {
    listClientSecrets(holder: Guid): Promise<readonly ClientSecret[]>;
    listClientCertificates(holder: Guid): Promise<readonly ClientCertificate[]>;
    listCredentialLabels(holder: Guid): Promise<ReadonlyMap<Guid, string>>;
  },
  holder: Guid,
): Promise<ShownCredentials> {
  const labels = await reader.listCredentialLabels(holder);
  const label = (id: Guid) => labels.get(id) ?? null;
  return {
    keyCredentials: (await reader.listClientCertificates(holder)).map((each) =>
      certificateToWire(each, label(each.id)),
    ),
    passwordCredentials: (await reader.listClientSecrets(holder)).map((each) => secretToWire(each, label(each.id))),
  };
}
