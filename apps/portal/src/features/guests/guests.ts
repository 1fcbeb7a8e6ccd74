import type { GuestInvitation } from '@mandate/api/portal/guests/wire';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, send } from '../../wire/call.ts';

const path = (tenantId: string) => `/portal/guest-invitations/${encodeURIComponent(tenantId)}`;

/** The invitation of a directory for whoever is signed in. */
export const guestInvitationQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ['guest-invitation', tenantId],
    queryFn: ({ signal }) => call<GuestInvitation>(path(tenantId), { signal }),
  });

/** Takes an invitation up. */
export function useAcceptGuestInvitation(tenantId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => send(`${path(tenantId)}/accept`, { method: 'POST' }),
    // What one may enter, and as what, has changed.
    onSuccess: () => queryClient.invalidateQueries(),
  });
}
