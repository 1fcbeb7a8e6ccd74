import type { Attributes } from '../model.ts';
import type { Family } from './operators.ts';

/** An attribute that Azure documents. */
export interface KnownAttribute {
  /** As Azure spells it. */
  readonly name: string;
  readonly sources: readonly (keyof Attributes)[];
  /** The operators that fit it; a GUID may be compared as a text, too. */
  readonly families: readonly Family[];
  /** Holds many values, so that only a quantifier makes sense of it. */
  readonly isList?: true;
}

const GUIDS = ['guid', 'string'] as const;
const STORED = ['resource'] as const;
const BOTH = ['request', 'resource'] as const;
const ASKED = ['request'] as const;
const AROUND = ['environment'] as const;

const ASSIGNMENTS = 'Microsoft.Authorization/roleAssignments';
const STORAGE = 'Microsoft.Storage/storageAccounts';
const BLOBS = `${STORAGE}/blobServices/containers/blobs`;

/**
 * What is known of attributes; any other name is taken as it comes, as Azure takes custom security attributes.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-authorization-actions-attributes
 * https://learn.microsoft.com/azure/storage/blobs/storage-auth-abac-attributes
 */
const KNOWN: readonly KnownAttribute[] = [
  { name: `${ASSIGNMENTS}:RoleDefinitionId`, sources: BOTH, families: GUIDS },
  { name: `${ASSIGNMENTS}:PrincipalId`, sources: BOTH, families: GUIDS },
  { name: `${ASSIGNMENTS}:PrincipalType`, sources: BOTH, families: ['string'] },
  { name: 'UtcNow', sources: AROUND, families: ['date-time'] },
  { name: 'isPrivateLink', sources: AROUND, families: ['boolean'] },
  { name: 'Microsoft.Network/privateEndpoints', sources: AROUND, families: ['string'] },
  { name: 'Microsoft.Network/virtualNetworks/subnets', sources: AROUND, families: ['string'] },
  { name: `${STORAGE}:name`, sources: STORED, families: ['string'] },
  { name: `${STORAGE}:isHnsEnabled`, sources: STORED, families: ['boolean'] },
  { name: `${STORAGE}/blobServices/containers:name`, sources: STORED, families: ['string'] },
  { name: `${STORAGE}/encryptionScopes:name`, sources: BOTH, families: ['string'] },
  { name: `${STORAGE}/queueServices/queues:name`, sources: STORED, families: ['string'] },
  { name: `${BLOBS}:path`, sources: STORED, families: ['string'] },
  { name: `${BLOBS}:prefix`, sources: ASKED, families: ['string'] },
  { name: `${BLOBS}:include`, sources: ASKED, families: ['string'], isList: true },
  { name: `${BLOBS}:isCurrentVersion`, sources: STORED, families: ['boolean'] },
  // Unverified: the documentation reads these from the request; taken from the resource as well.
  { name: `${BLOBS}:versionId`, sources: BOTH, families: ['date-time'] },
  { name: `${BLOBS}:snapshot`, sources: BOTH, families: ['date-time'] },
  { name: `${BLOBS}/tags&$keys$&`, sources: BOTH, families: ['string'], isList: true },
  { name: 'Microsoft.OperationalInsights/workspaces/tables:protectionLevel', sources: STORED, families: ['string'] },
  { name: 'Microsoft.Insights/logs/tables:protectionLevel', sources: STORED, families: ['string'] },
  { name: 'HasObotoken', sources: STORED, families: ['boolean'] },
];

const byName = new Map(KNOWN.map((attribute) => [attribute.name.toLowerCase(), attribute]));

/** The documented attribute of that name in lower case; `undefined` for names that only a customer knows. */
export function knownAttribute(name: string): KnownAttribute | undefined {
  return byName.get(name);
}
