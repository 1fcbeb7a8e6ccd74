import type { ChangePasswordRequest, Me, SignInLinkRequest, SignInRequest } from '@mandate/api/portal/wire';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { call } from '../../wire/call.ts';
import { meQuery } from '../../wire/queries.ts';

/** Where a signed-in person goes on: a page of the portal, or an application's request that waits for them. */
export interface Onward {
  /** A page of the portal. */
  readonly returnTo?: string;
  /** An address of the sign-in endpoints, which the server answers and not the portal. */
  readonly return?: string;
}

/** Signs in with a user name and a password, then goes on. */
export function useSignIn(returnTo: Onward) {
  const enter = useEnter(returnTo);
  return useMutation({
    mutationFn: (body: SignInRequest) => call<Me>('/portal/sign-in', { method: 'POST', body }),
    onSuccess: enter,
  });
}

/** Replaces a password that must be changed, and signs in. */
export function useChangePassword(returnTo: Onward) {
  const enter = useEnter(returnTo);
  return useMutation({
    mutationFn: (body: ChangePasswordRequest) => call<Me>('/portal/change-password', { method: 'POST', body }),
    onSuccess: enter,
  });
}

/** Sets a password by a one-time link, and signs in. */
export function useSignInLink() {
  const enter = useEnter({});
  return useMutation({
    mutationFn: (body: SignInLinkRequest) => call<Me>('/portal/sign-in-link', { method: 'POST', body }),
    onSuccess: enter,
  });
}

function useEnter(onward: Onward): (me: Me) => void {
  const queryClient: QueryClient = useQueryClient();
  const { history } = useRouter();
  return (me) => {
    // Whatever somebody else had read in this tab goes.
    queryClient.clear();
    queryClient.setQueryData(meQuery.queryKey, me);
    if (isRequest(onward.return)) window.location.replace(onward.return);
    else history.replace(isOwnPath(onward.returnTo) ? onward.returnTo : '/');
  };
}

/** Whether an address is a request to sign in to an application, on this origin. */
export function isRequest(path: string | undefined): path is string {
  return path !== undefined && /^\/[\w.-]+(\/[\w.-]+)?\/oauth2\/(v2\.0\/)?(authorize|logout)\?/.test(path);
}

// A link to the sign-in page may be anybody's: `//elsewhere` and `/\elsewhere` lead to other hosts.
function isOwnPath(path: string | undefined): path is string {
  return path !== undefined && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in');
}
