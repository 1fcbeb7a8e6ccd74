import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { CallError } from '../wire/call-error.ts';

/**
 * Makes the cache of everything read; `onSignedOut` is called when any call finds that nobody is signed in any more.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const notice = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A refusal stays a refusal; only silence and outages are worth another try.
        retry: (count, error) =>
          count < 2 && error instanceof CallError && (error.status === 0 || error.status === 503),
      },
    },
  });
}

/** Whether an error says that nobody is signed in. Wrong credentials are a 401 too, but an answer to a sign-in. */
export function isSignedOut(error: unknown): boolean {
  if (!(error instanceof CallError) || error.status !== 401) return false;
  return error.refusal.by !== 'portal' || error.refusal.error.kind === 'not-signed-in';
}
