import type { Migration } from './index.ts';

/** What each partner sold, and which other partners' groups hold roles at its customers. */
export const foreignPrincipals: Migration = {
  name: '0013-foreign-principals',
  statements: ({ text, keyed }) => [
    `create table if not exists partner_subscription (
      partner_tenant_id ${text} not null,
      customer_id ${text} not null,
      subscription_id ${text} not null,
      display_name ${text} not null,
      state ${text} not null,
      policy ${text} not null,
      primary key (partner_tenant_id, customer_id, subscription_id)
    ) ${keyed}`,
    `create table if not exists partner_stranger (
      partner_tenant_id ${text} not null,
      customer_id ${text} not null,
      assignment_id ${text} not null,
      group_id ${text} not null,
      role_id ${text} not null,
      scope ${text} not null,
      primary key (partner_tenant_id, customer_id, assignment_id)
    ) ${keyed}`,
    `insert into partner_subscription
      select sold_by, tenant_id, id, display_name, state, coalesce(sold_under, 'least-privilege')
      from subscription where sold_by is not null
      on conflict do nothing`,
  ],
};
