import type { Migration } from './index.ts';

/** What programs prove themselves by besides secrets, and where an application is registered. */
export const programCredentials: Migration = {
  name: '0002-program-credentials',
  statements: ({ text, keyed }) => [
    `create table if not exists client_certificate (
      tenant_id ${text} not null,
      service_principal_id ${text} not null,
      id ${text} not null,
      thumbprint ${text} not null,
      certificate ${text} not null,
      created_at bigint not null,
      not_before bigint not null,
      expires_at bigint not null,
      primary key (tenant_id, service_principal_id, id)
    )`,
    'create unique index if not exists client_certificate_by_thumbprint on client_certificate (tenant_id, service_principal_id, thumbprint)',
    `create table if not exists federated_credential (
      tenant_id ${text} not null,
      service_principal_id ${text} not null,
      id ${text} not null,
      name ${text} not null,
      issuer ${text} not null,
      subject ${text} not null,
      audiences ${text} not null,
      created_at bigint not null,
      primary key (tenant_id, service_principal_id, id)
    ) ${keyed}`,
    'create unique index if not exists federated_credential_by_subject on federated_credential (tenant_id, service_principal_id, issuer, subject)',
    'create index if not exists principal_by_application on principal (app_id, tenant_id)',
  ],
};
