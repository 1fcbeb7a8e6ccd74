import type { Migration } from './index.ts';

/** Roles for a time, what tenants let other tenants manage, and what is kept at scopes besides. */
export const schedulesAndDelegations: Migration = {
  name: '0006-schedules-and-delegations',
  statements: ({ text, keyed }) => [
    `create table if not exists role_schedule (
      tenant_id ${text} not null,
      id ${text} not null,
      kind ${text} not null,
      principal_id ${text} not null,
      principal_type ${text} not null,
      role_id ${text} not null,
      scope ${text} not null,
      scope_text ${text} not null,
      condition ${text},
      starts_at bigint not null,
      ends_at bigint,
      request_id ${text} not null,
      eligibility_id ${text},
      managing_tenant_id ${text},
      created_at bigint not null,
      updated_at bigint not null,
      created_by ${text},
      primary key (tenant_id, id)
    )`,
    `create unique index if not exists role_schedule_holder
      on role_schedule (tenant_id, kind, scope, role_id, principal_id)`,
    `create table if not exists registration_definition (
      tenant_id ${text} not null,
      id ${text} not null,
      scope ${text} not null,
      scope_text ${text} not null,
      name ${text} not null,
      description ${text},
      managing_tenant_id ${text} not null,
      roles ${text} not null,
      eligible ${text} not null,
      created_at bigint not null,
      updated_at bigint not null,
      primary key (tenant_id, id)
    )`,
    `create table if not exists registration_assignment (
      tenant_id ${text} not null,
      id ${text} not null,
      scope ${text} not null,
      scope_text ${text} not null,
      definition_id ${text} not null,
      created_at bigint not null,
      primary key (tenant_id, id)
    ) ${keyed}`,
    `create table if not exists delegated_scope (
      partner_tenant_id ${text} not null,
      customer_id ${text} not null,
      registration_id ${text} not null,
      scope ${text} not null,
      primary key (partner_tenant_id, customer_id, registration_id)
    ) ${keyed}`,
    `create table if not exists scoped_document (
      tenant_id ${text} not null,
      kind ${text} not null,
      scope ${text} not null,
      name ${text} not null,
      document ${text} not null,
      created_at bigint not null,
      primary key (tenant_id, kind, scope, name)
    )`,
  ],
};
