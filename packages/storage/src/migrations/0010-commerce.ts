import type { Migration } from './index.ts';

/** What partners keep of their trade with customers, and the requests their programs named. */
export const commerce: Migration = {
  name: '0010-commerce',
  statements: ({ text, keyed }) => [
    `create table if not exists commerce (
      tenant_id ${text} not null,
      partner_tenant_id ${text} not null,
      kind ${text} not null,
      id ${text} not null,
      created_at bigint not null,
      body ${text} not null,
      primary key (tenant_id, partner_tenant_id, kind, id)
    ) ${keyed}`,
    `create table if not exists named_request (
      tenant_id ${text} not null,
      request_id ${text} not null,
      digest ${text} not null,
      at bigint not null,
      reply ${text},
      primary key (tenant_id, request_id, digest)
    ) ${keyed}`,
    'create index if not exists named_request_by_time on named_request (tenant_id, at)',
  ],
};
