import type { DelegatedAdminFailure } from '@mandate/app/delegated-admin/current';
import type { AcceptFailure, LinkFailure } from '@mandate/app/relationships/answer-link';
import type { RelationshipFailure } from '@mandate/app/relationships/change-relationship';
import type { EndFailure } from '@mandate/app/relationships/end-relationship';
import type { TierFailure } from '@mandate/app/relationships/tiers';
import type { FailureTable } from '../../failures.ts';
import type { PortalError } from '../wire.ts';

/** What can go wrong with relationships on the portal's own endpoints. */
export type RelationshipWireFailure =
  | RelationshipFailure
  | LinkFailure
  | AcceptFailure
  | EndFailure
  | TierFailure
  | DelegatedAdminFailure;

type Row = readonly [status: number, error: () => PortalError['error']];

const conflict = (error: PortalError['error']): Row => [409, () => error];
const notFound = (): Row => [404, () => ({ kind: 'not-found' })];
// The browser reads before it asks, so a step that cannot be taken any more was taken by somebody meanwhile.
const changed = (): Row => conflict({ kind: 'changed-meanwhile' });

/** How they are answered. */
export const RELATIONSHIP_ERRORS: FailureTable<RelationshipWireFailure, Row> = {
  'relationship-not-found': notFound,
  'delegated-admin-not-found': notFound,
  'illegal-transition': changed,
  'illegal-delegated-admin-transition': changed,
  'relationship-exists': changed,
  'shown-otherwise': changed,
  'third-tier': changed,
  'etag-missing': changed,
  'etag-stale': changed,
  'link-void': () => [410, () => ({ kind: 'link-void' })],
  'own-link': () => conflict({ kind: 'own-link' }),
  'other-market': ({ partnerCountry, customerCountry }) =>
    conflict({ kind: 'other-market', partnerCountry, customerCountry }),
  'agreement-missing': () => conflict({ kind: 'agreement-missing' }),
  'delegated-admin-forbidden': () => conflict({ kind: 'delegated-admin-forbidden' }),
  'still-sold': ({ sold }) => conflict({ kind: 'still-sold', sold: sold.map(({ name }) => name) }),
};
