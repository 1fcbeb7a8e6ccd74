import { X509Certificate } from 'node:crypto';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { digestSecret, newSecret, secretHint } from '../credentials/secrets.ts';
import type { ClientCertificate, ClientSecret, FederatedCredential } from '../ports/credentials.ts';
import type { TenantWriter } from '../ports/store.ts';
import { type DirectoryFailure, invalid } from './failures.ts';
import { isKeyProof, thumbprintOf } from './key-proof.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const DEFAULT_LIFE_MS = 2 * YEAR_MS;
const MOST_CREDENTIALS = 100;
const MOST_FEDERATED = 20;

/** How long a credential is to count. */
export interface Span {
  readonly startsAt: number | null;
  readonly endsAt: number | null;
}

/** Adds a secret to an application or a service principal. The secret itself is answered here, and never again. */
export function addSecret(
  act: CallerAct,
  holder: PrincipalId,
  wanted: Span & { readonly displayName: string | null },
): Promise<Result<ClientSecret & { readonly secret: string }, DirectoryFailure>> {
  const { clock, randomness } = act.ports;
  const now = clock.now();
  const createdAt = wanted.startsAt ?? now;
  const expiresAt = wanted.endsAt ?? createdAt + DEFAULT_LIFE_MS;
  const secret = newSecret(randomness);
  return commit(act, async (change): Promise<Result<ClientSecret & { readonly secret: string }, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    if (createdAt > now) return fail(invalid('startDateTime', 'A secret that counts later is not served here.'));
    if (expiresAt <= now) return fail(invalid('endDateTime', 'It must be in the future.'));
    if (!(await isHolder(writer, holder))) return fail({ kind: 'object-not-found', id: holder });
    if ((await writer.listClientSecrets(holder)).length >= MOST_CREDENTIALS) return tooMany('passwordCredentials');
    const id = randomness.guid();
    const added = {
      id,
      servicePrincipal: holder,
      digest: digestSecret(secret),
      hint: secretHint(secret),
      createdAt,
      expiresAt,
    };
    await writer.addClientSecret(added);
    if (wanted.displayName !== null) await writer.putCredentialLabel(holder, id, wanted.displayName);
    await record(writer, holder, { before: null, after: { secret: id } });
    return ok({ ...added, secret });
  });
}

/** Takes a secret away; nobody signs in with it from then on. */
export function removeSecret(act: CallerAct, holder: PrincipalId, id: Guid): Promise<Result<void, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    if (!(await isHolder(writer, holder))) return fail({ kind: 'object-not-found', id: holder });
    if (!(await writer.removeCredential('secret', { holder, id }))) {
      return fail(invalid('keyId', `No password credential found with keyId ${id}.`));
    }
    await record(writer, holder, { before: { secret: id }, after: null });
    return ok(undefined);
  });
}

/** A certificate by whose private key an application is to prove itself. */
export interface WantedCertificate {
  /** Kept from before when it is one of the holder's; made anew otherwise. */
  readonly id: Guid | null;
  /** Its DER form, or PEM; `null` only for one that the holder has. */
  readonly certificate: Buffer | null;
  readonly displayName: string | null;
}

