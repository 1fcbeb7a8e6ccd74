import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { findOperations } from './providers/provider-operations.ts';

const NAMESPACE = 'Microsoft.Authorization';

/** The operations of Microsoft.Authorization itself, by which roles name them. */
export const listAuthorizationOperations = operation({
  id: 'Operations_List',
  method: 'GET',
  path: '/providers/Microsoft.Authorization/operations',
  apiVersions: ['2015-07-01', '2018-05-01-preview', '2021-01-01-preview', '2021-12-01-preview', '2022-04-01'],
  requires: { anyoneInTenant: 'The names of operations are no secret.' },
  replies: {
    200: Type.Object({
      value: Type.Array(
        Type.Object({
          name: Type.String(),
          isDataAction: Type.Boolean(),
          display: Type.Object({
            provider: Type.String(),
            resource: Type.String(),
            operation: Type.String(),
            description: Type.String(),
          }),
          origin: Type.String(),
        }),
      ),
      nextLink: Type.Null(),
    }),
  },

  async handle(_input, { store }) {
    const own = findOperations(NAMESPACE, await store.installation.operationNaming(NAMESPACE));
    if (!own) return fail({ kind: 'resource-namespace-unknown', namespace: NAMESPACE });
    const value = own.operations.map(({ name, isDataAction, displayName, description, origin }) => {
      const [, resource = ''] = name.split('/');
      return {
        name,
        isDataAction,
        display: {
          provider: own.displayName || NAMESPACE,
          resource: own.typeNames[resource.toLowerCase()] ?? resource,
          operation: displayName ?? name,
          description: description ?? '',
        },
        origin: origin || 'user,system',
      };
    });
    return reply(200, { value, nextLink: null });
  },
});
