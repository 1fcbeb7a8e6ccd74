/** A protocol that takes bearer tokens. Each has an origin and audiences of its own. */
export type Surface = 'arm' | 'graph' | 'partner-center';

/** Where each surface is reached from outside: scheme, host and port, without a slash at the end. */
export type Origins = Readonly<Record<Surface, string>>;

/** Microsoft's own ids for what a surface stands for: resource URIs without their last slash, and application ids. */
const MICROSOFT_IDS: Readonly<Record<Surface, readonly string[]>> = {
  // https://learn.microsoft.com/azure/azure-resource-manager/management/authenticate-multi-tenant
  arm: ['https://management.azure.com', 'https://management.core.windows.net', '797f4846-ba00-4fd7-ba43-dac1f8f63013'],
  // https://learn.microsoft.com/graph/auth-v2-service
  graph: ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'],
  // The Partner Center SDK asks for Azure AD Graph and sends that token to Partner Center
  // (https://learn.microsoft.com/partner-center/developer/partner-center-authentication).
  'partner-center': [
    'https://api.partnercenter.microsoft.com',
    'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
    'https://graph.windows.net',
    '00000002-0000-0000-c000-000000000000',
  ],
};

const SURFACES = Object.keys(MICROSOFT_IDS) as readonly Surface[];

/** Every audience a surface accepts, its own origin first, as an error text may list them. */
export function audiencesOf(surface: Surface, origins: Origins): readonly string[] {
  return [origins[surface], ...MICROSOFT_IDS[surface]];
}

/**
 * The surface that an audience opens, and no other; `undefined` for an audience that opens none. One slash at the end
 * makes no difference: clients build scopes from endpoints with and without it.
 */
export function surfaceOfAudience(audience: string, origins: Origins): Surface | undefined {
  const wanted = canonical(audience);
  return SURFACES.find((surface) => audiencesOf(surface, origins).some((accepted) => canonical(accepted) === wanted));
}

function canonical(audience: string): string {
  const lower = audience.toLowerCase();
  return lower.endsWith('/') ? lower.slice(0, -1) : lower;
}
