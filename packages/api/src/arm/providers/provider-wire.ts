import { LOCATIONS } from '@mandate/domain/resource-groups';
import { type Static, Type } from 'typebox';
import type { Provider } from './provider-table.ts';

/** A provider on the wire (https://learn.microsoft.com/rest/api/resources/providers/get). */
export const ProviderWire = Type.Object({
  id: Type.String(),
  namespace: Type.String(),
  registrationPolicy: Type.String(),
  registrationState: Type.String(),
  providerAuthorizationConsentState: Type.String(),
  authorizations: Type.Array(Type.Unknown()),
  resourceTypes: Type.Array(
    Type.Object({
      resourceType: Type.String(),
      locations: Type.Array(Type.String()),
      apiVersions: Type.Array(Type.String()),
      defaultApiVersion: Type.String(),
      capabilities: Type.String(),
      zoneMappings: Type.Array(Type.Unknown()),
      apiProfiles: Type.Array(Type.Unknown()),
      aliases: Type.Array(Type.Unknown()),
    }),
  ),
});

const REGIONS = LOCATIONS.map(({ displayName }) => displayName);

/** Writes a provider as ARM does; `at` is the subscription's path, or nothing beside all subscriptions. */
export function providerToWire(
  { namespace, isFree, types }: Provider,
  { at, registered }: { readonly at: string; readonly registered: boolean },
): Static<typeof ProviderWire> {
  return {
    id: `${at}/providers/${namespace}`,
    namespace,
    registrationPolicy: isFree ? 'RegistrationFree' : 'RegistrationRequired',
    registrationState: isFree || registered ? 'Registered' : 'NotRegistered',
    providerAuthorizationConsentState: 'NotSpecified',
    authorizations: [],
    resourceTypes: types.map(({ type, apiVersions, hasLocation }) => ({
      resourceType: type,
      locations: hasLocation ? REGIONS : [],
      apiVersions: [...apiVersions],
      defaultApiVersion: apiVersions.find((version) => !version.includes('preview')) ?? apiVersions[0] ?? '',
      capabilities: hasLocation ? 'SupportsTags, SupportsLocation' : 'None',
      zoneMappings: [],
      apiProfiles: [],
      aliases: [],
    })),
  };
}
