import { fail } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { PROVIDER_OPERATION_VERSIONS } from '../versions.ts';
import {
  findOperations,
  listOperations,
  type NamespaceOperations,
  type ProviderOperation,
} from './provider-operations.ts';

const OperationWire = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  description: Type.String(),
  origin: Type.String(),
  properties: Type.Null(),
  isDataAction: Type.Boolean(),
});
const NamespaceWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  displayName: Type.String(),
  resourceTypes: Type.Array(
    Type.Object({ name: Type.String(), displayName: Type.String(), operations: Type.Array(OperationWire) }),
  ),
  operations: Type.Array(OperationWire),
});
const requires = { anyoneInTenant: 'The names of operations are no secret.' } as const;

/** All operations that a role definition can name, by provider. */
export const listProviderOperations = operation({
  id: 'ProviderOperationsMetadata_List',
  method: 'GET',
  path: '/providers/Microsoft.Authorization/providerOperations',
  apiVersions: PROVIDER_OPERATION_VERSIONS,
  requires,
  replies: { 200: Type.Object({ value: Type.Array(NamespaceWire) }) },
  async handle(_input, { store }) {
    const named = listOperations(await store.installation.operationNaming());
    return reply(200, { value: named.map(toWire) });
  },
});

/** The operations of one provider. */
export const getProviderOperations = operation({
  id: 'ProviderOperationsMetadata_Get',
  method: 'GET',
  path: '/providers/Microsoft.Authorization/providerOperations/{namespace}',
  apiVersions: PROVIDER_OPERATION_VERSIONS,
  requires,
  replies: { 200: NamespaceWire },

  async handle({ params: { namespace } }, { store }) {
    const found = findOperations(namespace, await store.installation.operationNaming(namespace));
    return found ? reply(200, toWire(found)) : fail({ kind: 'resource-namespace-unknown', namespace });
  },
});

function toWire({ namespace, displayName, typeNames, operations }: NamespaceOperations): Static<typeof NamespaceWire> {
  const byType = Map.groupBy(operations, ({ name }) => typeOf(name));
  return {
    id: `/providers/Microsoft.Authorization/providerOperations/${namespace}`,
    type: 'Microsoft.Authorization/providerOperations',
    name: namespace,
    displayName: displayName || spacedOut(namespace),
    resourceTypes: [...byType]
      .filter(([type]) => type !== '')
      .map(([type, ofType]) => ({
        name: type,
        displayName: typeNames[type.toLowerCase()] ?? spacedOut(type),
        operations: ofType.map((each) => operationToWire(each)),
      })),
    operations: (byType.get('') ?? []).map((each) => operationToWire(each)),
  };
}

/** What an operation is done to: all between the namespace and the verb; `x/action` counts as one verb. */
function typeOf(name: string): string {
  const segments = name.split('/').slice(1);
  return segments.slice(0, segments.at(-1)?.toLowerCase() === 'action' ? -2 : -1).join('/');
}

function operationToWire({ name, isDataAction, ...texts }: ProviderOperation): Static<typeof OperationWire> {
  const displayName = texts.displayName || spacedOut(name.slice(name.indexOf('/') + 1));
  const { description = '', origin } = texts;
  return { name, displayName, description, origin: origin || 'user,system', properties: null, isDataAction };
}

function spacedOut(text: string): string {
  return text.replaceAll(/[./]/g, ' ');
}
