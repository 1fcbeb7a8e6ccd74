import type { CommonFailure } from '../failures.ts';
import type { RelationshipWireFailure } from './relationships/failures.ts';

/** Everything that the portal's own endpoints must be able to say; the browser words it. */
export type PortalFailure =
  | CommonFailure
  | RelationshipWireFailure
  | { readonly kind: 'not-found' }
  | { readonly kind: 'bad-request'; readonly detail: string };
