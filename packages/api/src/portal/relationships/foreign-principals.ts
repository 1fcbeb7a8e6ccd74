import type { Store } from '@mandate/app/ports/store';
import {
  type EarnedCredit,
  earnedCredit,
  examineForeignPrincipals,
  type ForeignRole,
  isCreditRole,
  reinstatementCommand,
} from '@mandate/domain/foreign-principals';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import type { CreditLoss, ExaminedSubscription, ExaminedSubscriptions } from './wire.ts';

const PAGE = 100;

/** What the partner provisioned, over all customers, with what is missing, foreign or too strong there. */
export const listExaminedSubscriptions = operation({
  id: 'Portal_ListExaminedSubscriptions',
  method: 'GET',
  path: '/portal/foreign-principals',
  requires: { partner: 'customers.read' },
  replies: {
    200: Type.Object({
      rows: Type.Array(Type.Object({ subscription: Type.String() })),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
  },

  async handle({ query }, { access, store }) {
    const reader = store.partner(access.caller.home);
    const page = await reader.listSold({ after: query.get('after') ?? null, limit: PAGE });
    const rows: ExaminedSubscription[] = [];
    // Neighbours in this list share their customer.
    let read: { readonly customer: TenantId; readonly held: Held } | undefined;
    for (const sold of page.rows) {
      if (read?.customer !== sold.customer) {
        read = { customer: sold.customer, held: await heldAt(store, access.caller.home, sold.customer) };
      }
      rows.push(examine(sold, read.held, access));
    }
    const examined: ExaminedSubscriptions = { rows, next: page.next };
    return reply(200, examined);
  },
});

interface Held {
  readonly companyName: string;
  readonly own: readonly ForeignRole[];
  readonly others: readonly ForeignRole[];
}

async function heldAt(store: Store, partner: TenantId, customer: TenantId): Promise<Held> {
  const reader = store.partner(partner);
  return {
    companyName: (await reader.findCustomer(customer))?.companyName ?? customer,
    own: await reader.listReach(customer),
    others: await reader.listStrangers(customer),
  };
}

type Sold = Awaited<ReturnType<ReturnType<Store['partner']>['listSold']>>['rows'][number];

function examine(
  { customer, subscription, displayName, policy }: Sold,
  { companyName, own, others }: Held,
  { home, roles }: Pick<Work['access'], 'home' | 'roles'>,
): ExaminedSubscription {
  const facts = { subscription, policy, groups: home.wellKnownGroups, own, others };
  const roleName = (role: ForeignRole['role']) => roles.get(role)?.name ?? role;
  const shown = ({ group, role, scope }: ForeignRole) => ({ group, role: roleName(role), scope });
  const findings = examineForeignPrincipals(facts).map((finding): ExaminedSubscription['findings'][number] => {
    if (finding.kind !== 'missing') return { kind: finding.kind, held: shown(finding.held), command: null };
    const wanted = { group: finding.group, role: finding.role, scope: subscriptionScope(subscription) };
    const command = reinstatementCommand({ ...wanted, roleName: roleName(finding.role) });
    return { kind: 'missing', held: shown(wanted), command };
  });
  const credit: EarnedCredit = earnedCredit(facts, (role) => isCreditRole(roles.get(role)));
  return {
    customer,
    companyName,
    subscription,
    displayName,
    findings,
    credit: { kind: credit.kind, by: credit.kind === 'lost' ? null : shown(credit.by) },
  };
}

// A log is looked through from its end; what was lost longer ago than this is answered as not known.
const LONGEST_SEARCH = 5_000;

/** When the role that earned credit on a subscription was last taken away. */
export const getCreditLoss = operation({
  id: 'Portal_GetCreditLoss',
  method: 'GET',
  path: '/portal/customers/{id}/subscriptions/{subscriptionId}/credit-loss',
  requires: { partner: 'customers.read' },
  replies: { 200: Type.Object({ lostAt: Type.Union([Type.String(), Type.Null()]) }) },

  async handle({ params }, { access, store }) {
    const customer = parseGuid(params.id);
    const subscription = parseGuid(params.subscriptionId);
    const reader = customer && store.tenant(customer);
    const sold = subscription && (await reader?.findSubscription(subscription));
    if (!reader || !sold || sold.soldBy?.partner !== access.caller.home) return fail({ kind: 'not-found' });
    const carriers = ['AdminAgents', 'HelpdeskAgents'] as const;
    const groups = new Set<unknown>(carriers.flatMap((name) => access.home.wellKnownGroups.get(name) ?? []));
    const loss: CreditLoss = { lostAt: await lastRemoval(reader, sold.id, groups) };
    return reply(200, loss);
  },
});

async function lastRemoval(
  reader: ReturnType<Store['tenant']>,
  subscription: Guid,
  groups: ReadonlySet<unknown>,
): Promise<string | null> {
  const under = `/subscriptions/${subscription}/providers/microsoft.authorization/roleassignments/`;
  let after: string | null = null;
  for (let searched = 0; searched < LONGEST_SEARCH; searched += PAGE) {
    const page: Awaited<ReturnType<typeof reader.listChangesBackwards>> = await reader.listChangesBackwards({
      after,
      limit: PAGE,
    });
    for (const { operation: name, target, before, at } of page.rows) {
      if (name !== 'Microsoft.Authorization/roleAssignments/delete') continue;
      if (target.toLowerCase().startsWith(under) && groups.has(principalIn(before))) return new Date(at).toISOString();
    }
    if (page.next === null) return null;
    after = page.next;
  }
  return null;
}

function principalIn(before: unknown): PrincipalId | undefined {
  if (typeof before !== 'object' || before === null) return undefined;
  const principal: unknown = Reflect.get(before, 'principal');
  return typeof principal === 'string' ? parseGuid(principal) : undefined;
}
