import type { AdminRelationship } from '@mandate/api/portal/relationships/wire';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, localPath, send } from '../../wire/call.ts';
import { useMe } from '../../wire/queries.ts';

/** A delegated admin relationship as Graph shows it. */
export interface Relationship {
  readonly '@odata.etag': string;
  readonly id: string;
  readonly displayName: string;
  readonly duration: string;
  readonly customer: { readonly tenantId: string; readonly displayName: string } | null;
  readonly accessDetails: AccessDetails;
  readonly status: AdminRelationship['status'];
  readonly autoExtendDuration: string;
  readonly createdDateTime: string;
  readonly activatedDateTime: string | null;
  readonly endDateTime: string | null;
}

/** Roles by their template ids. */
export interface AccessDetails {
  readonly unifiedRoles: readonly { readonly roleDefinitionId: string }[];
}

/** The roles of one security group. */
export interface Assignment {
  readonly '@odata.etag': string;
  readonly id: string;
  readonly accessContainer: { readonly accessContainerId: string };
  readonly accessDetails: AccessDetails;
}

/** The template ids in access details. */
export const roleIds = ({ unifiedRoles }: AccessDetails): readonly string[] =>
  unifiedRoles.map(({ roleDefinitionId }) => roleDefinitionId);

const detailsOf = (roles: readonly string[]): AccessDetails => ({
  unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })),
});

/** The whole days of a duration in days, as Graph sends them. */
export const daysOf = (duration: string): number => Number(/^P(\d+)D$/.exec(duration)?.[1] ?? 0);

/** Whether a relationship goes on by itself. */
export const extendsItself = ({ autoExtendDuration }: Relationship): boolean => daysOf(autoExtendDuration) > 0;

const graph = (tenantId: string, ...parts: readonly string[]) =>
  `/as/${encodeURIComponent(tenantId)}/graph/v1.0/tenantRelationships/delegatedAdminRelationships${parts
    .map((part) => `/${encodeURIComponent(part)}`)
    .join('')}`;

interface Collection<T> {
  readonly value: readonly T[];
  readonly '@odata.nextLink'?: string;
}

/** The admin relationships with one customer, by name. */
export const relationshipsQuery = (tenantId: string, customerId: string) =>
  queryOptions({
    queryKey: ['admin-relationships', tenantId, customerId],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ $filter: `customer/tenantId eq '${customerId}'` });
      const all: Relationship[] = [];
      let next: string | undefined = `${graph(tenantId)}?${query.toString()}`;
      while (next) {
        const page: Collection<Relationship> = await call<Collection<Relationship>>(next, { signal });
        all.push(...page.value);
        next = page['@odata.nextLink'] && localPath(page['@odata.nextLink']);
      }
      return all;
    },
  });

/** One of them. */
export const relationshipQuery = (tenantId: string, id: string) =>
  queryOptions({
    queryKey: ['admin-relationship', tenantId, id],
    queryFn: ({ signal }) => call<Relationship>(graph(tenantId, id), { signal }),
  });

/** The security groups of a relationship and their roles. */
export const assignmentsQuery = (tenantId: string, id: string) =>
  queryOptions({
    queryKey: ['access-assignments', tenantId, id],
    queryFn: async ({ signal }) =>
      (await call<Collection<Assignment>>(graph(tenantId, id, 'accessAssignments'), { signal })).value,
  });

function useChange<Input, Output>(change: (tenantId: string, input: Input) => Promise<Output>) {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(tenant.id, input),
    onSuccess: () =>
      Promise.all(
        ['admin-relationships', 'admin-relationship', 'access-assignments'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

/** What a partner asks for. */
export interface NewRelationship {
  readonly customerId: string;
  readonly displayName: string;
  readonly days: number;
  readonly roles: readonly string[];
  readonly autoExtend: boolean;
}

/** Draws a relationship up and finishes the request. */
export const useRequestRelationship = () =>
  useChange(async (tenantId, { customerId, displayName, days, roles, autoExtend }: NewRelationship) => {
    const made = await call<Relationship>(graph(tenantId), {
      method: 'POST',
      body: {
        displayName,
        duration: `P${days}D`,
        customer: { tenantId: customerId },
        accessDetails: detailsOf(roles),
        autoExtendDuration: autoExtend ? 'P180D' : 'PT0S',
      },
    });
    await send(graph(tenantId, made.id, 'requests'), { method: 'POST', body: { action: 'lockForApproval' } });
    return made;
  });

/** Ends a relationship, or takes a request back. */
export const useTerminate = (id: string) =>
  useChange<undefined, Response>((tenantId) =>
    send(graph(tenantId, id, 'requests'), { method: 'POST', body: { action: 'terminate' } }),
  );

/** Has a relationship extend itself, or not, if it is still as it was read. */
export const patchAutoExtend = (
  tenantId: string,
  { id, etag }: { readonly id: string; readonly etag: string },
  autoExtend: boolean,
) =>
  send(graph(tenantId, id), {
    method: 'PATCH',
    headers: { 'If-Match': etag },
    body: { autoExtendDuration: autoExtend ? 'P180D' : 'PT0S' },
  });

/** The same, for the page of one relationship. */
export const useExtend = ({ id, '@odata.etag': etag }: Relationship) =>
  useChange((tenantId, autoExtend: boolean) => patchAutoExtend(tenantId, { id, etag }, autoExtend));

/** Gives a group roles, or other ones where it has some. */
export const useAssign = (id: string) =>
  useChange(
    (
      tenantId,
      {
        groupId,
        roles,
        existing,
      }: {
        readonly groupId: string;
        readonly roles: readonly string[];
        readonly existing: Assignment | undefined;
      },
    ) =>
      existing
        ? send(graph(tenantId, id, 'accessAssignments', existing.id), {
            method: 'PATCH',
            headers: { 'If-Match': existing['@odata.etag'] },
            body: { accessDetails: detailsOf(roles) },
          })
        : send(graph(tenantId, id, 'accessAssignments'), {
            method: 'POST',
            body: {
              accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' },
              accessDetails: detailsOf(roles),
            },
          }),
  );

/** Takes a group out of a relationship. */
export const useUnassign = (id: string) =>
  useChange((tenantId, assignment: Assignment) =>
    send(graph(tenantId, id, 'accessAssignments', assignment.id), {
      method: 'DELETE',
      headers: { 'If-Match': assignment['@odata.etag'] },
    }),
  );

/** The page on which the customer approves a relationship. */
export const approvalLink = (partnerId: string, id: string): string =>
  `${window.location.origin}/partner-invitation/${encodeURIComponent(partnerId)}/${encodeURIComponent(id)}`;
