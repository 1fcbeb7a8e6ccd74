import { parseDuration } from './durations.ts';

/** Whom a policy's rule is for: those who give a role, or those who activate one. */
export type RoleAct = 'Admin_Eligibility' | 'Admin_Assignment' | 'EndUser_Assignment';

/** What must accompany a request. */
export type EnabledRule = 'MultiFactorAuthentication' | 'Justification' | 'Ticketing';

/** Somebody who may approve activations. */
export interface Approver {
  readonly id: string;
  readonly kind: 'User' | 'Group';
}

/** How a role may be held at a scope (https://learn.microsoft.com/rest/api/authorization/role-management-policy-rule). */
export interface RolePolicy {
  /** The longest each act may give the role for, and whether it must end at all. */
  readonly expiration: Readonly<Record<RoleAct, { readonly isRequired: boolean; readonly maximum: string }>>;
  readonly enablement: Readonly<Record<RoleAct, readonly EnabledRule[]>>;
  readonly approval: { readonly isRequired: boolean; readonly approvers: readonly Approver[] };
}

/** The policy of every role at every scope until somebody changes it. */
export const DEFAULT_ROLE_POLICY: RolePolicy = {
  expiration: {
    Admin_Eligibility: { isRequired: true, maximum: 'P365D' },
    Admin_Assignment: { isRequired: true, maximum: 'P180D' },
    EndUser_Assignment: { isRequired: true, maximum: 'PT8H' },
  },
  enablement: {
    Admin_Eligibility: [],
    Admin_Assignment: ['Justification'],
    EndUser_Assignment: ['MultiFactorAuthentication', 'Justification'],
  },
  approval: { isRequired: false, approvers: [] },
};

/** The rules by which Azure names what a request breaks. */
export type BrokenRule = 'ExpirationRule' | 'MfaRule' | 'JustificationRule' | 'TicketingRule';

/** What a request brings along for a policy to judge. */
export interface RoleRequestFacts {
  readonly startsAt: number;
  /** `null` when it never ends. */
  readonly endsAt: number | null;
  readonly justification: string | null;
  readonly ticketNumber: string | null;
  readonly hasSecondFactor: boolean;
}

/** The rules of a policy that a request breaks; none when it may go on. */
export function brokenRules(policy: RolePolicy, act: RoleAct, facts: RoleRequestFacts): readonly BrokenRule[] {
  const { isRequired, maximum } = policy.expiration[act];
  const most = parseDuration(maximum) ?? 0;
  const tooLong = facts.endsAt === null ? isRequired : isRequired && facts.endsAt - facts.startsAt > most;
  const enabled = new Set(policy.enablement[act]);
  const broken: BrokenRule[] = [];
  if (tooLong) broken.push('ExpirationRule');
  if (enabled.has('MultiFactorAuthentication') && !facts.hasSecondFactor) broken.push('MfaRule');
  if (enabled.has('Justification') && !facts.justification?.trim()) broken.push('JustificationRule');
  if (enabled.has('Ticketing') && !facts.ticketNumber?.trim()) broken.push('TicketingRule');
  return broken;
}
