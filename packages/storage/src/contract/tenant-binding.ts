import { describe, expect, it } from 'vitest';
import type { PartnerTable, TenantTable } from '../bound.ts';
import type { Ground } from './harness.ts';

/** The column that ties a row to its owner, for every table whose rows have one. */
const OWNER_COLUMN = {
  tenant: 'tenant_id',
  tenant_domain: 'tenant_id',
  principal: 'tenant_id',
  group_member: 'tenant_id',
  directory_role: 'tenant_id',
  subscription: 'tenant_id',
  subscription_home: 'tenant_id',
  subscription_alias: 'tenant_id',
  management_group: 'tenant_id',
  subscription_parent: 'tenant_id',
  resource_group: 'tenant_id',
  management_lock: 'tenant_id',
  scope_tags: 'tenant_id',
  resource: 'tenant_id',
  provider_registration: 'tenant_id',
  role_assignment: 'tenant_id',
  custom_role: 'tenant_id',
  deny_assignment: 'tenant_id',
  role_schedule: 'tenant_id',
  registration_definition: 'tenant_id',
  registration_assignment: 'tenant_id',
  scoped_document: 'tenant_id',
  relationship: 'tenant_id',
  request_settings: 'tenant_id',
  partner_tier: 'tenant_id',
  delegated_admin: 'tenant_id',
  access_assignment: 'tenant_id',
  delegated_admin_request: 'tenant_id',
  delegated_admin_operation: 'tenant_id',
  received_delegated_admin: 'tenant_id',
  change_head: 'tenant_id',
  change_record: 'tenant_id',
  personal_text: 'tenant_id',
  password: 'tenant_id',
  client_secret: 'tenant_id',
  client_certificate: 'tenant_id',
  federated_credential: 'tenant_id',
  second_factor: 'tenant_id',
  recovery_code: 'tenant_id',
  second_factor_policy: 'tenant_id',
  linked_identity: 'tenant_id',
  ended_sign_ins: 'tenant_id',
  browser_session: 'tenant_id',
  principal_detail: 'tenant_id',
  object_owner: 'tenant_id',
  application: 'tenant_id',
  application_uri: 'tenant_id',
  app_role_assignment: 'tenant_id',
  deleted_object: 'tenant_id',
  credential_label: 'tenant_id',
  sign_in_link: 'tenant_id',
  grant_document: 'tenant_id',
  commerce: 'tenant_id',
  named_request: 'tenant_id',
  decision: 'tenant_id',
  followed_log: 'tenant_id',
  reminder: 'tenant_id',
  webhook: 'tenant_id',
  delivery: 'tenant_id',
  delivery_attempt: 'tenant_id',
  calendar_link: 'tenant_id',
  customer_tag: 'tenant_id',
  partner_act: 'partner_tenant_id',
  partner_customer: 'partner_tenant_id',
  partner_reach: 'partner_tenant_id',
  partner_subscription: 'partner_tenant_id',
  partner_stranger: 'partner_tenant_id',
  delegated_scope: 'partner_tenant_id',
} as const satisfies Record<TenantTable | PartnerTable, string>;

/** The statements that may leave their tenant open, each with its reason. */
const UNBOUND: readonly (readonly [RegExp, string])[] = [
  [/^select "tenant_id" from "tenant_domain" where "domain_key" (=|in) /, 'answers which tenant a domain belongs to'],
  [/^select "tenant_id" from "subscription_home" where "subscription_id" = /, 'answers where a subscription lives'],
  [/^select "tenant_id" from "principal" where "app_id" = /, 'answers which tenants know an application'],
  [
    /^select "principal"."tenant_id" from "principal_detail" inner join "principal" .*"guest_home_id" = /,
    'answers where somebody is a guest',
  ],
  [/^select 1 as "one" from "tenant" limit /, 'answers whether there is any tenant'],
  [
    /^(select \*|update|delete).* "(browser_session|sign_in_link)".* where "digest" = /,
    'the digest of a secret names the row',
  ],
  [/^delete from "(browser_session|sign_in_link|grant_document|attempt)" where "expires_at" <= /, 'sweeps all tenants'],
  [
    /^(select "at" from "decision" order by "at" desc limit |delete from "decision" where "at" <= )/,
    'sweeps them, too',
  ],
  [
    /^select distinct "principal"."tenant_id" from "principal" .*"well_known" is not null/,
    'answers whose logs are to be followed',
  ],
  [
    /^select distinct "tenant_id" from "principal" where "well_known" is not null/,
    'answers which tenants are partners',
  ],
  [/^select \* from "delivery" where "channel" = .* and "state" = /, 'looks for work among all tenants'],
  [/^select "tenant_id", "id" from "delivery" where "channel" = .* and "created_at" < /, 'sweeps them, too'],
];

/** The tables in a statement that are not tied to their owner. */
function unboundTables(statement: string): readonly string[] {
  const references = [...statement.matchAll(/\b(from|join|insert into|update) "(\w+)"/g)];
  return references.flatMap(([, verb, table = '']) => {
    const column: string | undefined = Object.entries(OWNER_COLUMN).find(([name]) => name === table)?.[1];
    if (column === undefined) return [];
    if (verb === 'insert into') {
      const columns = new RegExp(`insert into "${table}" \\(([^)]*)\\)`).exec(statement)?.[1] ?? '';
      return columns.includes(`"${column}"`) ? [] : [table];
    }
    const isOnly = references.length === 1 ? `(?:"${table}"\\.)?` : `"${table}"\\.`;
    const bound = new RegExp(`${isOnly}"${column}" (?:= (?:\\?|\\$\\d+|"\\w+"\\."(?:partner_)?tenant_id")|in \\()`);
    // What stands before `where` or `on` restricts nothing.
    const conditions = / (?:where|on) (.*)$/s.exec(statement)?.[1] ?? '';
    return bound.test(conditions) ? [] : [table];
  });
}

/** Every statement of every test before this one names its tenant. Runs last. */
export function tenantBindingContract(ground: Ground): void {
  describe('tenant binding', () => {
    it('knows an unbound statement when it sees one', () => {
      expect(unboundTables('select * from "principal" where "id" = ?')).toEqual(['principal']);
      expect(unboundTables('select "tenant_id" = ? from "principal" where "id" = ?')).toEqual(['principal']);
      expect(unboundTables('delete from "role_assignment" where "role_assignment"."id" = $1')).toEqual([
        'role_assignment',
      ]);
      expect(unboundTables('update "tenant" set "tenant_id" = ?')).toEqual(['tenant']);
      expect(unboundTables('insert into "principal" ("id") values (?)')).toEqual(['principal']);
      expect(unboundTables('select * from "partner_customer" where "customer_id" = ?')).toEqual(['partner_customer']);
      const join =
        'select * from "group_member" inner join "principal" on "principal"."id" = "group_member"."member_id"';
      expect(unboundTables(`${join} where "group_member"."tenant_id" = ?`)).toEqual(['principal']);
      expect(unboundTables('select * from "principal" where "principal"."tenant_id" = $1')).toEqual([]);
    });

    it('is in every statement that was sent', () => {
      const sent = [...ground.statements];
      expect(sent.length).toBeGreaterThan(100);
      const unbound = sent.filter(
        (statement) => unboundTables(statement).length > 0 && !UNBOUND.some(([pattern]) => pattern.test(statement)),
      );
      expect(unbound).toEqual([]);
      for (const table of Object.keys(OWNER_COLUMN)) {
        expect(
          sent.some((statement) => statement.includes(`"${table}"`)),
          `no test touched ${table}`,
        ).toBe(true);
      }
    });
  });
}
