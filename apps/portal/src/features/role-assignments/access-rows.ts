import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { roleName, sameScope } from '../../ui/azure-names.ts';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { lastSegment, type RoleAssignment } from '../../wire/arm.ts';
import type { DirectoryObject } from '../../wire/graph.ts';
import { assignmentsQuery, usePrincipals, useRoleNames } from './role-assignments.ts';

/** The kinds of principal that have a name of their own in the list. */
export const PRINCIPAL_TYPES = ['User', 'Group', 'ServicePrincipal', 'ForeignGroup', 'Device'] as const;
export type PrincipalType = (typeof PRINCIPAL_TYPES)[number] | 'unknown';

/** A role assignment with the names that make it readable. */
export interface AccessRow {
  readonly id: string;
  readonly principalId: string;
  readonly name: string;
  readonly detail: string;
  /** False when the directory does not know the principal, or may not be read. */
  readonly found: boolean;
  readonly type: PrincipalType;
  readonly role: string;
  readonly scope: string;
  readonly inherited: boolean;
  readonly condition: string | null;
}

/** The rows of the list, and whether names had to be left out because the directory may not be read. */
export function useAccessRows(tenantId: string, scope: string) {
  const t = useMessages();
  const assignments = useQuery(assignmentsQuery(tenantId, scope));
  const principals = usePrincipals(tenantId, assignments.data);
  const roles = useRoleNames(tenantId, scope, assignments.data);
  const rows = useMemo(
    () => assignments.data?.map((assignment) => toRow(t, assignment, scope, principals.data, roles.names)) ?? [],
    [assignments.data, principals.data, roles.names, scope, t],
  );
  const naming =
    assignments.data !== undefined && assignments.data.length > 0 && (principals.isPending || roles.pending);
  return { assignments, rows, naming, namesHidden: principals.isError };
}

function toRow(
  t: Messages,
  { id, properties }: RoleAssignment,
  here: string,
  principals: ReadonlyMap<string, DirectoryObject> | undefined,
  roles: ReadonlyMap<string, string | undefined>,
): AccessRow {
  const principal = principals?.get(properties.principalId.toLowerCase());
  const roleId = lastSegment(properties.roleDefinitionId);
  const role = roles.get(roleId.toLowerCase());
  const shownId = principals && !principal ? t('access.identityNotFound') : properties.principalId;
  return {
    id,
    principalId: properties.principalId,
    name: principal?.displayName || principal?.userPrincipalName || shownId,
    detail: principal?.userPrincipalName ?? principal?.appId ?? principal?.description ?? '',
    found: principal !== undefined,
    type: PRINCIPAL_TYPES.find((type) => type === properties.principalType) ?? 'unknown',
    role: role ? roleName(t, role) : roleId,
    scope: properties.scope,
    inherited: !sameScope(properties.scope, here),
    condition: properties.condition ?? null,
  };
}
