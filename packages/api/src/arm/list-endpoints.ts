import { fail } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { type AnonymousOperation, reply } from '../operation.ts';
import type { Origins } from '../wire.ts';
import type { ArmFailure } from './failures.ts';

const Authentication = Type.Object({
  loginEndpoint: Type.String(),
  audiences: Type.Array(Type.String()),
  tenant: Type.String(),
  identityProvider: Type.String(),
});

const CloudWire = Type.Object({
  name: Type.String(),
  portal: Type.String(),
  authentication: Authentication,
  resourceManager: Type.String(),
  graph: Type.String(),
  graphAudience: Type.String(),
  microsoftGraphResourceId: Type.String(),
  gallery: Type.String(),
  batch: Type.String(),
  media: Type.String(),
  sqlManagement: Type.String(),
  activeDirectoryDataLake: Type.String(),
  vmImageAliasDoc: Type.String(),
  suffixes: Type.Record(Type.String(), Type.String()),
});

const FirstCloudWire = Type.Object({
  galleryEndpoint: Type.String(),
  graphEndpoint: Type.String(),
  portalEndpoint: Type.String(),
  authentication: Type.Object({ loginEndpoint: Type.String(), audiences: Type.Array(Type.String()) }),
});

// The clients that ask for the two old versions cannot be told to trust an authority unless it looks like an ADFS one.
const VERSIONS: Readonly<Record<string, (origins: Origins) => unknown>> = {
  '2015-01-01': firstCloud,
  '2019-05-01': (origins) => [cloud(origins, `${origins.login}/adfs`)],
  '2020-06-01': (origins) => [cloud(origins, origins.login)],
  '2022-09-01': (origins) => cloud(origins, origins.login),
};

/** Where everything is, for clients that are only told where Resource Manager is. */
export const listEndpoints: AnonymousOperation<ArmFailure> = {
  id: 'Metadata_ListEndpoints',
  method: 'GET',
  path: '/metadata/endpoints',
  apiVersions: Object.keys(VERSIONS),
  requires: { anonymous: 'A client reads it to find out where to sign in.' },
  replies: { 200: Type.Union([FirstCloudWire, CloudWire, Type.Array(CloudWire)]) },

  answer(query, origins) {
    const version = query.get('api-version') ?? '';
    const write = VERSIONS[version.toLowerCase()];
    if (!write) return fail({ kind: 'api-version-unsupported', version, supported: Object.keys(VERSIONS) });
    return reply(200, write(origins));
  },
};

function firstCloud({ login, arm, graph, portal }: Origins): Static<typeof FirstCloudWire> {
  return {
    galleryEndpoint: `${arm}/`,
    graphEndpoint: `${graph}/`,
    portalEndpoint: `${portal}/`,
    authentication: { loginEndpoint: `${login}/adfs`, audiences: [`${arm}/`] },
  };
}

function cloud({ arm, graph, portal }: Origins, loginEndpoint: string): Static<typeof CloudWire> {
  const [resourceManager, graphResource] = [`${arm}/`, `${graph}/`];
  return {
    name: 'Mandate',
    portal,
    authentication: { loginEndpoint, audiences: [resourceManager], tenant: 'common', identityProvider: 'AAD' },
    resourceManager,
    graph: graphResource,
    graphAudience: graphResource,
    microsoftGraphResourceId: graphResource,
    // `az` reads each of these whether it uses it or not. What is behind them is refused by name.
    gallery: resourceManager,
    batch: resourceManager,
    media: resourceManager,
    sqlManagement: resourceManager,
    activeDirectoryDataLake: resourceManager,
    vmImageAliasDoc: resourceManager,
    suffixes: SUFFIXES,
  };
}

// There is no data plane, and a name that can never resolve (RFC 2606) sends nobody's keys to Azure's.
const SUFFIXES = Object.fromEntries(
  [
    'storage',
    'keyVaultDns',
    'sqlServerHostname',
    'mysqlServerEndpoint',
    'postgresqlServerEndpoint',
    'mariadbServerEndpoint',
    'acrLoginServer',
    'azureDataLakeStoreFileSystem',
    'azureDataLakeAnalyticsCatalogAndJob',
    'synapseAnalytics',
    'mhsmDns',
    'azureFrontDoorEndpointSuffix',
    'storageSyncEndpointSuffix',
    'attestationEndpoint',
  ].map((name) => [name, `${name.toLowerCase()}.mandate.invalid`]),
);