/** Puts these certificates in place of all that an application or a service principal had. */
export function replaceCertificates(
  act: CallerAct,
  holder: PrincipalId,
  wanted: readonly WantedCertificate[],
): Promise<Result<void, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    if (!(await isHolder(writer, holder))) return fail({ kind: 'object-not-found', id: holder });
    if (wanted.length > MOST_CREDENTIALS) return tooMany('keyCredentials');
    const before = await writer.listClientCertificates(holder);
    const labels = await writer.listCredentialLabels(holder);
    for (const { id } of before) await writer.removeCredential('certificate', { holder, id });
    for (const each of wanted) {
      const kept = before.find(({ id }) => id === each.id);
      const certificate = each.certificate
        ? readCertificate(each.certificate, {
            holder,
            id: each.id ?? act.ports.randomness.guid(),
            now: act.ports.clock.now(),
          })
        : kept;
      if (!certificate) return fail(invalid('keyCredentials', 'A key must be an X.509 certificate, in base64.'));
      if (!(await writer.addClientCertificate(certificate)).ok) {
        return fail(invalid('keyCredentials', 'The same certificate must not be there twice.'));
      }
      const label = each.displayName ?? labels.get(certificate.id);
      if (label !== undefined) await writer.putCredentialLabel(holder, certificate.id, label);
    }
    await record(writer, holder, {
      before: { certificates: before.map(({ thumbprint }) => thumbprint) },
      after: { certificates: (await writer.listClientCertificates(holder)).map(({ thumbprint }) => thumbprint) },
    });
    return ok(undefined);
  });
}

function readCertificate(
  bytes: Buffer,
  { holder, id, now }: { readonly holder: PrincipalId; readonly id: Guid; readonly now: number },
): ClientCertificate | undefined {
  try {
    const certificate = new X509Certificate(bytes);
    const notBefore = Date.parse(certificate.validFrom);
    const expiresAt = Date.parse(certificate.validTo);
    if (certificate.publicKey.asymmetricKeyType !== 'rsa' || Number.isNaN(notBefore + expiresAt)) return undefined;
    return {
      id,
      servicePrincipal: holder,
      thumbprint: thumbprintOf(certificate),
      certificate: certificate.toString(),
      createdAt: now,
      notBefore,
      expiresAt,
    };
  } catch {
    return undefined;
  }
}

/** Why a certificate is not rolled: the token proves no possession of one that the holder has. */
export interface ProofRefused {
  readonly kind: 'proof-refused';
}

/** Adds a certificate for whoever proves to have the key of one that counts already. */
export function rollCertificate(
  act: CallerAct,
  holder: PrincipalId,
  { proof, ...wanted }: WantedCertificate & { readonly proof: string },
): Promise<Result<ClientCertificate, DirectoryFailure | ProofRefused>> {
  return commit(act, async (change): Promise<Result<ClientCertificate, DirectoryFailure | ProofRefused>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const now = act.ports.clock.now();
    if (!(await isHolder(writer, holder))) return fail({ kind: 'object-not-found', id: holder });
    const certificates = await writer.listClientCertificates(holder);
    if (!isKeyProof(proof, { holder, certificates, now })) return fail({ kind: 'proof-refused' });
    if (certificates.length >= MOST_CREDENTIALS) return tooMany('keyCredentials');
    const id = act.ports.randomness.guid();
    const added = wanted.certificate && readCertificate(wanted.certificate, { holder, id, now });
    if (!added) return fail(invalid('keyCredential', 'A key must be an X.509 certificate, in base64.'));
    if (!(await writer.addClientCertificate(added)).ok) return fail({ kind: 'object-conflict', property: 'key' });
    if (wanted.displayName !== null) await writer.putCredentialLabel(holder, id, wanted.displayName);
    await record(writer, holder, { before: null, after: { certificate: added.thumbprint } });
    return ok(added);
  });
}

/** Takes a certificate away for whoever proves to have the key of one that counts. */
export function unrollCertificate(
  act: CallerAct,
  holder: PrincipalId,
  { id, proof }: { readonly id: Guid; readonly proof: string },
): Promise<Result<void, DirectoryFailure | ProofRefused>> {
  return commit(act, async (change): Promise<Result<void, DirectoryFailure | ProofRefused>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const certificates = await writer.listClientCertificates(holder);
    if (!isKeyProof(proof, { holder, certificates, now: act.ports.clock.now() }))
      return fail({ kind: 'proof-refused' });
    if (!(await writer.removeCredential('certificate', { holder, id }))) {
      return fail(invalid('keyId', `No key credential found with keyId ${id}.`));
    }
    await record(writer, holder, { before: { certificate: id }, after: null });
    return ok(undefined);
  });
}

