import type { AcceptProvider, ProviderInvitation, ProviderLinkOptions, Tiers } from '@mandate/api/portal/tiers/wire';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, send } from '../../wire/call.ts';
import { meQuery } from '../../wire/queries.ts';

/** With whom the partner sells in two tiers. */
export const tiersQuery = queryOptions({
  queryKey: ['tiers'],
  queryFn: ({ signal }) => call<Tiers>('/portal/tiers', { signal }),
});

/** What a provider's link asks of the reader's organization. */
export const providerInvitationQuery = (link: ProviderLinkOptions) =>
  queryOptions({
    queryKey: ['provider-invitation', link],
    queryFn: ({ signal }) =>
      call<ProviderInvitation>(`/portal/invitations/provider?${new URLSearchParams({ ...link }).toString()}`, {
        signal,
      }),
  });

/** Makes the reader's organization the indirect reseller of a provider. */
export function useAcceptProvider() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AcceptProvider) => send('/portal/invitations/provider/accept', { method: 'POST', body }),
    // Whoever accepts may be a partner's Global admin from now on.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}
