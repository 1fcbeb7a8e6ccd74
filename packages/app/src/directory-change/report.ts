import type { DirectoryChange } from '@mandate/domain/directory-change';
import type { Guid, Scope } from '@mandate/rbac/model';
import { contains, lineage, subscriptionScope } from '@mandate/rbac/scope';
import type { RegistrationAssignment, RegistrationDefinition } from '../ports/delegations.ts';
import type { StoredDenyAssignment, StoredRoleAssignment, StoredRoleDefinition } from '../ports/role-assignments.ts';
import type { RoleSchedule } from '../ports/role-schedules.ts';
import type { TenantReader } from '../ports/store.ts';

/** What a subscription leaves behind when it goes to another directory, and what it takes along. */
export interface ChangeReport {
  /** Deleted for good; nothing of it exists in the other directory. */
  readonly assignments: readonly StoredRoleAssignment[];
  /** Those above the subscription: they stay, and do not reach it any more. */
  readonly inherited: readonly StoredRoleAssignment[];
  readonly schedules: readonly RoleSchedule[];
  readonly denials: readonly StoredDenyAssignment[];
  /** Custom roles that can be assigned there: deleted when they can be nowhere else. */
  readonly customRoles: readonly { readonly role: StoredRoleDefinition; readonly stays: boolean }[];
  readonly delegations: readonly (RegistrationAssignment & Pick<RegistrationDefinition, 'managedBy'>)[];
  /** Resources whose managed identities are of the directory that it leaves. */
  readonly identities: readonly string[];
  readonly takes: TakenAlong;
}

/** What goes along. */
export interface TakenAlong {
  readonly resourceGroups: number;
  readonly resources: number;
  readonly locks: number;
  /** There are more resources than were looked at. */
  readonly isMore: boolean;
}

/** Looks through everything that a change of directory touches. */
export async function reportChange(
  reader: TenantReader,
  id: Guid,
  parents: ReadonlyMap<Scope, Scope>,
): Promise<ChangeReport> {
  const scope = subscriptionScope(id);
  const within = ({ scope: at }: { readonly scope: Scope }) => contains(scope, at);
  const above = new Set(lineage(scope, parents).slice(1));
  const all = await reader.listRoleAssignments();
  const schedules = [...(await reader.listRoleSchedules('eligible')), ...(await reader.listRoleSchedules('active'))];
  const definitions = new Map((await reader.listRegistrationDefinitions()).map((each) => [each.id, each]));
  const { identities, takes } = await whatGoes(reader, id);
  return {
    assignments: all.filter(within),
    inherited: all.filter(({ scope: at }) => above.has(at)),
    schedules: schedules.filter(within),
    denials: (await reader.listDenyAssignments()).filter(within),
    customRoles: (await reader.listCustomRoles()).flatMap((role) => {
      const staying = role.assignableScopes.filter((each) => !contains(scope, each));
      return staying.length < role.assignableScopes.length ? [{ role, stays: staying.length > 0 }] : [];
    }),
    delegations: (await reader.listRegistrationAssignments()).filter(within).flatMap((assigned) => {
      const definition = definitions.get(assigned.definition);
      return definition ? [{ ...assigned, managedBy: definition.managedBy }] : [];
    }),
    identities,
    takes,
  };
}

/** What comes along with a subscription that is offered, as far as its new owner may know before. */
export async function offeredContents(
  source: TenantReader,
  { subscription }: Pick<DirectoryChange, 'subscription'>,
): Promise<TakenAlong> {
  return (await whatGoes(source, subscription)).takes;
}

const PAGE = 1_000;
const MOST_LOOKED_AT = 10_000;

async function whatGoes(reader: TenantReader, id: Guid): Promise<Pick<ChangeReport, 'identities' | 'takes'>> {
  const scope = subscriptionScope(id);
  const identities: string[] = [];
  let resources = 0;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<TenantReader['listResources']>> = await reader.listResources(scope, {
      after,
      limit: PAGE,
    });
    for (const { id: text, body } of page.rows) if (isManagedIdentity(body.identity)) identities.push(text);
    resources += page.rows.length;
    after = page.next;
  } while (after !== null && resources < MOST_LOOKED_AT);
  const takes = {
    resourceGroups: await reader.countResourceGroups(id),
    resources,
    locks: (await reader.listLocks(scope)).length,
    isMore: after !== null,
  };
  return { identities, takes };
}

function isManagedIdentity(identity: unknown): boolean {
  if (typeof identity !== 'object' || identity === null) return false;
  const type: unknown = Reflect.get(identity, 'type');
  return typeof type === 'string' && type.toLowerCase() !== 'none' && type !== '';
}
