import type { Migration } from './index.ts';

/** What people and webhooks are told, the work that nodes share, and when changes were made. */
export const notifications: Migration = {
  name: '0012-notifications',
  statements: ({ text, keyed, numberIn }) => [
    'alter table change_record add column "at" bigint not null default 0',
    `update change_record set "at" = ${numberIn('body', 'at')} where "at" = 0`,
    'create index if not exists change_record_by_time on change_record (tenant_id, "at", sequence)',
    'create index if not exists principal_of_partner on principal (tenant_id) where well_known is not null',
    `create table if not exists job (
      name ${text} not null,
      run bigint not null,
      due_at bigint not null,
      claimed_until bigint not null,
      primary key (name)
    ) ${keyed}`,
    `create table if not exists followed_log (
      tenant_id ${text} not null,
      sequence bigint not null,
      primary key (tenant_id)
    ) ${keyed}`,
    `create table if not exists reminder (
      tenant_id ${text} not null,
      relationship_id ${text} not null,
      ends_at bigint not null,
      days integer not null,
      primary key (tenant_id, relationship_id)
    ) ${keyed}`,
    `create table if not exists webhook (
      tenant_id ${text} not null,
      id ${text} not null,
      url ${text} not null,
      events ${text} not null,
      created_at bigint not null,
      updated_at bigint not null,
      primary key (tenant_id)
    ) ${keyed}`,
    `create table if not exists delivery (
      tenant_id ${text} not null,
      id ${text} not null,
      channel ${text} not null,
      body ${text} not null,
      created_at bigint not null,
      state ${text} not null,
      attempts integer not null,
      due_at bigint not null,
      claimed_until bigint not null,
      primary key (tenant_id, id)
    )`,
    "create index if not exists delivery_waiting on delivery (channel, due_at) where state = 'waiting'",
    'create index if not exists delivery_by_time on delivery (tenant_id, channel, created_at, id)',
    `create table if not exists delivery_attempt (
      tenant_id ${text} not null,
      delivery_id ${text} not null,
      attempt integer not null,
      "at" bigint not null,
      code integer,
      message ${text} not null,
      primary key (tenant_id, delivery_id, attempt)
    )`,
    `create table if not exists calendar_link (
      tenant_id ${text} not null,
      user_id ${text} not null,
      digest ${text} not null,
      "at" bigint not null,
      primary key (tenant_id, user_id)
    ) ${keyed}`,
    'create index if not exists calendar_link_by_digest on calendar_link (tenant_id, digest)',
  ],
};
