import type { Store } from '@mandate/app/ports';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Adapter, AdapterFactory, AdapterPayload, Client } from 'oidc-provider';
import { type Application, findApplication } from './applications.ts';
import { Refusal } from './refusal.ts';

/**
 * Where the provider library finds clients: in the directory. It keeps nothing else yet; whatever grant first needs a
 * record gets its model here.
 */
export function clientAdapter(options: {
  readonly store: Store;
  readonly tenant: TenantId;
  readonly passwordGrant: boolean;
  /** The library insists on a secret; this one is compared with nothing, and nobody knows it. */
  readonly placeholderSecret: string;
}): AdapterFactory {
  const { store, tenant } = options;
  return (model) => ({
    ...NOTHING_KEPT,
    async find(id) {
      if (model !== 'Client') throw new Error(`The provider library asked for a ${model}, of which none are kept.`);
      const found = await findApplication(store, tenant, id);
      if (!found.ok) throw new Refusal(found.failure);
      return toMetadata(found.value, options);
    },
  });
}

/** The application behind a client that the adapter found. */
export function registrationOf(client: Client): Application | undefined {
  const { client_id, oid, home } = client.metadata();
  const [appId, id, homeId] = [client_id, oid, home].map((text) =>
    typeof text === 'string' ? parseGuid(text) : undefined,
  );
  if (!appId) return undefined;
  return id && homeId ? { kind: 'registered', appId, id, home: homeId } : { kind: 'first-party', appId };
}

function toMetadata(
  application: Application,
  options: { readonly passwordGrant: boolean; readonly placeholderSecret: string },
): AdapterPayload {
  const grants = options.passwordGrant ? ['password'] : [];
  const common = { client_id: application.appId, redirect_uris: [], response_types: [] };
  if (application.kind === 'first-party') {
    return { ...common, grant_types: grants, token_endpoint_auth_method: 'none', application_type: 'native' };
  }
  return {
    ...common,
    grant_types: ['client_credentials', ...grants],
    token_endpoint_auth_method: 'client_secret_post',
    client_secret: options.placeholderSecret,
    oid: application.id,
    home: application.home,
  };
}

const refuse = (): Promise<never> => Promise.reject(new Error('The provider library keeps no records yet.'));
const NOTHING_KEPT: Omit<Adapter, 'find'> = {
  upsert: refuse,
  findByUid: refuse,
  findByUserCode: refuse,
  consume: refuse,
  destroy: refuse,
  revokeByGrantId: refuse,
};
