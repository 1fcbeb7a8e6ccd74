import { type Application, plainApplication } from '@mandate/domain/applications';
import type { ServicePrincipal } from '@mandate/domain/directory';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { selfIn } from '../access.ts';
import { type CallerAct, commit } from '../act.ts';
import { mayInDirectory } from './authorize.ts';
import { type DirectoryFailure, invalid } from './failures.ts';
import { addOwnerIn } from './members.ts';
import { displayNameProblem } from './names.ts';

/** What somebody says of an application; what is absent is as in an empty registration, or stays as it is. */
export type ApplicationFields = Partial<Omit<Application, 'id' | 'appId' | 'createdAt'>>;

const MOST = { identifierUris: 50, redirectUris: 256, appRoles: 1200, tags: 60 } as const;

/** Registers an application; whoever does owns it. It acts as nothing until it has a service principal. */
export async function createApplication(
  act: CallerAct,
  fields: ApplicationFields & { readonly displayName: string },
): Promise<Result<Application, DirectoryFailure>> {
  const wrong = applicationProblem(fields);
  if (wrong) return fail(wrong);
  const { clock, randomness } = act.ports;
  const application: Application = {
    ...plainApplication({
      id: randomness.guid(),
      appId: randomness.guid(),
      displayName: fields.displayName,
      createdAt: clock.now(),
    }),
    ...fields,
  };
  return commit(act, async (change): Promise<Result<Application, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const added = await writer.addApplication(application);
    if (!added.ok) return fail({ kind: 'object-conflict', property: 'identifierUris' });
    await writer.record({
      operation: 'Microsoft.Directory/applications/create',
      target: `applications/${application.id}`,
      before: null,
      after: { appId: application.appId, displayName: application.displayName },
    });
    const owner = selfIn(act.access);
    const owned = owner === null ? ok(undefined) : await addOwnerIn(writer, { object: application.id, owner });
    return owned.ok ? ok(application) : owned;
  });
}

/** Changes a registration; its service principal carries the same name. */
export async function updateApplication(
  act: CallerAct,
  id: PrincipalId,
  fields: ApplicationFields,
): Promise<Result<void, DirectoryFailure>> {
  const wrong = applicationProblem(fields);
  if (wrong) return fail(wrong);
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const application = await writer.findApplication(id);
    if (!application) return fail({ kind: 'object-not-found', id });
    const updated = await writer.updateApplication({ ...application, ...fields });
    if (!updated.ok) return fail({ kind: 'object-conflict', property: 'identifierUris' });
    const actsAs = await writer.findServicePrincipalByAppId(application.appId);
    if (actsAs && fields.displayName !== undefined) {
      await writer.updateServicePrincipal({ ...actsAs, displayName: fields.displayName });
    }
    await writer.record({
      operation: 'Microsoft.Directory/applications/update',
      target: `applications/${id}`,
      before: { displayName: application.displayName, identifierUris: application.identifierUris },
      after: { changed: Object.keys(fields) },
    });
    return ok(undefined);
  });
}

/** Gives an application registered here something to act as. */
export function createServicePrincipal(
  act: CallerAct,
  wanted: Pick<ServicePrincipal, 'appId' | 'accountEnabled' | 'details'>,
): Promise<Result<ServicePrincipal, DirectoryFailure | UnknownApplication>> {
  return commit(act, async (change): Promise<Result<ServicePrincipal, DirectoryFailure | UnknownApplication>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const application = await writer.findApplicationByAppId(wanted.appId);
    const may = application
      ? mayInDirectory(act.access, 'manageApplications', application.id)
      : mayInDirectory(act.access, 'createApplications');
    if (!may) return fail({ kind: 'directory-refused' });
    if (!application) return fail({ kind: 'application-unknown', appId: wanted.appId });
    const { clock, randomness } = act.ports;
    const { displayName } = application;
    const servicePrincipal = { ...wanted, id: randomness.guid(), displayName, createdAt: clock.now() };
    const added = await writer.addServicePrincipal(servicePrincipal);
    if (!added.ok) return fail({ kind: 'object-conflict', property: 'servicePrincipalNames' });
    await writer.record({
      operation: 'Microsoft.Directory/servicePrincipals/create',
      target: `servicePrincipals/${servicePrincipal.id}`,
      before: null,
      after: { appId: wanted.appId, displayName },
    });
    const owner = selfIn(act.access);
    const owned = owner === null ? ok(undefined) : await addOwnerIn(writer, { object: servicePrincipal.id, owner });
    return owned.ok ? ok(servicePrincipal) : owned;
  });
}

/** No application of this directory has the id. */
export interface UnknownApplication {
  readonly kind: 'application-unknown';
  readonly appId: Guid;
}

/** Changes what is known of a service principal, or whether it may act. */
export function updateServicePrincipal(
  act: CallerAct,
  id: PrincipalId,
  { details, ...fields }: Partial<Pick<ServicePrincipal, 'accountEnabled' | 'displayName' | 'details'>>,
): Promise<Result<void, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const found = await writer.findServicePrincipal(id);
    if (!found) return fail({ kind: 'object-not-found', id });
    const merged = details && { details: { ...found.details, ...details } };
    await writer.updateServicePrincipal({ ...found, ...fields, ...merged });
    await writer.record({
      operation: 'Microsoft.Directory/servicePrincipals/update',
      target: `servicePrincipals/${id}`,
      before: { accountEnabled: found.accountEnabled, displayName: found.displayName },
      after: { ...fields, changed: Object.keys(details ?? {}) },
    });
    return ok(undefined);
  });
}

function applicationProblem(fields: ApplicationFields) {
  const { displayName, identifierUris = [], redirectUris, appRoles = [], tags = [] } = fields;
  const named = displayName === undefined ? undefined : displayNameProblem(displayName);
  if (named) return named;
  if (identifierUris.length > MOST.identifierUris) return tooMany('identifierUris');
  const uri = identifierUris.find((each) => each.length > 120 || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(each));
  if (uri !== undefined) return invalid('identifierUris', `'${uri.slice(0, 120)}' is no absolute URI.`);
  if (new Set(identifierUris.map((each) => each.toLowerCase())).size < identifierUris.length) {
    return invalid('identifierUris', 'No value may be there twice.');
  }
  const redirects = redirectUris ? Object.values(redirectUris).flat() : [];
  if (redirects.length > MOST.redirectUris) return tooMany('redirectUris');
  const redirect = redirects.find((each) => !isRedirectUri(each));
  if (redirect !== undefined) {
    return invalid('redirectUris', `'${redirect.slice(0, 256)}' must be an https URI, or one of this machine.`);
  }
  if (appRoles.length > MOST.appRoles) return tooMany('appRoles');
  if (new Set(appRoles.map(({ id }) => id)).size < appRoles.length) {
    return invalid('appRoles', 'No id may be there twice.');
  }
  return tags.length > MOST.tags ? tooMany('tags') : undefined;
}

function tooMany(property: keyof typeof MOST) {
  return invalid(property, `There may be at most ${MOST[property]}.`);
}

// Answers to sign-in carry codes: they go over TLS, or stay on the machine (RFC 8252).
function isRedirectUri(text: string): boolean {
  if (!URL.canParse(text) || text.length > 256) return false;
  const { protocol, hostname, hash } = new URL(text);
  if (hash !== '' || text.includes('*')) return false;
  if (protocol === 'http:') return hostname === 'localhost' || hostname === '127.0.0.1';
  return !['javascript:', 'data:', 'file:', 'vbscript:'].includes(protocol);
}
