import type { ChangePasswordRequest, Me, SignInLinkRequest, SignInRequest } from '@mandate/api/portal/wire';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { call } from '../../wire/call.ts';
import { meQuery } from '../../wire/queries.ts';

/** Signs in with a user name and a password, then goes on to `returnTo`. */
export function useSignIn(returnTo: string | undefined) {
  const enter = useEnter(returnTo);
  return useMutation({
    mutationFn: (body: SignInRequest) => call<Me>('/portal/sign-in', { method: 'POST', body }),
    onSuccess: enter,
  });
}

/** Replaces a password that must be changed, and signs in. */
export function useChangePassword(returnTo: string | undefined) {
  const enter = useEnter(returnTo);
  return useMutation({
    mutationFn: (body: ChangePasswordRequest) => call<Me>('/portal/change-password', { method: 'POST', body }),
    onSuccess: enter,
  });
}

/** Sets a password by a one-time link, and signs in. */
export function useSignInLink() {
  const enter = useEnter(undefined);
  return useMutation({
    mutationFn: (body: SignInLinkRequest) => call<Me>('/portal/sign-in-link', { method: 'POST', body }),
    onSuccess: enter,
  });
}

function useEnter(returnTo: string | undefined): (me: Me) => void {
  const queryClient: QueryClient = useQueryClient();
  const { history } = useRouter();
  return (me) => {
    // Whatever somebody else had read in this tab goes.
    queryClient.clear();
    queryClient.setQueryData(meQuery.queryKey, me);
    history.replace(isOwnPath(returnTo) ? returnTo : '/');
  };
}

// A link to the sign-in page may be anybody's: `//elsewhere` and `/\elsewhere` lead to other hosts.
function isOwnPath(path: string | undefined): path is string {
  return path !== undefined && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in');
}
