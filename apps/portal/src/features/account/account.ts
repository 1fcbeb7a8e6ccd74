import type { Account } from '@mandate/api/portal/sign-in/wire';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, send } from '../../wire/call.ts';

/** How one signs in, and where one is signed in. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => call<Account>('/portal/account', { signal }),
});

/** Changes something of one's own account, and reads it anew. */
export function useAccountChange<Body = undefined>(path: string, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => send(`/portal/account/${path}`, { method: 'POST', ...(body ? { body } : {}) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
      onDone();
    },
  });
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** What a browser called itself, in the words that people know it by; `undefined` when they say nothing. */
export function browserNames(userAgent: string): { readonly browser: string; readonly system: string } | undefined {
  const named = (table: typeof BROWSERS) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  return browser && system ? { browser, system } : undefined;
}
