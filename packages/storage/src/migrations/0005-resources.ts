import type { Migration } from './index.ts';

/** What stands at scopes: locks, tags, resources; and the providers that subscriptions registered. */
export const resources: Migration = {
  name: '0005-resources',
  statements: ({ text, keyed }) => [
    `create table if not exists management_lock (
      tenant_id ${text} not null,
      scope ${text} not null,
      name_key ${text} not null,
      name ${text} not null,
      scope_text ${text} not null,
      level ${text} not null,
      notes ${text},
      created_at bigint not null,
      updated_at bigint not null,
      primary key (tenant_id, scope, name_key)
    ) ${keyed}`,
    `create table if not exists scope_tags (
      tenant_id ${text} not null,
      scope ${text} not null,
      tags ${text} not null,
      primary key (tenant_id, scope)
    ) ${keyed}`,
    `create table if not exists resource (
      tenant_id ${text} not null,
      scope ${text} not null,
      id ${text} not null,
      type ${text} not null,
      location ${text},
      body ${text} not null,
      created_at bigint not null,
      updated_at bigint not null,
      primary key (tenant_id, scope)
    )`,
    `create table if not exists provider_registration (
      tenant_id ${text} not null,
      subscription_id ${text} not null,
      namespace_key ${text} not null,
      namespace ${text} not null,
      registered_at bigint not null,
      primary key (tenant_id, subscription_id, namespace_key)
    ) ${keyed}`,
  ],
};
