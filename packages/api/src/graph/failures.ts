import type { RoleTooHigh, UserNotFound } from '@mandate/app/credentials/rights';
import type { ProofRefused } from '@mandate/app/directory/application-credentials';
import type { UnknownApplication } from '@mandate/app/directory/applications';
import type { DirectoryFailure } from '@mandate/app/directory/failures';
import type { CommonFailure } from '../failures.ts';
import type { DelegatedAdminWireFailure } from './delegated-admin/failures.ts';

/** Everything that Microsoft Graph must be able to word. */
export type GraphFailure =
  | CommonFailure
  | DelegatedAdminWireFailure
  | DirectoryFailure
  | UnknownApplication
  | ProofRefused
  | UserNotFound
  | RoleTooHigh
  | { readonly kind: 'user-token-required' }
  /** The question takes `ConsistencyLevel: eventual`, and some of them `$count=true` as well. */
  | { readonly kind: 'advanced-query-refused'; readonly detail: string }
  | { readonly kind: 'count-refused' }
  | { readonly kind: 'result-too-large' }
  | { readonly kind: 'property-unknown'; readonly property: string; readonly type: string }
  /** A part of Graph that Mandate does not have, by its name. */
  | { readonly kind: 'feature-not-implemented'; readonly feature: string };
