import type { RoleChoices } from '@mandate/api/portal/wire';
import { queryOptions, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { armPath, lastSegment, listAll, type RoleAssignment, type RoleDefinition } from '../../wire/arm.ts';
import { call, send } from '../../wire/call.ts';
import { findByIds } from '../../wire/graph.ts';

const PROVIDER = '/providers/Microsoft.Authorization';

/** The role assignments that count at a scope: made there or above. */
export const assignmentsQuery = (tenantId: string, scope: string) =>
  queryOptions({
    queryKey: ['role-assignments', tenantId, scope],
    queryFn: ({ signal }) =>
      listAll<RoleAssignment>(
        armPath(tenantId, `${scope}${PROVIDER}/roleAssignments`, 'roleAssignments', { $filter: 'atScope()' }),
        signal,
      ),
  });

/** The directory objects of these assignments. Which they are is part of the key, so that a new one is looked up. */
export function usePrincipals(tenantId: string, assignments: readonly RoleAssignment[] | undefined) {
  const ids = [...new Set(assignments?.map(({ properties }) => properties.principalId.toLowerCase()))].sort();
  return useQuery({
    queryKey: ['principals', tenantId, ids],
    queryFn: ({ signal }) => findByIds(tenantId, ids, signal),
    enabled: ids.length > 0,
    staleTime: 30_000,
  });
}

/** The names of the roles of these assignments, by the GUID of the role; absent while they are being read. */
export function useRoleNames(tenantId: string, scope: string, assignments: readonly RoleAssignment[] | undefined) {
  const ids = [
    ...new Set(assignments?.map(({ properties }) => lastSegment(properties.roleDefinitionId).toLowerCase())),
  ];
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['role-definition', tenantId, id],
      queryFn: () =>
        call<RoleDefinition>(armPath(tenantId, `${scope}${PROVIDER}/roleDefinitions/${id}`, 'roleDefinitions')),
      staleTime: 600_000,
      retry: false,
    })),
    combine: (results) => ({
      pending: results.some(({ isPending }) => isPending),
      names: new Map(results.map(({ data }, index) => [ids[index] ?? '', data?.properties.roleName])),
    }),
  });
}

/** The roles that can be assigned at a scope, and which of them this person may hand out. */
export const roleChoicesQuery = (tenantId: string, scope: string) =>
  queryOptions({
    queryKey: ['role-choices', tenantId, scope],
    queryFn: async ({ signal }) => {
      const path = `/portal/tenants/${encodeURIComponent(tenantId)}/roles?${new URLSearchParams({ scope }).toString()}`;
      const { roles } = await call<RoleChoices>(path, { signal });
      return roles;
    },
    staleTime: 60_000,
  });

/** Removes a role assignment by its full ARM id. */
export function useRemoveAssignment(tenantId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send(armPath(tenantId, id, 'roleAssignments'), { method: 'DELETE' }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['role-assignments', tenantId] }),
        queryClient.invalidateQueries({ queryKey: ['rights', tenantId] }),
      ]),
  });
}

/**
 * What is sent to assign a role. `name` is the GUID of the assignment, kept over attempts so that none is made twice.
 */
export interface NewAssignment {
  readonly name: string;
  readonly scope: string;
  readonly roleId: string;
  readonly principalId: string;
  readonly principalType: string;
}

/** Assigns a role at a scope. */
export async function putAssignment(tenantId: string, assignment: NewAssignment): Promise<void> {
  const { name, scope, roleId, principalId, principalType } = assignment;
  await send(armPath(tenantId, `${scope}${PROVIDER}/roleAssignments/${name}`, 'roleAssignments'), {
    method: 'PUT',
    body: {
      properties: { roleDefinitionId: `${scope}${PROVIDER}/roleDefinitions/${roleId}`, principalId, principalType },
    },
  });
}
