import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { type AccessAssignment, type DelegatedAdminRelationship, delegatedAdminAt } from './delegated-admin.ts';
import { DIRECTORY_ROLES, type DirectoryRole } from './directory.ts';
import { PARTNER_ROLES, type PartnerRole } from './partner-roles.ts';
import { carriesDelegatedAdmin, type PartnerAccessPolicy, type ResellerRelationship } from './relationships.ts';

/** A granular relationship of the partner with the customer, and the groups it is assigned to. */
export interface DelegatedAdminGrant {
  readonly relationship: DelegatedAdminRelationship;
  readonly assignments: readonly Pick<AccessAssignment, 'group' | 'roles'>[];
}

/** Why somebody of the partner stays outside. */
export type EntryRefusal = 'no-relationship' | 'no-delegated-admin' | 'not-in-assigned-group' | 'no-agent-role';

/** Whether and as what somebody of the partner enters a customer's tenant. */
export type Entry =
  | {
      readonly allowed: true;
      /** By delegated admin privileges (DAP) or by granular ones (GDAP). */
      readonly by: 'DAP' | 'GDAP';
      /** The granular relationships that gave the roles; none for privileges. */
      readonly relationships: readonly string[];
      /** The roles held there that Mandate knows rights of. */
      readonly directoryRoles: ReadonlySet<DirectoryRole>;
      /** Template ids of all roles held there. */
      readonly roleTemplates: ReadonlySet<Guid>;
      readonly countsAsAdminAgent: boolean;
      /** From this moment on it has to be decided anew; `null` when time alone changes nothing. */
      readonly until: number | null;
    }
  | { readonly allowed: false; readonly reason: EntryRefusal; readonly until: null };

/** What an entry is decided on. */
export interface EntryFacts {
  readonly relationship: ResellerRelationship | undefined;
  readonly grants: readonly DelegatedAdminGrant[];
  /** The groups the person is in at home, directly or nested. */
  readonly groups: { has(group: PrincipalId): boolean };
  readonly roles: ReadonlySet<PartnerRole>;
  readonly policy: PartnerAccessPolicy;
  readonly now: number;
}

/**
 * Decides entry. Granular roles win over delegated admin privileges: whoever is in an assigned group holds exactly the
 * roles assigned, also among Admin agents; everybody else enters as the privileges say, if the customer granted them
 * (https://learn.microsoft.com/partner-center/gdap-faq). For Azure both let in with all groups of home, so that a group
 * nested in AdminAgents is Owner where AdminAgents is.
 */
export function decideEntry(facts: EntryFacts): Entry {
  const active = facts.grants
    .map((grant) => ({ ...grant, relationship: delegatedAdminAt(grant.relationship, facts.now) }))
    .filter(({ relationship }) => relationship.status === 'active');
  return byGrants(active, facts) ?? byPrivileges(facts, active);
}

/** Why the way to a customer's Azure subscriptions stays shut. */
export type AzureRefusal = EntryRefusal | 'not-admin-agent';

/**
 * Why somebody's roles do not open a customer's Azure portal; nothing when they do. Delegated admin privileges let
 * agents in as they are. By granular roles one enters the directory, but Azure takes a group that holds roles there as
 * well: AdminAgents, and SalesAgents under the policy that gives it some
 * (https://learn.microsoft.com/partner-center/customers/gdap-supported-workloads).
 */
export function azureRefusal(
  entry: Entry,
  { roles, policy }: Pick<EntryFacts, 'roles' | 'policy'>,
): AzureRefusal | undefined {
  if (!entry.allowed) return entry.reason;
  if (entry.by === 'DAP' || entry.countsAsAdminAgent) return undefined;
  return policy === 'least-privilege' && roles.has('salesAgent') ? undefined : 'not-admin-agent';
}

/** The English names of some roles' templates are Mandate's own roles; the rest open the door and no more. */
function ownRoles(templates: ReadonlySet<Guid>): ReadonlySet<DirectoryRole> {
  const names = Object.keys(DIRECTORY_ROLES) as readonly DirectoryRole[];
  const known: ReadonlySet<string> = templates;
  return new Set(names.filter((name) => known.has(DIRECTORY_ROLES[name])));
}

function byGrants(active: readonly DelegatedAdminGrant[], { groups, roles, policy }: EntryFacts): Entry | undefined {
  const held = new Set<Guid>();
  const giving = new Set<string>();
  let until = Number.POSITIVE_INFINITY;
  for (const { relationship, assignments } of active) {
    const given = new Set(relationship.roles);
    for (const assignment of assignments) {
      if (!groups.has(assignment.group)) continue;
      for (const role of assignment.roles) {
        if (!given.has(role)) continue;
        held.add(role);
        giving.add(relationship.id);
      }
    }
    until = Math.min(until, relationship.endsAt ?? 0);
  }
  if (held.size === 0) return undefined;
  return {
    allowed: true,
    by: 'GDAP',
    relationships: [...giving].sort(),
    directoryRoles: ownRoles(held),
    roleTemplates: held,
    countsAsAdminAgent: countsAsAdminAgent(roles, policy),
    until,
  };
}

// Global admins of the partner count as Admin agents under the default policy, because the two roles that the trade
// names could not do the job otherwise.
function countsAsAdminAgent(roles: ReadonlySet<PartnerRole>, policy: PartnerAccessPolicy): boolean {
  return roles.has('adminAgent') || (policy === 'least-privilege' && roles.has('globalAdmin'));
}

/**
 * AdminAgents become Global administrators of the customer and HelpdeskAgents Helpdesk administrators; under the
 * default policy SalesAgents become Directory readers.
 */
function byPrivileges({ relationship, roles, policy }: EntryFacts, active: readonly DelegatedAdminGrant[]): Entry {
  const refused = (reason: EntryRefusal): Entry => ({ allowed: false, reason, until: null });
  if (!carriesDelegatedAdmin(relationship)) {
    if (active.length > 0) return refused('not-in-assigned-group');
    return refused(relationship?.state === 'active' ? 'no-delegated-admin' : 'no-relationship');
  }
  const directoryRoles = rolesByPrivileges(roles, policy);
  if (directoryRoles.size === 0) return refused('no-agent-role');
  return {
    allowed: true,
    by: 'DAP',
    relationships: [],
    directoryRoles,
    // Template ids are GUIDs in lower case, as they stand in the table.
    roleTemplates: new Set([...directoryRoles].map((role) => DIRECTORY_ROLES[role] as string as Guid)),
    countsAsAdminAgent: countsAsAdminAgent(roles, policy),
    until: null,
  };
}

function rolesByPrivileges(roles: ReadonlySet<PartnerRole>, policy: PartnerAccessPolicy): ReadonlySet<DirectoryRole> {
  const directoryRoles = new Set<DirectoryRole>();
  if (countsAsAdminAgent(roles, policy)) directoryRoles.add('globalAdministrator');
  if (roles.has('helpdeskAgent')) directoryRoles.add('helpdeskAdministrator');
  if (policy === 'least-privilege' && roles.has('salesAgent')) directoryRoles.add('directoryReaders');
  return directoryRoles;
}

/** The partner roles that delegated admin privileges let in, each by itself. */
export function rolesThatEnter(policy: PartnerAccessPolicy): readonly PartnerRole[] {
  return PARTNER_ROLES.filter((role) => rolesByPrivileges(new Set([role]), policy).size > 0);
}
