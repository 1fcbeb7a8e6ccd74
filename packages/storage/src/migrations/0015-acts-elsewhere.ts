import type { Migration } from './index.ts';

/** What a tenant's people did in tenants that are not theirs, so that a partner finds it without asking each. */
export const actsElsewhere: Migration = {
  name: '0015-acts-elsewhere',
  statements: ({ text, keyed, textIn }) => {
    const home = textIn('theirs.body', ['actor', 'home']);
    const alike = (name: string) => `${textIn('own.body', [name])} = ${textIn('theirs.body', [name])}`;
    return [
      `create table if not exists partner_act (
        partner_tenant_id ${text} not null,
        "at" bigint not null,
        customer_id ${text} not null,
        sequence bigint not null,
        primary key (partner_tenant_id, "at", customer_id, sequence)
      ) ${keyed}`,
      `insert into partner_act
        select ${home}, theirs."at", theirs.tenant_id, theirs.sequence from change_record theirs
        where ${home} is not null and ${home} <> theirs.tenant_id and not exists (
          select 1 from change_record own
          where own.tenant_id = ${home} and own."at" = theirs."at" and ${alike('operation')} and ${alike('target')}
        )
        on conflict do nothing`,
    ];
  },
};
