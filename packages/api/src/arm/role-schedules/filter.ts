import type { AccessSnapshot } from '@mandate/app/access';
import type { Caller } from '@mandate/app/caller';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId, RoleId, Scope } from '@mandate/rbac/model';
import { principalSet } from '@mandate/rbac/principals';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { contains, lineage } from '@mandate/rbac/scope';
import type { QueryReader } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { filterTerms } from '../filter.ts';
import { roleIn } from './body.ts';

/** How a list about roles for a time is narrowed. */
export interface ScheduleFilter {
  readonly atScope: boolean;
  /** Only what is about the caller, or a group the caller is in. */
  readonly asTarget: boolean;
  readonly asRequestor: boolean;
  readonly asApprover: boolean;
  readonly principal?: PrincipalId;
  readonly assignedTo?: PrincipalId;
  readonly requestor?: PrincipalId;
  readonly role?: RoleId;
  readonly status?: string;
}

/** What a filter can be applied to. */
export interface Filtered {
  readonly scope: Scope;
  readonly principal: PrincipalId;
  readonly role: RoleId;
  readonly requestor?: PrincipalId;
  readonly status: string;
}

const CALLS = {
  atscope: 'atScope',
  astarget: 'asTarget',
  asrequestor: 'asRequestor',
  asapprover: 'asApprover',
} as const;

/** Reads a filter of these terms joined by `and`; anything else is refused. */
export function parseScheduleFilter(filter: string): Result<ScheduleFilter, ArmFailure> {
  const refused = fail({ kind: 'filter-unsupported', filter } as const);
  let found: ScheduleFilter = { atScope: false, asTarget: false, asRequestor: false, asApprover: false };
  for (const term of filterTerms(filter) ?? [undefined]) {
    if (!term) return refused;
    if (term.kind === 'call') {
      const call = CALLS[term.name as keyof typeof CALLS];
      const principal = term.argument === null ? undefined : parseGuid(term.argument);
      if (call && term.argument === null) found = { ...found, [call]: true };
      else if (term.name === 'assignedto' && principal) found = { ...found, assignedTo: principal };
      else return refused;
      continue;
    }
    const { property, value } = term;
    const id = parseGuid(value);
    const role = roleIn(value);
    if (property === 'principalid' && id) found = { ...found, principal: id };
    else if (property === 'requestorid' && id) found = { ...found, requestor: id };
    else if (property === 'roledefinitionid' && role) found = { ...found, role };
    else if (property === 'status') found = { ...found, status: value };
    else return refused;
  }
  return ok(found);
}

/** Whether a list shows nothing but the caller's own, which everybody may see. */
export function asksAboutSelf(query: QueryReader, caller: Caller): boolean {
  const filter = parseScheduleFilter(query.get('$filter') ?? '');
  if (!filter.ok) return false;
  const { asTarget, asRequestor, asApprover, assignedTo } = filter.value;
  return asTarget || asRequestor || asApprover || assignedTo === caller.id;
}

/** Tells what a filter lets through of what reaches a scope or lies below it. */
export function scheduleTest(
  access: AccessSnapshot,
  scope: Scope,
  filter: ScheduleFilter,
): (each: Filtered) => boolean {
  const above = new Set(lineage(scope, access.facts.parents));
  const holders =
    filter.assignedTo === undefined
      ? undefined
      : filter.assignedTo === access.caller.id
        ? access.principals
        : principalSet([filter.assignedTo], (member) => access.tenant.groupsOf.get(member) ?? []);
  return (each) =>
    (above.has(each.scope) || (!filter.atScope && contains(scope, each.scope))) &&
    (!filter.asTarget || access.principals.has(each.principal)) &&
    (!filter.asRequestor || each.requestor === access.caller.id) &&
    (filter.principal === undefined || each.principal === filter.principal) &&
    (filter.requestor === undefined || each.requestor === filter.requestor) &&
    (filter.role === undefined || each.role === filter.role) &&
    (filter.status === undefined || each.status.toLowerCase() === filter.status.toLowerCase()) &&
    (holders === undefined || holders.has(each.principal));
}
