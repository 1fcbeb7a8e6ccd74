import type { Migration } from './index.ts';

/** The tags of customers, and through which other tier a customer is sold to. */
export const customerLists: Migration = {
  name: '0014-customer-lists',
  statements: ({ text, keyed }) => [
    `create table if not exists customer_tag (
      tenant_id ${text} not null,
      customer_id ${text} not null,
      tag_key ${text} not null,
      tag ${text} not null,
      primary key (tenant_id, customer_id, tag_key)
    ) ${keyed}`,
    'create index if not exists customer_tag_by_tag on customer_tag (tenant_id, tag_key, customer_id)',
    `alter table partner_customer add column tier ${text} not null default 'direct'`,
    `alter table partner_customer add column other_tier_id ${text}`,
    `update partner_customer set
      tier = (select r.tier from relationship r
        where r.tenant_id = partner_customer.customer_id and r.partner_tenant_id = partner_customer.partner_tenant_id),
      other_tier_id = (select r.other_tier_id from relationship r
        where r.tenant_id = partner_customer.customer_id and r.partner_tenant_id = partner_customer.partner_tenant_id)
      where exists (select 1 from relationship r
        where r.tenant_id = partner_customer.customer_id and r.partner_tenant_id = partner_customer.partner_tenant_id)`,
  ],
};
