import { countDelegatedAdmin, type DelegatedAdminFigures } from '@mandate/domain/delegated-admin-figures';
import type { TenantId } from '@mandate/domain/tenants';
import type { Page, PageRequest } from '../ports/listing.ts';
import type { Store } from '../ports/store.ts';

const AT_ONCE = 2_000;

/** A partner's granular relationships in numbers, at a moment. */
export async function countRelationships(
  store: Pick<Store, 'tenant' | 'partner'>,
  partner: TenantId,
  now: number,
): Promise<DelegatedAdminFigures> {
  const customers = new Set<TenantId>();
  await eachOf(
    (page) => store.partner(partner).listResold({}, page),
    ({ id }) => customers.add(id),
  );
  const counter = countDelegatedAdmin(customers, now);
  await eachOf((page) => store.tenant(partner).listDelegatedAdmin({ now }, page), counter.add);
  return counter.figures();
}

async function eachOf<T>(read: (page: PageRequest) => Promise<Page<T>>, take: (row: T) => void): Promise<void> {
  let after: string | null = null;
  do {
    const { rows, next }: Page<T> = await read({ after, limit: AT_ONCE });
    for (const row of rows) take(row);
    after = next;
  } while (after !== null);
}
