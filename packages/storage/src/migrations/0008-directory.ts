import type { Migration } from './index.ts';

/** Guests, groups that may hold roles, owners, applications, what was deleted, and labels of credentials. */
export const directory: Migration = {
  name: '0008-directory',
  statements: ({ text, keyed }) => [
    `create table if not exists principal_detail (
      tenant_id ${text} not null,
      id ${text} not null,
      details ${text} not null,
      role_assignable integer not null,
      invited_as ${text},
      invited_as_key ${text},
      guest_home_tenant_id ${text},
      guest_home_id ${text},
      guest_changed_at bigint,
      primary key (tenant_id, id)
    ) ${keyed}`,
    'create unique index if not exists principal_detail_by_invitation on principal_detail (tenant_id, invited_as_key)',
    'create unique index if not exists principal_detail_by_home on principal_detail (guest_home_tenant_id, guest_home_id, tenant_id)',
    `create table if not exists object_owner (
      tenant_id ${text} not null,
      object_id ${text} not null,
      owner_id ${text} not null,
      primary key (tenant_id, object_id, owner_id)
    ) ${keyed}`,
    'create index if not exists object_owner_by_owner_id on object_owner (tenant_id, owner_id)',
    'create index if not exists group_member_by_member_id on group_member (tenant_id, member_id)',
    `create table if not exists application (
      tenant_id ${text} not null,
      id ${text} not null,
      app_id ${text} not null,
      display_name ${text} not null,
      name_key ${text} not null,
      manifest ${text} not null,
      created_at bigint not null,
      primary key (tenant_id, id)
    )`,
    'create unique index if not exists application_by_app_id on application (tenant_id, app_id)',
    'create index if not exists application_by_name on application (tenant_id, name_key, id)',
    `create table if not exists application_uri (
      tenant_id ${text} not null,
      uri_key ${text} not null,
      uri ${text} not null,
      application_id ${text} not null,
      primary key (tenant_id, uri_key)
    ) ${keyed}`,
    `create table if not exists app_role_assignment (
      tenant_id ${text} not null,
      id ${text} not null,
      app_role_id ${text} not null,
      principal_id ${text} not null,
      resource_id ${text} not null,
      created_at bigint not null,
      primary key (tenant_id, id)
    ) ${keyed}`,
    'create unique index if not exists app_role_assignment_by_holder on app_role_assignment (tenant_id, principal_id, resource_id, app_role_id)',
    `create table if not exists deleted_object (
      tenant_id ${text} not null,
      id ${text} not null,
      kind ${text} not null,
      name_key ${text} not null,
      deleted_at bigint not null,
      rows ${text} not null,
      primary key (tenant_id, id)
    )`,
    `create table if not exists credential_label (
      tenant_id ${text} not null,
      holder_id ${text} not null,
      id ${text} not null,
      label ${text} not null,
      primary key (tenant_id, holder_id, id)
    ) ${keyed}`,
  ],
};
