import type { Migration } from './index.ts';

/** Granular delegated admin, how partners ask for relationships, and which customers came uninvited. */
export const delegatedAdmin: Migration = {
  name: '0011-delegated-admin',
  statements: ({ text, keyed }) => [
    `alter table relationship add column tier ${text} not null default 'direct'`,
    `alter table relationship add column other_tier_id ${text}`,
    'alter table relationship add column confirmed integer not null default 1',
    'alter table partner_customer add column confirmed integer not null default 1',
    `create table if not exists request_settings (
      tenant_id ${text} not null,
      delegated_admin_on_new ${text} not null,
      link_serial ${text} not null,
      primary key (tenant_id)
    ) ${keyed}`,
    `create table if not exists partner_tier (
      tenant_id ${text} not null,
      kind ${text} not null,
      other_tenant_id ${text} not null,
      primary key (tenant_id, kind, other_tenant_id)
    ) ${keyed}`,
    `create table if not exists delegated_admin (
      tenant_id ${text} not null,
      id ${text} not null,
      customer_id ${text},
      display_name ${text} not null,
      name_key ${text} not null,
      search_key ${text} not null,
      roles ${text} not null,
      duration_days integer not null,
      auto_extend_days integer not null,
      status ${text} not null,
      created_at bigint not null,
      locked_at bigint,
      activated_at bigint,
      ends_at bigint,
      updated_at bigint not null,
      version bigint not null,
      primary key (tenant_id, id)
    )`,
    'create unique index if not exists delegated_admin_by_name on delegated_admin (tenant_id, name_key)',
    'create index if not exists delegated_admin_by_search on delegated_admin (tenant_id, search_key, id)',
    'create index if not exists delegated_admin_by_customer on delegated_admin (tenant_id, customer_id)',
    'create index if not exists delegated_admin_by_status on delegated_admin (tenant_id, status, ends_at)',
    `create table if not exists access_assignment (
      tenant_id ${text} not null,
      relationship_id ${text} not null,
      id ${text} not null,
      group_id ${text} not null,
      roles ${text} not null,
      created_at bigint not null,
      updated_at bigint not null,
      version bigint not null,
      primary key (tenant_id, relationship_id, id)
    )`,
    'create unique index if not exists access_assignment_by_group on access_assignment (tenant_id, relationship_id, group_id)',
    `create table if not exists delegated_admin_request (
      tenant_id ${text} not null,
      relationship_id ${text} not null,
      id ${text} not null,
      action ${text} not null,
      "at" bigint not null,
      primary key (tenant_id, relationship_id, id)
    ) ${keyed}`,
    `create table if not exists delegated_admin_operation (
      tenant_id ${text} not null,
      relationship_id ${text} not null,
      id ${text} not null,
      assignment_id ${text} not null,
      "at" bigint not null,
      primary key (tenant_id, relationship_id, id)
    ) ${keyed}`,
    `create table if not exists received_delegated_admin (
      tenant_id ${text} not null,
      partner_tenant_id ${text} not null,
      relationship_id ${text} not null,
      primary key (tenant_id, partner_tenant_id, relationship_id)
    ) ${keyed}`,
  ],
};
