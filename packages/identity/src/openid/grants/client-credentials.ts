import { fail, ok } from '@mandate/rbac/result';
import type { Grant } from './grant.ts';

/** An application on its own behalf (RFC 6749, 4.4). */
export const clientCredentials: Grant<'client_credentials'> = async ({ application, token }) => {
  if (application.kind === 'first-party') return fail({ kind: 'secret-of-public-client' });
  const { id, home } = application;
  return ok({
    holder: { kind: 'app', id, home },
    asked: token.asked,
    nonce: null,
    refreshable: false,
    spend: async () => ok(undefined),
  });
};
