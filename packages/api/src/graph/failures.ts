import type { CommonFailure } from '../failures.ts';
import type { DelegatedAdminWireFailure } from './delegated-admin/failures.ts';

/** Everything that Microsoft Graph must be able to word. */
export type GraphFailure =
  | CommonFailure
  | DelegatedAdminWireFailure
  | { readonly kind: 'object-not-found'; readonly id: string }
  | { readonly kind: 'user-token-required' };
