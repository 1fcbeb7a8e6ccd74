import type { CommonFailure } from '../failures.ts';

/** Everything that the portal's own endpoints must be able to say; the browser words it. */
export type PortalFailure =
  | CommonFailure
  | { readonly kind: 'not-found' }
  | { readonly kind: 'bad-request'; readonly detail: string };
