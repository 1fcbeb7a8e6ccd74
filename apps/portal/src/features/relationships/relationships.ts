import type {
  AcceptInvitation,
  AdminInvitation,
  DeclineInvitation,
  LinkOptions,
  NamedRequest,
  Partners,
  RelationshipHistory,
  RelationshipRequest,
  RemovalBlockers,
  ResellerInvitation,
} from '@mandate/api/portal/relationships/wire';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, send } from '../../wire/call.ts';
import { useMe } from '../../wire/queries.ts';

const at = (...parts: readonly string[]) => parts.map(encodeURIComponent).join('/');

/** What a request link asks of the reader's organization. */
export const invitationQuery = (link: LinkOptions) =>
  queryOptions({
    queryKey: ['invitation', link],
    queryFn: ({ signal }) =>
      call<ResellerInvitation>(`/portal/invitations/reseller?${new URLSearchParams({ ...link }).toString()}`, {
        signal,
      }),
  });

/** What an approval link asks for. */
export const adminInvitationQuery = (partnerId: string, id: string) =>
  queryOptions({
    queryKey: ['admin-invitation', partnerId, id],
    queryFn: ({ signal }) =>
      call<AdminInvitation>(`/portal/partners/${at(partnerId)}/admin-relationships/${at(id)}`, { signal }),
  });

/** The partners of the reader's organization. */
export const partnersQuery = queryOptions({
  queryKey: ['partners'],
  queryFn: ({ signal }) => call<Partners>('/portal/partners', { signal }),
});

/** The partner of the other tier with which a customer is asked; nobody when the partner asks alone. */
export interface Together {
  readonly provider?: string;
  readonly reseller?: string;
}

/** The link to send to customers. */
export const requestQuery = (delegatedAdmin: boolean, together: Together) =>
  queryOptions({
    queryKey: ['relationship-request', delegatedAdmin, together],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ delegatedAdmin: String(delegatedAdmin), ...together });
      return call<RelationshipRequest>(`/portal/relationship-request?${query.toString()}`, { signal });
    },
  });

/** What stands in the way of removing a customer's relationship. */
export const removalQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['removal', customerId],
    queryFn: ({ signal }) => call<RemovalBlockers>(`/portal/customers/${at(customerId)}/removal`, { signal }),
  });

/** What happened between the partner and a customer, newest first. */
export const historyQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: ['customer', customerId, 'history'],
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? `?${new URLSearchParams({ after: pageParam }).toString()}` : '';
      return call<RelationshipHistory>(`/portal/customers/${at(customerId)}/history${query}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Sends a change and has everything read anew that it may have changed. */
function useChange<Input>(change: (input: Input) => Promise<unknown>, ...keys: readonly string[]) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  });
}

const post = (path: string, body?: unknown) => send(path, { method: 'POST', ...(body === undefined ? {} : { body }) });

/** Accepts a partner. */
export const useAccept = () =>
  useChange((body: AcceptInvitation) => post('/portal/invitations/reseller/accept', body), 'partners');

/** Turns a partner down. */
export const useDecline = () =>
  useChange((body: DeclineInvitation) => post('/portal/invitations/reseller/decline', body), 'partners');

/** Approves the roles of an admin relationship. */
export const useApprove = (partnerId: string, id: string) =>
  useChange(() => post(`/portal/partners/${at(partnerId)}/admin-relationships/${at(id)}/approve`), 'partners');

/** Ends an admin relationship, or turns its request down. */
export const useEndAdminRelationship = () =>
  useChange(
    ({ partnerId, id }: { readonly partnerId: string; readonly id: string }) =>
      post(`/portal/partners/${at(partnerId)}/admin-relationships/${at(id)}/end`),
    'partners',
    'admin-invitation',
  );

/** Takes delegated administration privileges back. */
export const useRemoveDelegatedAdmin = () =>
  useChange((partnerId: string) => post(`/portal/partners/${at(partnerId)}/remove-delegated-admin`), 'partners');

/** Ends a reseller relationship as its customer. */
export const useEndPartner = () =>
  useChange((partnerId: string) => post(`/portal/partners/${at(partnerId)}/end`), 'partners');

/** Voids the links that were sent. */
export const useRenewLinks = () => useChange(() => post('/portal/relationship-request/renew'), 'relationship-request');

/** Asks a customer by name. */
export const useNamedRequest = (customerId: string) =>
  useChange((body: NamedRequest) => post(`/portal/customers/${at(customerId)}/request`, body), 'customer', 'customers');

/** Says that the partner knows a customer. */
export const useConfirmCustomer = (customerId: string) =>
  useChange(() => post(`/portal/customers/${at(customerId)}/confirm`), 'customer', 'customers');

/** Changes a customer through the public Partner Center operation. */
export function usePatchCustomer(customerId: string) {
  const { tenant } = useMe();
  const path = `/as/${at(tenant.id)}/partner-center/v1/customers/${at(customerId)}`;
  return useChange(
    (body: { readonly allowDelegatedAccess: false } | { readonly relationshipToPartner: 'none' }) =>
      send(path, { method: 'PATCH', body: { ...body, attributes: { objectType: 'Customer' } } }),
    'customer',
    'customers',
    'tenant',
  );
}
