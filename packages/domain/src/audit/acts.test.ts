import { describe, expect, it } from 'vitest';
import { reminderSpans } from '../reminders.ts';
import { auditActs, auditedCustomer } from './acts.ts';
import type { Audited } from './vocabulary.ts';

const record = (operation: string, more: Partial<Audited> = {}): Audited => ({
  operation,
  target: 'delegatedAdminRelationships/r',
  before: null,
  after: null,
  ofPartner: true,
  ...more,
});
const events = (changed: Audited) => auditActs(changed).flatMap(({ event }) => event ?? []);
const words = (changed: Audited) => auditActs(changed).flatMap(({ operationType }) => operationType ?? []);

describe('what a change means to an auditor', () => {
  it('has no word for what nobody has to know', () => {
    for (const operation of [
      'Mandate.DelegatedAdmin/relationships/create/action',
      'Mandate.Commerce/carts/write',
      'Microsoft.Directory/groups/create',
      'nonsense',
    ]) {
      expect(auditActs(record(operation))).toEqual([]);
    }
  });

  it('tells nobody by mail that a request was turned down, and everybody that access ended', () => {
    const operation = 'Mandate.DelegatedAdmin/relationships/terminate/action';
    const notices = (status: string) =>
      auditActs(record(operation, { before: { status } })).flatMap(({ notice }) => notice ?? []);
    expect(notices('approvalPending')).toEqual([]);
    expect(notices('active')).toEqual(['terminated']);
  });

  it.each([
    ['approve', ['approved', 'activated'], ['approved', 'activated']],
    ['grant-by-default', ['activated'], ['activated']],
    ['terminate', ['terminated'], ['termination_requested', 'terminated']],
    ['expire', ['expired'], ['expired']],
    ['clean-up', [], ['cleaned_up']],
  ])('F89: knows the events and records of a granular relationship: %s', (name, told, recorded) => {
    const step = record(`Mandate.DelegatedAdmin/relationships/${name}/action`);
    expect(events(step)).toEqual(told.map((event) => `granular-admin-relationship-${event}`));
    expect(words(step)).toEqual(recorded.map((word) => `granular_admin_relationship_${word}`));
  });

  it.each([
    ['assign', ['created', 'activated']],
    ['reassign', ['updated']],
    ['unassign', ['deleted']],
  ])('F89: knows the events and records of an access assignment: %s', (name, told) => {
    const step = record(`Mandate.DelegatedAdmin/relationships/${name}/action`);
    expect(events(step)).toEqual(told.map((event) => `granular-admin-access-assignment-${event}`));
    expect(words(step)).toEqual(told.map((word) => `granular_admin_access_assignment_${word}`));
  });

  it('F89: records an extension, and of a reminder nothing', () => {
    const step = (name: string) => record(`Mandate.DelegatedAdmin/relationships/${name}/action`);
    expect([events(step('extend')), words(step('extend'))]).toEqual([[], ['extend_relationship']]);
    expect([events(step('remind')), words(step('remind'))]).toEqual([[], []]);
  });

  it('F53: knows an acceptance, with and without delegated admin privileges', () => {
    const accepted = (delegatedAdmin: string) =>
      record('Mandate.Relationships/resellerRelationships/accept/action', { after: { delegatedAdmin } });
    expect(words(accepted('none'))).toEqual(['create_partner_relationship']);
    expect(words(accepted('granted'))).toEqual(['create_partner_relationship', 'dap_admin_relationship_approved']);
    const ended = record('Mandate.Relationships/resellerRelationships/end/action', {
      before: { delegatedAdmin: 'granted' },
    });
    expect(words(ended)).toEqual(['remove_partner_customer_relationship', 'dap_admin_relationship_terminated']);
  });

  it('tells people of the partner from those of a customer', () => {
    const added = (ofPartner: boolean) => words(record('Microsoft.Directory/users/create', { ofPartner }));
    expect(added(true)).toEqual(['create_partner_user']);
    expect(added(false)).toEqual(['create_customer_user']);
  });

  it('finds the customer that a change is about', () => {
    const about = (target: string, after: unknown = null) => auditedCustomer(record('x', { target, after }));
    expect(about('customers/c/orders/o')).toBe('c');
    expect(about('resellerRelationships/p/c')).toBe('c');
    expect(about('delegatedAdminRelationships/r', { customer: 'c' })).toBe('c');
    expect(about('users/u')).toBeUndefined();
  });
});

describe('reminders', () => {
  const DAY = 86_400_000;

  it('F77: puts every end into one span at most', () => {
    const due = (daysLeft: number) =>
      reminderSpans(1000).filter(({ after, until }) => 1000 + daysLeft * DAY > after && 1000 + daysLeft * DAY <= until);
    expect([31, 30, 29, 8, 7, 6, 2, 1, 0.5].map((left) => due(left).map(({ days }) => days))).toEqual([
      [],
      [30],
      [30],
      [30],
      [7],
      [7],
      [7],
      [1],
      [1],
    ]);
    // What has ended is told as ended.
    expect(due(0)).toEqual([]);
  });
});
