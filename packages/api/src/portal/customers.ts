import { tagCustomer } from '@mandate/app/customers/tag-customer';
import { LONGEST_TAG, MOST_TAGS } from '@mandate/domain/customer-tags';
import type { CustomerSummary } from '@mandate/domain/customers';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../operation.ts';
import { customerQuery } from './customer-query.ts';
import { operation } from './operation.ts';
import type { Customer } from './wire.ts';

const CustomerWire = Type.Object({ id: Type.String(), companyName: Type.String(), tags: Type.Array(Type.String()) });

const LARGEST_PAGE = 200;

/** A page of the partner's customers. */
export const listCustomers = operation({
  id: 'Portal_ListCustomers',
  method: 'GET',
  path: '/portal/customers',
  requires: { partner: 'customers.read' },
  replies: {
    200: Type.Object({
      rows: Type.Array(CustomerWire),
      next: Type.Union([Type.String(), Type.Null()]),
      total: Type.Number(),
    }),
  },

  async handle({ query }, work) {
    const limit = Number(query.get('limit') ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) {
      return fail({ kind: 'bad-request', detail: `limit must be from 1 to ${LARGEST_PAGE}.` });
    }
    const wanted = customerQuery(query, work.access.at);
    if (!wanted.ok) return wanted;
    const reader = work.store.partner(work.access.caller.home);
    const page = await reader.listCustomers(wanted.value, { after: query.get('after') ?? null, limit });
    const rows = await withTags(page.rows, work);
    return reply(200, { rows, next: page.next, total: await reader.countCustomers() });
  },
});

/** One customer of the partner. */
export const getCustomer = operation({
  id: 'Portal_GetCustomer',
  method: 'GET',
  path: '/portal/customers/{id}',
  requires: { partner: 'customers.read' },
  replies: { 200: CustomerWire },

  async handle({ params }, work) {
    const id = parseGuid(params.id);
    const found = id && (await work.store.partner(work.access.caller.home).findCustomer(id));
    const [shown] = found ? await withTags([found], work) : [];
    return shown ? reply(200, shown) : fail({ kind: 'not-found' });
  },
});

async function withTags(
  customers: readonly CustomerSummary[],
  { access, store }: Pick<Work, 'access' | 'store'>,
): Promise<readonly Customer[]> {
  const tags = await store.tenant(access.caller.home).listCustomerTags(customers.map(({ id }) => id));
  return customers.map((customer) => ({ ...customer, tags: tags.get(customer.id) ?? [] }));
}

/** Every tag that the partner uses, to filter by. */
export const listCustomerTags = operation({
  id: 'Portal_ListCustomerTags',
  method: 'GET',
  path: '/portal/customer-tags',
  requires: { partner: 'customers.read' },
  replies: {
    200: Type.Object({ tags: Type.Array(Type.Object({ tag: Type.String(), customers: Type.Number() })) }),
  },

  async handle(_input, { access, store }) {
    return reply(200, { tags: await store.tenant(access.caller.home).listUsedTags() });
  },
});

/** Replaces the tags of a customer. */
export const putCustomerTags = operation({
  id: 'Portal_PutCustomerTags',
  method: 'PUT',
  path: '/portal/customers/{id}/tags',
  requires: { partner: 'customers.tag' },
  body: Type.Object({ tags: Type.Array(Type.String()) }, { additionalProperties: false }),
  replies: { 200: Type.Object({ tags: Type.Array(Type.String()) }) },

  async handle({ params, body }, { act }) {
    const customer = parseGuid(params.id);
    if (!customer) return fail({ kind: 'not-found' });
    const tagged = await tagCustomer(act, { customer, tags: body.tags });
    if (tagged.ok) return reply(200, { tags: tagged.value });
    switch (tagged.failure.kind) {
      case 'relationship-not-found':
        return fail({ kind: 'not-found' });
      case 'too-many-tags':
        return fail({ kind: 'bad-request', detail: `A customer has at most ${MOST_TAGS} tags.` });
      case 'tag-unacceptable':
        return fail({ kind: 'bad-request', detail: `A tag has 1 to ${LONGEST_TAG} visible characters.` });
    }
  },
});
