import type { Store } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Adapter, AdapterFactory, AdapterPayload, Client } from 'oidc-provider';
import { type Application, findApplication } from './applications.ts';
import { Refusal } from './refusal.ts';

/** The one grant that the library knows; which of OAuth's it is has been read from the form before. */
export const INNER_GRANT = 'urn:mandate:any-grant';

/**
 * Where the provider library finds clients: in the directory. It keeps no records: codes, device codes and refresh
 * tokens belong to a person's sign-in, which no single tenant's provider could follow.
 */
export function clientAdapter(options: {
  readonly store: Store;
  readonly tenant: TenantId;
  /** The library insists on a secret; this one is compared with nothing, and nobody knows it. */
  readonly placeholderSecret: string;
}): AdapterFactory {
  const { store, tenant, placeholderSecret } = options;
  return (model) => ({
    ...NOTHING_KEPT,
    async find(id) {
      if (model !== 'Client') throw new Error(`The provider library asked for a ${model}, of which none are kept.`);
      const found = await findApplication(store, tenant, id);
      if (!found.ok) throw new Refusal(found.failure);
      return toMetadata(found.value, placeholderSecret);
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

function toMetadata(application: Application, placeholderSecret: string): AdapterPayload {
  const common = {
    client_id: application.appId,
    redirect_uris: [],
    response_types: [],
    grant_types: [INNER_GRANT],
  };
  if (application.kind === 'first-party') {
    return { ...common, token_endpoint_auth_method: 'none', application_type: 'native' };
  }
  return {
    ...common,
    token_endpoint_auth_method: 'client_secret_post',
    client_secret: placeholderSecret,
    oid: application.id,
    home: application.home,
  };
}

const refuse = (): Promise<never> => Promise.reject(new Error('The provider library keeps no records.'));
const NOTHING_KEPT: Omit<Adapter, 'find'> = {
  upsert: refuse,
  findByUid: refuse,
  findByUserCode: refuse,
  consume: refuse,
  destroy: refuse,
  revokeByGrantId: refuse,
};
