import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock } from '@mandate/app/ports/world';
import type { ServicePrincipal } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { isSecretOf } from '../secrets.ts';
import type { OpenIdFailure } from './failures.ts';

/** What asks for tokens: one of Microsoft's own tools, or an application registered in a directory. */
export type Application =
  | { readonly kind: 'first-party'; readonly appId: Guid }
  | { readonly kind: 'registered'; readonly appId: Guid; readonly id: PrincipalId; readonly home: TenantId };

/** Public clients that exist in every tenant without being registered, by their well-known application ids. */
const FIRST_PARTY: ReadonlyMap<string, string> = new Map([
  // Also what the Azure SDKs sign in as when told nothing else.
  ['04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'Microsoft Azure CLI'],
  ['1950a258-227b-4e31-a9cf-717495945fc2', 'Microsoft Azure PowerShell'],
  ['aebc6443-996d-45c2-90f0-388ff96faa56', 'Visual Studio Code'],
]);

type NotUsable = Extract<OpenIdFailure, { readonly kind: 'application-not-found' | 'application-disabled' }>;

/**
 * The application of that client id in a tenant, or, for a partner's own application acting at a customer, in the
 * partner's. Finding it there grants nothing: entry is decided once it has proved who it is.
 */
export async function findApplication(
  store: Store,
  tenant: TenantId,
  clientId: string,
): Promise<Result<Application, NotUsable>> {
  const notFound = { kind: 'application-not-found', application: clientId, tenant } as const;
  const appId = parseGuid(clientId);
  if (!appId) return fail(notFound);
  if (FIRST_PARTY.has(appId)) return ok({ kind: 'first-party', appId });

  const found =
    (await findIn(store, tenant, appId)) ?? (await findIn(store, (await store.installation.findPartner())?.id, appId));
  if (!found) return fail(notFound);
  const { servicePrincipal, home } = found;
  if (!servicePrincipal.accountEnabled) return fail({ kind: 'application-disabled', application: appId });
  return ok({ kind: 'registered', appId, id: servicePrincipal.id, home });
}

async function findIn(
  store: Store,
  home: TenantId | undefined,
  appId: Guid,
): Promise<{ servicePrincipal: ServicePrincipal; home: TenantId } | undefined> {
  const servicePrincipal = home && (await store.tenant(home).findServicePrincipalByAppId(appId));
  return servicePrincipal ? { servicePrincipal, home } : undefined;
}

/** What an application is called, for people to read; its id when nobody gave it a name. */
export async function nameOfApplication(store: Store, tenant: TenantId, appId: Guid): Promise<string> {
  const known = FIRST_PARTY.get(appId);
  if (known !== undefined) return known;
  const partner = (await store.installation.findPartner())?.id;
  const found = (await findIn(store, tenant, appId)) ?? (await findIn(store, partner, appId));
  return found?.servicePrincipal.displayName ?? appId;
}

/** Whether a secret is one of the application's, and still valid. All of them are compared, whichever matches. */
export async function judgeClientSecret(
  { signIn, clock }: { readonly signIn: SignInStore; readonly clock: Clock },
  application: { readonly id: PrincipalId; readonly home: TenantId },
  secret: string,
): Promise<'valid' | 'expired' | 'wrong'> {
  const secrets = await signIn.listClientSecrets(application.home, application.id);
  const matching = secrets.filter(({ digest }) => isSecretOf(secret, digest));
  if (matching.length === 0) return 'wrong';
  return matching.some(({ expiresAt }) => expiresAt > clock.now()) ? 'valid' : 'expired';
}
