import type { Migration } from './index.ts';

/** Everything of the first release. */
export const firstTables: Migration = {
  name: '0001-first-tables',
  statements: ({ text, keyed }) => [
    `create table if not exists installation (
      id ${text} not null,
      partner_tenant_id ${text} not null,
      kind ${text} not null,
      primary key (id)
    ) ${keyed}`,
    `create table if not exists access_revision (
      "partition" ${text} not null,
      revision bigint not null,
      primary key ("partition")
    ) ${keyed}`,
    `create table if not exists tenant (
      tenant_id ${text} not null,
      display_name ${text} not null,
      default_domain ${text} not null,
      domains ${text} not null,
      country ${text} not null,
      partner_policy ${text} not null,
      created_at bigint not null,
      primary key (tenant_id)
    ) ${keyed}`,
    `create table if not exists tenant_domain (
      domain_key ${text} not null,
      tenant_id ${text} not null,
      primary key (domain_key)
    ) ${keyed}`,
    `create table if not exists principal (
      tenant_id ${text} not null,
      id ${text} not null,
      kind ${text} not null,
      display_name ${text} not null,
      name_key ${text} not null,
      user_principal_name ${text},
      upn_key ${text},
      upn_search_key ${text},
      given_name ${text},
      surname ${text},
      mail ${text},
      description ${text},
      mail_nickname ${text},
      mail_nickname_key ${text},
      well_known ${text},
      app_id ${text},
      enabled integer not null,
      created_at bigint not null,
      primary key (tenant_id, id)
    )`,
    'create index if not exists principal_by_name on principal (tenant_id, kind, name_key, id)',
    'create unique index if not exists principal_by_upn_key on principal (tenant_id, upn_key)',
    'create unique index if not exists principal_by_app_id on principal (tenant_id, app_id)',
    'create unique index if not exists principal_by_well_known on principal (tenant_id, well_known)',
    `create table if not exists group_member (
      tenant_id ${text} not null,
      group_id ${text} not null,
      member_id ${text} not null,
      primary key (tenant_id, group_id, member_id)
    ) ${keyed}`,
    `create table if not exists directory_role (
      tenant_id ${text} not null,
      principal_id ${text} not null,
      role ${text} not null,
      primary key (tenant_id, principal_id, role)
    ) ${keyed}`,
    `create table if not exists subscription (
      tenant_id ${text} not null,
      id ${text} not null,
      display_name ${text} not null,
      name_key ${text} not null,
      state ${text} not null,
      sold_by ${text},
      sold_under ${text},
      created_at bigint not null,
      primary key (tenant_id, id)
    ) ${keyed}`,
    `create table if not exists subscription_home (
      subscription_id ${text} not null,
      tenant_id ${text} not null,
      primary key (subscription_id)
    ) ${keyed}`,
    `create table if not exists subscription_alias (
      tenant_id ${text} not null,
      name_key ${text} not null,
      name ${text} not null,
      subscription_id ${text} not null,
      customer_id ${text} not null,
      created_at bigint not null,
      primary key (tenant_id, name_key)
    ) ${keyed}`,
    `create table if not exists resource_group (
      tenant_id ${text} not null,
      subscription_id ${text} not null,
      name_key ${text} not null,
      name ${text} not null,
      location ${text} not null,
      tags ${text} not null,
      managed_by ${text},
      created_at bigint not null,
      primary key (tenant_id, subscription_id, name_key)
    ) ${keyed}`,
    `create table if not exists role_assignment (
      tenant_id ${text} not null,
      id ${text} not null,
      principal_id ${text} not null,
      principal_type ${text} not null,
      role_id ${text} not null,
      scope ${text} not null,
      scope_text ${text} not null,
      "condition" ${text},
      description ${text},
      created_at bigint not null,
      updated_at bigint not null,
      created_by ${text},
      updated_by ${text},
      primary key (tenant_id, id)
    ) ${keyed}`,
    'create unique index if not exists role_assignment_by_scope on role_assignment (tenant_id, scope, principal_id, role_id)',
    'create index if not exists role_assignment_by_principal_type on role_assignment (tenant_id, principal_type)',
    `create table if not exists custom_role (
      tenant_id ${text} not null,
      id ${text} not null,
      name ${text} not null,
      description ${text} not null,
      permissions ${text} not null,
      assignable_scopes ${text} not null,
      created_at bigint not null,
      updated_at bigint not null,
      primary key (tenant_id, id)
    )`,
    `create table if not exists built_in_role (
      id ${text} not null,
      name ${text} not null,
      description ${text} not null,
      permissions ${text} not null,
      assignable_scopes ${text} not null,
      created_at bigint not null,
      updated_at bigint not null,
      primary key (id)
    )`,
    `create table if not exists deny_assignment (
      tenant_id ${text} not null,
      id ${text} not null,
      name ${text} not null,
      scope ${text} not null,
      exact_scope integer not null,
      permissions ${text} not null,
      principals ${text} not null,
      excluded_principals ${text} not null,
      effect ${text} not null,
      scope_text ${text} not null,
      description ${text} not null,
      system_protected integer not null,
      created_at bigint not null,
      updated_at bigint not null,
      created_by ${text},
      updated_by ${text},
      primary key (tenant_id, id)
    )`,
    `create table if not exists relationship (
      tenant_id ${text} not null,
      partner_tenant_id ${text} not null,
      state ${text} not null,
      delegated_admin ${text} not null,
      requested_at bigint not null,
      accepted_at bigint,
      updated_at bigint not null,
      revision bigint not null,
      primary key (tenant_id, partner_tenant_id)
    ) ${keyed}`,
    `create table if not exists partner_customer (
      partner_tenant_id ${text} not null,
      customer_id ${text} not null,
      company_name ${text} not null,
      name_key ${text} not null,
      domain ${text} not null,
      domain_keys ${text} not null,
      country ${text} not null,
      state ${text} not null,
      delegated_admin ${text} not null,
      primary key (partner_tenant_id, customer_id)
    )`,
    // Holds all that a search looks at, so that a search reads the index alone.
    'create index if not exists partner_customer_by_name on partner_customer (partner_tenant_id, name_key, customer_id, domain_keys)',
    `create table if not exists partner_reach (
      partner_tenant_id ${text} not null,
      customer_id ${text} not null,
      assignment_id ${text} not null,
      group_id ${text} not null,
      role_id ${text} not null,
      scope ${text} not null,
      primary key (partner_tenant_id, customer_id, assignment_id)
    ) ${keyed}`,
    `create table if not exists change_head (
      tenant_id ${text} not null,
      sequence bigint not null,
      hash ${text} not null,
      primary key (tenant_id)
    ) ${keyed}`,
    `create table if not exists change_record (
      tenant_id ${text} not null,
      sequence bigint not null,
      body ${text} not null,
      hash ${text} not null,
      primary key (tenant_id, sequence)
    )`,
    `create table if not exists personal_text (
      tenant_id ${text} not null,
      sequence bigint not null,
      digest ${text} not null,
      salt ${text} not null,
      "text" ${text} not null,
      primary key (tenant_id, sequence, digest)
    ) ${keyed}`,
    `create table if not exists password (
      tenant_id ${text} not null,
      user_id ${text} not null,
      digest ${text} not null,
      must_change integer not null,
      primary key (tenant_id, user_id)
    ) ${keyed}`,
    `create table if not exists client_secret (
      tenant_id ${text} not null,
      service_principal_id ${text} not null,
      id ${text} not null,
      digest ${text} not null,
      hint ${text} not null,
      created_at bigint not null,
      expires_at bigint not null,
      primary key (tenant_id, service_principal_id, id)
    ) ${keyed}`,
    `create table if not exists session (
      digest ${text} not null,
      tenant_id ${text} not null,
      user_id ${text} not null,
      created_at bigint not null,
      last_seen_at bigint not null,
      expires_at bigint not null,
      primary key (digest)
    ) ${keyed}`,
    'create index if not exists session_by_user_id on session (tenant_id, user_id)',
    'create index if not exists session_by_expires_at on session (expires_at)',
    `create table if not exists signing_key (
      id ${text} not null,
      algorithm ${text} not null,
      public_jwk ${text} not null,
      encrypted_private_jwk ${text} not null,
      created_at bigint not null,
      retires_at bigint not null,
      expires_at bigint not null,
      primary key (id)
    )`,
    `create table if not exists sign_in_link (
      digest ${text} not null,
      tenant_id ${text} not null,
      user_id ${text} not null,
      expires_at bigint not null,
      primary key (digest)
    ) ${keyed}`,
    'create index if not exists sign_in_link_by_expires_at on sign_in_link (expires_at)',
    `create table if not exists grant_document (
      tenant_id ${text} not null,
      model ${text} not null,
      id ${text} not null,
      payload ${text} not null,
      grant_id ${text},
      uid ${text},
      user_code ${text},
      consumed_at bigint,
      expires_at bigint not null,
      primary key (tenant_id, model, id)
    )`,
    'create index if not exists grant_document_by_grant_id on grant_document (tenant_id, grant_id)',
    'create index if not exists grant_document_by_model_uid on grant_document (tenant_id, model, uid)',
    'create index if not exists grant_document_by_model_user_code on grant_document (tenant_id, model, user_code)',
    'create index if not exists grant_document_by_expires_at on grant_document (expires_at)',
    `create table if not exists attempt (
      "key" ${text} not null,
      "count" bigint not null,
      expires_at bigint not null,
      primary key ("key")
    ) ${keyed}`,
    'create index if not exists attempt_by_expires_at on attempt (expires_at)',
    `create table if not exists decision (
      tenant_id ${text} not null,
      id ${text} not null,
      "at" bigint not null,
      caller_id ${text} not null,
      caller_home ${text} not null,
      action ${text} not null,
      scope ${text} not null,
      ground ${text} not null,
      request_id ${text} not null,
      correlation_id ${text} not null,
      client_address ${text},
      dropped bigint not null,
      primary key (tenant_id, id)
    )`,
    'create index if not exists decision_by_at on decision (tenant_id, "at")',
  ],
};
