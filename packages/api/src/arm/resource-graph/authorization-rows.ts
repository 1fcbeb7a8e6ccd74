import type { Json } from '@mandate/app/ports/resources';
import { roleAssignmentId } from '@mandate/app/role-assignments/record';
import { spelled } from '@mandate/app/role-definitions/record';
import { listActiveAssignments } from '@mandate/app/role-schedules/active-assignments';
import type { Work } from '../../operation.ts';
import { roleDefinitionId } from '../role-definition-wire.ts';
import { armTime } from '../timestamp.ts';
import { common, mayRead, type PlacedRow } from './placed-row.ts';

/** Role assignments that the caller may read where they are, and the role definitions that it may know. */
export async function authorizationRows(work: Work): Promise<readonly PlacedRow[]> {
  const { access, store } = work;
  const { tenant } = access.caller;
  const readable = mayRead(work, 'Microsoft.Authorization/roleAssignments/read');
  const assignments = (await listActiveAssignments(store.tenant(tenant), access.at))
    .filter(({ scope }) => readable(scope))
    .map((each) => ({
      scope: each.scope,
      row: {
        ...common(roleAssignmentId(each), 'microsoft.authorization/roleassignments', each.id, tenant, each.scope),
        properties: {
          principalId: each.principal,
          principalType: each.principalType,
          roleDefinitionId: roleDefinitionId(each.role, each.scope),
          scope: each.scopeText,
          condition: each.condition,
          createdOn: armTime(each.createdAt),
          updatedOn: armTime(each.updatedAt),
          createdBy: each.createdBy,
          updatedBy: each.updatedBy,
        },
      },
    }));
  const definitions = [...access.facts.roles.values()].flatMap((role) => {
    const [scope] = role.assignableScopes;
    const isReadable = role.kind === 'BuiltInRole' || role.assignableScopes.some(mayRead(work, READ_ROLES));
    if (!isReadable || scope === undefined) return [];
    const row = {
      ...common(roleDefinitionId(role.id, scope), 'microsoft.authorization/roledefinitions', role.id, tenant, scope),
      properties: {
        roleName: role.name,
        type: role.kind,
        isServiceRole: false,
        assignableScopes: role.assignableScopes.map(spelled),
        permissions: role.permissions.map((entry): Json => ({ ...entry })),
      },
    };
    return [{ scope, row }];
  });
  return [...assignments, ...definitions];
}

const READ_ROLES = 'Microsoft.Authorization/roleDefinitions/read';
