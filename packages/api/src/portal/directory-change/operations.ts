import { type AccessSnapshot, isPresent } from '@mandate/app/access';
import { activePlan, blockerAt, type ChangeBlocker } from '@mandate/app/directory-change/blockers';
import { offeredContents, reportChange } from '@mandate/app/directory-change/report';
import { findChange, mayChangeDirectory } from '@mandate/app/directory-change/request-change';
import type { Store, TenantReader } from '@mandate/app/ports/store';
import { type DirectoryChange, isNamedOwner, isWaiting } from '@mandate/domain/directory-change';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import type { Operation } from '../../operation.ts';
import { reply, type Work } from '../../operation.ts';
import type { PortalFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { leftRoles } from './left-roles.ts';
import type {
  ChangeBlock,
  DirectoryChangeReport,
  DirectoryName,
  OfferedSubscription,
  OfferedSubscriptions,
} from './wire.ts';

/** What would become of a subscription in another directory, and whether it can go there. */
const getReport = operation({
  id: 'Portal_GetDirectoryChange',
  method: 'GET',
  path: '/portal/tenants/{id}/subscriptions/{subscriptionId}/directory-change',
  requires: { anyoneInTenant: 'Decided in the handler, in the tenant asked for; who may not move it learns nothing.' },
  replies: { 200: Type.Object({ may: Type.Boolean() }) },

  async handle({ params }, work) {
    const tenant = parseGuid(params.id);
    const id = parseGuid(params.subscriptionId);
    const access = tenant && (await work.snapshotIn(tenant));
    if (!id || !access || !isPresent(access)) return fail({ kind: 'not-found' });
    const reader = work.store.tenant(access.caller.tenant);
    if (!mayChangeDirectory(access, id) || !(await reader.findSubscription(id))) {
      const refused: DirectoryChangeReport = { may: false, report: null };
      return reply(200, refused);
    }
    const report: DirectoryChangeReport = { may: true, report: await reportOf(id, access, work) };
    return reply(200, report);
  },
});

async function reportOf(
  id: Guid,
  access: AccessSnapshot,
  { store, act }: Work,
): Promise<NonNullable<DirectoryChangeReport['report']>> {
  const reader = store.tenant(access.caller.tenant);
  const now = act.ports.clock.now();
  const found = await reportChange(reader, id, access.facts.parents);
  const blocker = await blockerAt(reader, id, now);
  const kept = await findChange(reader, id);
  const waiting = kept?.source === reader.id && isWaiting(kept, now) ? kept : undefined;
  const seller = (await reader.findSubscription(id))?.soldBy?.partner;
  return {
    blocked: blocker ? { kind: blockOf(blocker), at: blocker.kind === 'scope-locked' ? blocker.locked : [] } : null,
    seller: seller ? await nameOf(store, seller) : null,
    waiting: waiting
      ? { destination: waiting.destination, owner: waiting.owner, expiresAt: new Date(waiting.expiresAt).toISOString() }
      : null,
    roles: await leftRoles(found, access, store),
    customRoles: found.customRoles.map(({ role, stays }) => ({ name: role.name, stays })),
    delegations: await Promise.all(
      found.delegations.map(async ({ managedBy, scopeText }) => ({
        managedBy: await nameOf(store, managedBy),
        scope: scopeText,
      })),
    ),
    identities: found.identities,
    takes: found.takes,
  };
}

async function nameOf(store: Pick<Store, 'tenant'>, id: TenantId): Promise<string> {
  return (await store.tenant(id).tenant())?.displayName ?? id;
}

function blockOf(blocker: ChangeBlocker): ChangeBlock {
  switch (blocker.kind) {
    case 'directory-change-refused':
      return blocker.problem.kind;
    case 'scope-locked':
      return 'locked';
    case 'subscription-read-only':
    case 'subscription-not-found':
      return 'not-active';
  }
}

/** The subscriptions that other directories offer to the reader's, for its Global admins and those who are named. */
const listOffers = operation({
  id: 'Portal_ListOfferedSubscriptions',
  method: 'GET',
  path: '/portal/offered-subscriptions',
  requires: { anyoneInTenant: 'Only Global admins, and people who are named in an offer, are shown any.' },
  replies: { 200: Type.Object({ offers: Type.Array(Type.Object({ subscription: Type.String() })) }) },

  async handle(_input, { access, store, act }) {
    const { caller } = access;
    const reader = store.tenant(caller.tenant);
    const name = (await reader.findUser(caller.id))?.userPrincipalName ?? '';
    const now = act.ports.clock.now();
    const offers: OfferedSubscription[] = [];
    for (const { value: change } of await reader.listDocuments('directory-change')) {
      if (change.destination !== caller.tenant || !isWaiting(change, now)) continue;
      const isForReader = isNamedOwner(change, { id: caller.id, name });
      if (!isForReader && !access.directoryRoles.has('globalAdministrator')) continue;
      const shown = await offerOf(change, { reader, store, now });
      if (shown) offers.push({ ...shown, isForReader });
    }
    const body: OfferedSubscriptions = { offers };
    return reply(200, body);
  },
});

async function offerOf(
  change: DirectoryChange,
  { reader, store, now }: { readonly reader: TenantReader; readonly store: Store; readonly now: number },
): Promise<Omit<OfferedSubscription, 'isForReader'> | undefined> {
  const source = store.tenant(change.source);
  const subscription = await source.findSubscription(change.subscription);
  if (!subscription) return undefined;
  const blocker = await blockerAt(source, change.subscription, now);
  const seller = subscription.soldBy?.partner;
  const unsold = seller !== undefined && !(await activePlan(reader, seller, now));
  return {
    subscription: change.subscription,
    displayName: subscription.displayName,
    from: await directoryName(source),
    owner: change.owner,
    expiresAt: new Date(change.expiresAt).toISOString(),
    seller: seller ? await nameOf(store, seller) : null,
    blocked: blocker ? blockOf(blocker) : unsold ? 'no-plan-at-destination' : null,
    takes: await offeredContents(source, change),
  };
}

async function directoryName(reader: TenantReader): Promise<DirectoryName> {
  const tenant = await reader.tenant();
  return { id: reader.id, displayName: tenant?.displayName ?? reader.id, domain: tenant?.defaultDomain ?? '' };
}

/** What the portal reads about moving subscriptions; the move itself goes through Resource Manager. */
export const DIRECTORY_CHANGE_OPERATIONS: readonly Operation<PortalFailure>[] = [getReport, listOffers];
