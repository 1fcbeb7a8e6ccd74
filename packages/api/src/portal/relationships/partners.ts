import type { AccessSnapshot } from '@mandate/app/access';
import { findForCustomer } from '@mandate/app/delegated-admin/answer';
import type { Signer } from '@mandate/app/ports/relationships';
import type { Store } from '@mandate/app/ports/store';
import { answerPartner } from '@mandate/app/relationships/change-relationship';
import { endRelationship } from '@mandate/app/relationships/end-relationship';
import { requestLink } from '@mandate/app/relationships/request-link';
import { reinstatementCommand } from '@mandate/domain/foreign-principals';
import type { ResellerRelationship } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { ROOT, subscriptionScope } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { adminRelationship, partnerName, toOptions } from './shown.ts';
import type { AdminRelationship, PartnerOfCustomer, Partners } from './wire.ts';

/** The partners of the reader's own organization: who they are, what they may do, and since when. */
export const listPartners = operation({
  id: 'Portal_ListPartners',
  method: 'GET',
  path: '/portal/partners',
  requires: { anyoneInTenant: 'Everybody may know which partners act for their own organization.' },
  replies: { 200: Type.Object({ partners: Type.Array(Type.Object({ id: Type.String() })) }) },

  async handle(_input, { access, store, signer }) {
    const reader = store.tenant(access.caller.tenant);
    const resellers = await reader.listRelationships();
    const received = await reader.listReceivedDelegatedAdmin();
    const ids = new Set([...resellers, ...received].map(({ partner }) => partner));
    const partners = await Promise.all(
      [...ids].map(async (partner): Promise<PartnerOfCustomer> => {
        const reseller = resellers.find((each) => each.partner === partner);
        const granular = received.filter((each) => each.partner === partner).map(({ id }) => id);
        return {
          ...(await partnerName(store, partner)),
          reseller: reseller ? await shownReseller(store, signer, reseller) : null,
          granular: await shownGranular(store, access, { partner, ids: granular }),
          azure: await azureRoles(store, access, partner),
          lost: reseller?.state === 'active' ? await lostRoles(store, access, partner) : [],
        };
      }),
    );
    const body: Partners = {
      partners: partners.sort((one, other) => one.displayName.localeCompare(other.displayName)),
    };
    return reply(200, body);
  },
});

async function shownReseller(
  store: Store,
  signer: Signer,
  relationship: ResellerRelationship,
): Promise<NonNullable<PartnerOfCustomer['reseller']>> {
  const { partner, state, tier, otherTier, delegatedAdmin, requestedAt, acceptedAt } = relationship;
  const waits = state === 'requested' || delegatedAdmin === 'asked';
  const indirectProvider = tier === 'indirectReseller' ? otherTier : null;
  const asked = { partner, indirectProvider, delegatedAdmin: delegatedAdmin === 'asked' };
  return {
    state,
    tier,
    delegatedAdmin,
    requestedAt: new Date(requestedAt).toISOString(),
    acceptedAt: acceptedAt === null ? null : new Date(acceptedAt).toISOString(),
    link: waits ? toOptions(await requestLink(store, signer, asked)) : null,
  };
}

async function shownGranular(
  store: Store,
  { caller, at }: AccessSnapshot,
  { partner, ids }: { readonly partner: TenantId; readonly ids: readonly string[] },
): Promise<readonly AdminRelationship[]> {
  const found = await Promise.all(
    ids.map((id) => findForCustomer(store, { partner, id }, { customer: caller.tenant, now: at })),
  );
  return found
    .flatMap((relationship) => (relationship ? [adminRelationship(relationship)] : []))
    .sort((one, other) => one.displayName.localeCompare(other.displayName));
}

async function azureRoles(
  store: Store,
  { caller, tenant, facts }: AccessSnapshot,
  partner: TenantId,
): Promise<PartnerOfCustomer['azure']> {
  const principals = [...new Set(tenant.assignments.map(({ principal }) => principal))];
  const groups = new Map<string, string>();
  // A directory is asked about at most a thousand ids at a time.
  for (let start = 0; start < principals.length; start += 1_000) {
    const found = await store.tenant(partner).findPrincipals(principals.slice(start, start + 1_000));
    for (const principal of found) if (principal.kind === 'Group') groups.set(principal.id, principal.displayName);
  }
  const subscriptions = await store.tenant(caller.tenant).listSubscriptions();
  const names = new Map(subscriptions.map(({ id, displayName }) => [subscriptionScope(id), displayName] as const));
  return tenant.assignments
    .filter(({ principal }) => groups.has(principal))
    .map(({ principal, role, scope }) => ({
      group: principal,
      groupName: groups.get(principal) ?? principal,
      role: facts.roles.get(role)?.name ?? role,
      scope,
      subscription: names.get(scope) ?? null,
    }))
    .sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
}

const keyOf = ({ subscription, scope, role }: PartnerOfCustomer['azure'][number]) =>
  `${subscription ?? ''} ${scope} ${role}`;

async function lostRoles(
  store: Store,
  { caller, tenant, facts }: AccessSnapshot,
  partner: TenantId,
): Promise<PartnerOfCustomer['lost']> {
  const named = { where: { property: 'displayName', test: 'equals', value: 'AdminAgents' } } as const;
  const found = await store.tenant(partner).listGroups(named, { after: null, limit: 10 });
  const group = found.rows.find(({ wellKnown }) => wellKnown === 'AdminAgents')?.id;
  if (!group) return [];
  const sold = (await store.tenant(caller.tenant).listSubscriptions()).filter(
    ({ soldBy }) => soldBy?.partner === partner,
  );
  return sold.flatMap(({ id, displayName }) => {
    const scope = subscriptionScope(id);
    const holds = tenant.assignments.some(
      (held) => held.principal === group && (held.scope === scope || held.scope === ROOT),
    );
    if (holds) return [];
    const roleName = facts.roles.get(OWNER)?.name ?? OWNER;
    const command = reinstatementCommand({ group, role: OWNER, roleName, scope });
    return [{ subscription: id, displayName, group, roleDefinitionId: OWNER, command }];
  });
}

/** A Global admin takes delegated admin privileges back; the relationship and Azure roles stay. */
export const removeDelegatedAdmin = operation({
  id: 'Portal_RemoveDelegatedAdmin',
  method: 'POST',
  path: '/portal/partners/{partnerId}/remove-delegated-admin',
  requires: { homeMember: 'globalAdministrator' },
  replies: { 204: null },

  async handle({ params }, { act }) {
    const partner = parseGuid(params.partnerId);
    if (!partner) return fail({ kind: 'relationship-not-found' });
    const removed = await answerPartner(act, { partner, event: 'remove-delegated-admin' });
    return removed.ok ? reply(204) : removed;
  },
});

/** A Global admin ends the reseller relationship, once nothing that was sold is in use. */
export const endPartner = operation({
  id: 'Portal_EndPartner',
  method: 'POST',
  path: '/portal/partners/{partnerId}/end',
  requires: { homeMember: 'globalAdministrator' },
  replies: { 204: null },

  async handle({ params }, { act, access }) {
    const partner = parseGuid(params.partnerId);
    if (!partner) return fail({ kind: 'relationship-not-found' });
    const ended = await endRelationship(act, { partner, customer: access.caller.tenant });
    return ended.ok ? reply(204) : ended;
  },
});
