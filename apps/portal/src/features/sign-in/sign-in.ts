import type { SignedIn, Step } from '@mandate/api/portal/sign-in/wire';
import type { Me } from '@mandate/api/portal/wire';
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

/** How far somebody has come: signed in, or at the next step. */
export type Progress = SignedIn | Step;

/** Sends what a step of signing in asks for, and hands on how far that led. */
export function useStep<Body>(path: string, onProgress: (progress: Progress) => void) {
  return useMutation({
    mutationFn: (body: Body) => call<Progress>(path, { method: 'POST', body }),
    onSuccess: onProgress,
  });
}

/** Takes somebody who is signed in to where they wanted to go. */
export function useEnter(onward: Onward): (me: Me) => void {
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
