import type { RelationshipEvent, ResellerRelationship } from '@mandate/domain/relationships';
import type { Recordable } from '../ports/change-log.ts';
import type { Change } from '../ports/store.ts';

/** What the change log calls the steps of a relationship. */
type Step = RelationshipEvent | 'request';

/** Stores a relationship and records the step in the logs of both tenants: an act between two stands in each. */
export async function putRelationship(
  change: Change,
  step: Step,
  before: ResellerRelationship | undefined,
  after: ResellerRelationship,
): Promise<void> {
  await change.putRelationship(after);
  const entry = {
    operation: `Mandate.Relationships/resellerRelationships/${step}/action`,
    target: `resellerRelationships/${after.partner}/${after.customer}`,
    before: before ? toRecord(before) : null,
    after: toRecord(after),
  };
  await change.tenant(after.partner).record(entry);
  await change.tenant(after.customer).record(entry);
}

function toRecord({ state, delegatedAdmin, tier, otherTier, confirmed }: ResellerRelationship): Recordable {
  return { state, delegatedAdmin, tier, otherTier, confirmed };
}
