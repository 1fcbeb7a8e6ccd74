import type { TenantReader } from '@mandate/app/ports/store';
import type { ServicePrincipal } from '@mandate/domain/directory';
import { shownCredentials } from './application-wire.ts';
import { servicePrincipalToWire } from './objects.ts';
import type { Properties } from './properties.ts';

/** Writes a service principal with what its application gives it, and the credentials it has itself. */
export async function describeServicePrincipal(
  reader: TenantReader,
  principal: ServicePrincipal,
  select: Properties | null,
): Promise<Readonly<Record<string, unknown>>> {
  const application = await reader.findApplicationByAppId(principal.appId);
  return servicePrincipalToWire(principal, reader.id, select, {
    identifierUris: application?.identifierUris ?? [],
    appRoles: application?.appRoles.map((role) => ({ ...role, origin: 'Application' })) ?? [],
    replyUrls: application ? Object.values(application.redirectUris).flat() : [],
    ...(await shownCredentials(reader, principal.id)),
  });
}
