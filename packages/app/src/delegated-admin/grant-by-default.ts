import { defaultDelegatedAdminTerms } from '@mandate/domain/default-delegated-admin';
import { APPROVAL, type DelegatedAdminRelationship, delegatedAdminSteps } from '@mandate/domain/delegated-admin';
import type { TenantId } from '@mandate/domain/tenants';
import type { Change } from '../ports/store.ts';
import type { Randomness } from '../ports/world.ts';
import { record, toRecord } from './current.ts';

/**
 * The granular relationship that a customer is created with: active at once, because nobody is there whom to ask. It
 * lets nobody in until the partner gives groups some of its roles.
 */
export async function grantByDefault(
  change: Change,
  randomness: Randomness,
  { partner, customer, at }: { readonly partner: TenantId; readonly customer: TenantId; readonly at: number },
): Promise<DelegatedAdminRelationship> {
  const number = Buffer.from(randomness.bytes(4)).readUInt32BE();
  const drawnUp: DelegatedAdminRelationship = {
    id: `${randomness.guid()}-${randomness.guid()}`,
    partner,
    ...defaultDelegatedAdminTerms({ partner, customer }, number),
    customer,
    status: 'created',
    createdAt: at,
    lockedAt: null,
    activatedAt: null,
    endsAt: null,
    updatedAt: at,
    version: 1,
  };
  const active = delegatedAdminSteps(drawnUp, ['lock', ...APPROVAL], at);
  if (!active.ok) throw new Error('A default relationship could not become active.');
  const put = await change.tenant(partner).putDelegatedAdmin(active.value);
  if (!put.ok) throw new Error('A default relationship has the name of another.');
  await change.tenant(customer).receiveDelegatedAdmin(partner, active.value.id);
  await record(change, 'grant-by-default', active.value, { before: null, after: toRecord(active.value) });
  return active.value;
}