/** What is to be trusted besides; the name is chosen once. */
export interface WantedFederation {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
  readonly description: string | null;
}

/** Lets a subject of another issuer sign in as an application; puts it in place of the one with this id, if given. */
export function putFederation(
  act: CallerAct,
  holder: PrincipalId,
  wanted: WantedFederation,
  replaced: Guid | null = null,
): Promise<Result<FederatedCredential, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<FederatedCredential, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const { description, ...trusted } = wanted;
    const wrong = federationProblem(wanted);
    if (wrong) return fail(wrong);
    if (!(await isHolder(writer, holder))) return fail({ kind: 'object-not-found', id: holder });
    const existing = await writer.listFederatedCredentials(holder);
    const before = existing.find(({ id }) => id === replaced);
    if (replaced !== null && !before) return fail({ kind: 'object-not-found', id: replaced });
    const others = existing.filter(({ id }) => id !== replaced);
    if (others.length >= MOST_FEDERATED) return tooMany('federatedIdentityCredentials');
    if (others.some(({ name }) => name === wanted.name)) return fail({ kind: 'object-conflict', property: 'name' });
    const id = replaced ?? act.ports.randomness.guid();
    if (before) await writer.removeCredential('federated', { holder, id });
    const credential = {
      ...trusted,
      id,
      servicePrincipal: holder,
      createdAt: before?.createdAt ?? act.ports.clock.now(),
    };
    if (!(await writer.addFederatedCredential(credential)).ok) {
      return fail({ kind: 'object-conflict', property: 'issuer and subject' });
    }
    if (description !== null) await writer.putCredentialLabel(holder, id, description);
    await record(writer, holder, {
      before: before ? { federated: id, issuer: before.issuer, subject: before.subject } : null,
      after: { federated: id, issuer: wanted.issuer, subject: wanted.subject },
    });
    return ok(credential);
  });
}

/** Trusts a subject of another issuer no longer. */
export function removeFederation(
  act: CallerAct,
  holder: PrincipalId,
  id: Guid,
): Promise<Result<void, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    if (!(await isHolder(writer, holder)) || !(await writer.removeCredential('federated', { holder, id }))) {
      return fail({ kind: 'object-not-found', id });
    }
    await record(writer, holder, { before: { federated: id }, after: null });
    return ok(undefined);
  });
}

// https://learn.microsoft.com/graph/api/resources/federatedidentitycredential#properties
function federationProblem({ name, issuer, subject, audiences }: WantedFederation) {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/.test(name)) {
    return invalid('name', 'It must have 3 to 120 letters, digits, - or _, beginning with a letter or digit.');
  }
  if (!URL.canParse(issuer) || new URL(issuer).protocol !== 'https:' || issuer.length > 600) {
    return invalid('issuer', 'It must be an https URL.');
  }
  if (subject === '' || subject.length > 600) return invalid('subject', 'It must have 1 to 600 characters.');
  const [audience, ...more] = audiences;
  if (!audience || more.length > 0 || audience.length > 600) {
    return invalid('audiences', 'There must be exactly one, of at most 600 characters.');
  }
  return undefined;
}

function tooMany(property: string) {
  return fail(invalid(property, 'There are as many as there may be.'));
}

async function isHolder(writer: TenantWriter, id: PrincipalId): Promise<boolean> {
  return Boolean((await writer.findApplication(id)) ?? (await writer.findServicePrincipal(id)));
}

function record(
  writer: TenantWriter,
  holder: PrincipalId,
  change: Pick<Parameters<TenantWriter['record']>[0], 'before' | 'after'>,
): Promise<void> {
  return writer.record({
    operation: 'Microsoft.Directory/applications/credentials/update',
    target: `directoryObjects/${holder}`,
    ...change,
  });
}
