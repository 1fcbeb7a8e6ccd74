import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import type { PrincipalId, RoleId, Scope } from '@mandate/rbac/model';
import { contains, ROOT, subscriptionScope } from '@mandate/rbac/scope';
import { grantsOnProvisioning } from './access-policy.ts';
import type { WellKnownGroup } from './directory.ts';
import type { PartnerAccessPolicy } from './relationships.ts';
import type { AzureSubscription } from './subscriptions.ts';

/** A role that a group of some partner holds at a customer. */
export interface ForeignRole {
  readonly group: PrincipalId;
  readonly role: RoleId;
  readonly scope: Scope;
}

/** What is not as the partner was given it when it provisioned a subscription. */
export type ForeignFinding =
  /** AdminAgents hold nothing that reaches the subscription. */
  | { readonly kind: 'missing'; readonly group: PrincipalId; readonly role: RoleId }
  /** A group of the partner holds more than its policy gave it. */
  | { readonly kind: 'over-privileged'; readonly held: ForeignRole }
  /** A group of another partner holds a role there. */
  | { readonly kind: 'foreign'; readonly held: ForeignRole };

/** What is looked at. */
export interface ForeignFacts {
  readonly subscription: AzureSubscription['id'];
  /** What the subscription was provisioned under. */
  readonly policy: PartnerAccessPolicy;
  readonly groups: ReadonlyMap<WellKnownGroup, PrincipalId>;
  /** The roles of the partner's own groups at the customer. */
  readonly own: readonly ForeignRole[];
  /** The roles of other partners' groups at the customer. */
  readonly others: readonly ForeignRole[];
}

/** Compares what partners hold on a subscription with what provisioning gave; ids count, names are not unique. */
export function examineForeignPrincipals(facts: ForeignFacts): readonly ForeignFinding[] {
  const adminAgents = facts.groups.get('AdminAgents');
  if (!adminAgents) return [];
  const scope = subscriptionScope(facts.subscription);
  const reaching = facts.own.filter((held) => reaches(held.scope, scope));
  const salesAgents = facts.groups.get('SalesAgents');
  const given = grantsOnProvisioning(facts.policy, { adminAgents, salesAgents });
  const findings: ForeignFinding[] = [];
  if (!reaching.some(({ group }) => group === adminAgents)) {
    findings.push({ kind: 'missing', group: adminAgents, role: OWNER });
  }
  for (const held of reaching) {
    const asGiven = given.some(({ group, role }) => group === held.group && (role === held.role || role === OWNER));
    if (!asGiven) findings.push({ kind: 'over-privileged', held });
  }
  for (const held of facts.others) if (reaches(held.scope, scope)) findings.push({ kind: 'foreign', held });
  return findings;
}

// What lies between the root and a subscription is not projected, so only the two count.
function reaches(held: Scope, scope: Scope): boolean {
  return held === ROOT || held === scope;
}

/** Whether the partner earns credit on a subscription, and by which role. */
export type EarnedCredit =
  | { readonly kind: 'earned'; readonly by: ForeignRole }
  /** Only on a part of the subscription. */
  | { readonly kind: 'partly'; readonly by: ForeignRole }
  | { readonly kind: 'lost' };

/**
 * Partner earned credit needs an eligible role of AdminAgents or HelpdeskAgents on what is used, around the clock; it
 * does not need delegated admin (https://learn.microsoft.com/partner-center/partner-earned-credit-explanation).
 */
export function earnedCredit(
  facts: Pick<ForeignFacts, 'subscription' | 'groups' | 'own'>,
  isEligible: (role: RoleId) => boolean,
): EarnedCredit {
  const scope = subscriptionScope(facts.subscription);
  const carriers = [facts.groups.get('AdminAgents'), facts.groups.get('HelpdeskAgents')];
  const eligible = facts.own.filter(({ group, role }) => carriers.includes(group) && isEligible(role));
  const whole = eligible.find((held) => reaches(held.scope, scope));
  if (whole) return { kind: 'earned', by: whole };
  const part = eligible.find((held) => contains(scope, held.scope));
  return part ? { kind: 'partly', by: part } : { kind: 'lost' };
}

/** Whether a built-in role counts for the credit: every one that does more than read. */
export function isCreditRole(role: { readonly kind: string; readonly name: string } | undefined): boolean {
  return role?.kind === 'BuiltInRole' && !/\breader$/i.test(role.name.trim());
}

/** The command with which an Owner of the customer gives a group its role back. */
export function reinstatementCommand(wanted: ForeignRole & { readonly roleName: string }): string {
  return (
    `az role assignment create --role "${wanted.roleName}" --assignee-object-id ${wanted.group} ` +
    `--assignee-principal-type ForeignGroup --scope ${wanted.scope}`
  );
}
