import type { Guid } from '@mandate/rbac/model';
import type { PartnerAccessPolicy } from './relationships.ts';
import type { TenantId } from './tenants.ts';

/** The states ARM shows for a subscription. */
export type AzureSubscriptionState = 'Enabled' | 'Warned' | 'PastDue' | 'Disabled' | 'Deleted';

/** An Azure subscription: the root of a customer's resources, sold by a partner or brought along. */
export interface AzureSubscription {
  readonly id: Guid;
  readonly displayName: string;
  readonly state: AzureSubscriptionState;
  /** Who provisioned it; `null` for one that existed before any relationship. */
  readonly soldBy: { readonly partner: TenantId; readonly policy: PartnerAccessPolicy } | null;
  readonly createdAt: number;
}

/** The name under which a partner provisioned a subscription; taking it away does nothing to the subscription. */
export interface SubscriptionAlias {
  /** As first spelled; compared without case. */
  readonly name: string;
  readonly subscription: Guid;
  readonly customer: TenantId;
  readonly createdAt: number;
}

/** Why a subscription's name is refused. */
export function subscriptionNameProblem(name: string): 'empty' | 'too-long' | 'control-character' | undefined {
  if (name.trim() === '') return 'empty';
  if (name.length > 64) return 'too-long';
  if (hasControlCharacter(name)) return 'control-character';
  return undefined;
}

/** Whether a text holds characters that no name may hold, line breaks among them. */
export function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
