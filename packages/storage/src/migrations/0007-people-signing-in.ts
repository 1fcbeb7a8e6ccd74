import type { Migration } from './index.ts';

/** Second factors, linked identities, and what is known of each session; everybody signs in again. */
export const peopleSigningIn: Migration = {
  name: '0007-people-signing-in',
  statements: ({ text, keyed }) => [
    `create table if not exists second_factor (
      tenant_id ${text} not null,
      user_id ${text} not null,
      id ${text} not null,
      kind ${text} not null,
      name ${text} not null,
      credential_id ${text},
      body ${text} not null,
      counter bigint not null,
      created_at bigint not null,
      last_used_at bigint,
      primary key (tenant_id, user_id, id)
    )`,
    'create unique index if not exists second_factor_by_credential on second_factor (tenant_id, user_id, credential_id)',
    `create table if not exists recovery_code (
      tenant_id ${text} not null,
      user_id ${text} not null,
      digest ${text} not null,
      primary key (tenant_id, user_id, digest)
    ) ${keyed}`,
    `create table if not exists second_factor_policy (
      tenant_id ${text} not null,
      policy ${text} not null,
      primary key (tenant_id)
    ) ${keyed}`,
    `create table if not exists linked_identity (
      tenant_id ${text} not null,
      issuer ${text} not null,
      subject ${text} not null,
      user_id ${text} not null,
      linked_at bigint not null,
      primary key (tenant_id, issuer, subject)
    ) ${keyed}`,
    'create unique index if not exists linked_identity_by_user on linked_identity (tenant_id, user_id, issuer)',
    `create table if not exists ended_sign_ins (
      tenant_id ${text} not null,
      user_id ${text} not null,
      ended_at bigint not null,
      primary key (tenant_id, user_id)
    ) ${keyed}`,
    `create table if not exists browser_session (
      digest ${text} not null,
      tenant_id ${text} not null,
      user_id ${text} not null,
      methods ${text} not null,
      user_agent ${text} not null,
      client_address ${text} not null,
      created_at bigint not null,
      last_seen_at bigint not null,
      expires_at bigint not null,
      primary key (digest)
    ) ${keyed}`,
    'create index if not exists browser_session_by_user_id on browser_session (tenant_id, user_id)',
    'create index if not exists browser_session_by_expires_at on browser_session (expires_at)',
    'create index if not exists sign_in_link_by_user_id on sign_in_link (tenant_id, user_id)',
    // Nothing is lost but the need to sign in again.
    'drop table if exists session',
  ],
};
