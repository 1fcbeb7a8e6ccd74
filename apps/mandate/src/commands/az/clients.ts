import type { Connection, DemoTenant } from '@mandate/server/data-directory/connection-file';

/** Whose resources and people a client is set up for; `automation` is the demo's program in it. */
export interface ClientTenant {
  /** Its id or one of its domains. */
  readonly name: string;
  readonly automation?: Pick<DemoTenant, 'tenantId' | 'servicePrincipals' | 'subscriptions'>;
}

/**
 * What `az cloud register --cloud-config` takes. Before its version 2.54 `az` asks Microsoft about every authority that
 * does not look like an ADFS server, so ours does; the form with a tenant in it is how that version is told of one.
 */
export function cloudConfig({ endpoints }: Connection, tenant: ClientTenant | undefined): object {
  const { login } = endpoints;
  const [arm, graph] = [`${endpoints.arm}/`, `${endpoints.graph}/`];
  return {
    endpoints: {
      activeDirectory: tenant ? `${login}/adfs/${encodeURIComponent(tenant.name)}/adfs` : `${login}/adfs`,
      activeDirectoryResourceId: arm,
      activeDirectoryGraphResourceId: graph,
      gallery: arm,
      management: arm,
      microsoftGraphResourceId: graph,
      resourceManager: arm,
    },
  };
}

/** The environment that makes Azure's clients trust this server and sign in here. */
export function clientEnvironment(
  { endpoints, caFile }: Connection,
  tenant: ClientTenant | undefined,
): Readonly<Record<string, string>> {
  const [automation] = tenant?.automation?.servicePrincipals ?? [];
  const [subscription] = tenant?.automation?.subscriptions ?? [];
  return {
    REQUESTS_CA_BUNDLE: caFile,
    NODE_EXTRA_CA_CERTS: caFile,
    AZURE_AUTHORITY_HOST: endpoints.login,
    ...(tenant && { AZURE_TENANT_ID: tenant.automation?.tenantId ?? tenant.name }),
    ...(automation && { AZURE_CLIENT_ID: automation.clientId, AZURE_CLIENT_SECRET: automation.clientSecret }),
    ...(subscription && { AZURE_SUBSCRIPTION_ID: subscription.id }),
  };
}

/** What keeps `az` from calling Microsoft: reports of its use, hints after errors, extensions for unknown commands. */
export const QUIET_ENVIRONMENT: Readonly<Record<string, string>> = {
  AZURE_CORE_COLLECT_TELEMETRY: 'false',
  AZURE_CORE_ERROR_RECOMMENDATION: 'off',
  AZURE_EXTENSION_USE_DYNAMIC_INSTALL: 'no',
};
