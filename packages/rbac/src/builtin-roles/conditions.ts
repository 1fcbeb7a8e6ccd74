const ROLE = 'Microsoft.Authorization/roleAssignments:RoleDefinitionId';
const TYPE = 'Microsoft.Authorization/roleAssignments:PrincipalType';

/** Only these roles may be assigned. Other actions of the entry are free. */
export function assignsOnly(...roles: readonly string[]): string {
  return guarded('write', requestNames(...roles));
}

/** Only these roles may be assigned, and to service principals only. Other actions of the entry are free. */
export function assignsToServicePrincipalsOnly(...roles: readonly string[]): string {
  return guarded('write', `${requestNames(...roles)} AND @Request[${TYPE}] StringEqualsIgnoreCase 'ServicePrincipal'`);
}

/** Only assignments of these roles may be deleted. Other actions of the entry are free. */
export function removesOnly(...roles: readonly string[]): string {
  return guarded('delete', resourceNames(...roles));
}

/** Only assignments of these roles may be written or deleted. Other actions of the entry are free. */
export function assignsAndRemovesOnly(...roles: readonly string[]): string {
  return allOf(assignsOnly(...roles), removesOnly(...roles));
}

/** Every action of the entry needs a request that names one of these roles. */
export function requestNames(...roles: readonly string[]): string {
  return `@Request[${ROLE}] ForAnyOfAnyValues:GuidEquals {${roles.join(', ')}}`;
}

/** Every action of the entry needs a stored assignment of one of these roles. */
export function resourceNames(...roles: readonly string[]): string {
  return `@Resource[${ROLE}] ForAnyOfAnyValues:GuidEquals {${roles.join(', ')}}`;
}

/** All of these conditions, none of which may join its own parts by OR without parentheses. */
export function allOf(...conditions: readonly string[]): string {
  return conditions.join(' AND ');
}

/** The request must have been made by a service for a person. */
export const ON_BEHALF_OF_A_PERSON = '@Resource[HasObotoken] BoolEquals true';

/** Log tables may be read only where their protection level is general or protected. */
export const READS_UNGUARDED_TABLES_ONLY = [
  ['Microsoft.OperationalInsights/workspaces/tables/data/read', 'Microsoft.OperationalInsights/workspaces/tables'],
  ['Microsoft.Insights/logs/data/read', 'Microsoft.Insights/logs/tables'],
]
  .map(([action, table]) => {
    const isUnguarded = `@Resource[${table}:protectionLevel] ForAllOfAnyValues:StringEquals {'General', 'Protected'}`;
    return `(!(ActionMatches{'${action}'}) OR (${isUnguarded}))`;
  })
  .join(' AND ');

function guarded(verb: 'write' | 'delete', demand: string): string {
  return `(!(ActionMatches{'Microsoft.Authorization/roleAssignments/${verb}'}) OR (${demand}))`;
}
