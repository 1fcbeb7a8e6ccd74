import type { Migration } from './index.ts';

/** The tree that subscriptions hang in. */
export const managementGroups: Migration = {
  name: '0004-management-groups',
  statements: ({ text, keyed }) => [
    `create table if not exists management_group (
      tenant_id ${text} not null,
      name_key ${text} not null,
      name ${text} not null,
      display_name ${text} not null,
      parent_key ${text},
      created_at bigint not null,
      updated_at bigint not null,
      primary key (tenant_id, name_key)
    ) ${keyed}`,
    `create table if not exists subscription_parent (
      tenant_id ${text} not null,
      subscription_id ${text} not null,
      parent_key ${text} not null,
      primary key (tenant_id, subscription_id)
    ) ${keyed}`,
  ],
};
