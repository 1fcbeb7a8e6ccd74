import { CONTRIBUTOR, OWNER, RBAC_ADMINISTRATOR, READER } from '@mandate/rbac/builtin-roles/well-known';
import { parseGuid } from '@mandate/rbac/guid';
import type { RoleId } from '@mandate/rbac/model';
import { parseScope, ROOT, subscriptionScope } from '@mandate/rbac/scope';
import { describe, expect, it } from 'vitest';
import { earnedCredit, examineForeignPrincipals, type ForeignRole, isCreditRole } from './foreign-principals.ts';

const id = (last: number) => parseGuid(`aaaaaaaa-0000-4000-8000-00000000000${last}`)!;
const [admin, sales, helpdesk, stranger, subscription] = [id(1), id(2), id(3), id(4), id(5)];
const groups = new Map([
  ['AdminAgents', admin],
  ['SalesAgents', sales],
  ['HelpdeskAgents', helpdesk],
] as const);
const here = subscriptionScope(subscription);
const part = parseScope(`/subscriptions/${subscription}/resourceGroups/a`);
const below = part.ok ? part.value : here;
const held = (group = admin, role: RoleId = OWNER, scope = here): ForeignRole => ({ group, role, scope });
const examine = (own: readonly ForeignRole[], others: readonly ForeignRole[] = []) =>
  examineForeignPrincipals({ subscription, policy: 'least-privilege', groups, own, others }).map(({ kind }) => kind);

describe('the foreign principals of a subscription', () => {
  it('are as they were given', () => {
    expect(examine([held(), held(sales, RBAC_ADMINISTRATOR)])).toEqual([]);
    expect(examine([held(admin, CONTRIBUTOR)])).toEqual([]);
    expect(examine([held(admin, OWNER, ROOT)])).toEqual([]);
  });

  it.each<readonly [string, readonly ForeignRole[], readonly ForeignRole[], readonly string[]]>([
    ['AdminAgents hold nothing', [], [], ['missing']],
    [
      'AdminAgents hold a role on another subscription',
      [held(admin, OWNER, subscriptionScope(id(6)))],
      [],
      ['missing'],
    ],
    ['AdminAgents hold a part only', [held(admin, OWNER, below)], [], ['missing']],
    ['SalesAgents are Owner', [held(), held(sales)], [], ['over-privileged']],
    ['HelpdeskAgents hold anything', [held(), held(helpdesk, READER)], [], ['over-privileged']],
    ['another partner is there', [held()], [held(stranger, READER)], ['foreign']],
  ])('are not when %s', (_name, own, others, findings) => {
    expect(examine(own, others)).toEqual(findings);
  });
});

describe('partner earned credit', () => {
  const eligible = (role: RoleId) => role !== READER;
  const credit = (...own: readonly ForeignRole[]) => earnedCredit({ subscription, groups, own }, eligible).kind;

  it('is lost without an eligible role of AdminAgents or HelpdeskAgents', () => {
    expect(credit()).toBe('lost');
    expect(credit(held(admin, READER))).toBe('lost');
    expect(credit(held(sales, RBAC_ADMINISTRATOR))).toBe('lost');
    expect(credit(held(admin, OWNER, subscriptionScope(id(6))))).toBe('lost');
  });

  it('is earned by a role on the whole, and partly by one on a part', () => {
    expect(credit(held(helpdesk, CONTRIBUTOR))).toBe('earned');
    expect(credit(held(admin, OWNER, below))).toBe('partly');
    expect(credit(held(admin, OWNER, below), held())).toBe('earned');
  });

  it.each([
    ['Owner', true],
    ['Virtual Machine Contributor', true],
    ['Reader', false],
    ['Billing Reader', false],
    ['Storage Blob Data Reader', false],
  ])('counts %s: %s', (name, counts) => {
    expect(isCreditRole({ kind: 'BuiltInRole', name })).toBe(counts);
    expect(isCreditRole({ kind: 'CustomRole', name })).toBe(false);
    expect(isCreditRole(undefined)).toBe(false);
  });
});
