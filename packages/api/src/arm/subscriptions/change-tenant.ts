import { acceptChange } from '@mandate/app/directory-change/accept-change';
import { findChange, requestChange, withdrawChange } from '@mandate/app/directory-change/request-change';
import { type DirectoryChange, isWaiting } from '@mandate/domain/directory-change';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { armTime } from '../timestamp.ts';
import { CHANGE_TENANT_VERSIONS } from '../versions.ts';

/** A request to change a subscription's directory, as Azure's own clients read it (api-version 2025-11-01-preview). */
const PropertiesWire = Type.Object({
  destinationTenantId: Type.String(),
  destinationOwnerId: Type.String(),
  subscriptionId: Type.String(),
  createdDate: Type.String(),
  acceptedDate: Type.Optional(Type.String()),
  sourceOwnerEmail: Type.Optional(Type.String()),
  sourceOwnerId: Type.String(),
  sourceTenantId: Type.String(),
  status: Type.String(),
  expiresOn: Type.String(),
});
const RequestWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: PropertiesWire,
});

function toProperties(change: DirectoryChange) {
  const { requestedBy, acceptedAt } = change;
  return {
    destinationTenantId: change.destination,
    destinationOwnerId: change.owner,
    subscriptionId: change.subscription,
    createdDate: armTime(change.createdAt),
    ...(acceptedAt === null ? {} : { acceptedDate: armTime(acceptedAt) }),
    ...(requestedBy.kind === 'User' ? { sourceOwnerEmail: requestedBy.name } : {}),
    sourceOwnerId: requestedBy.id,
    sourceTenantId: change.source,
    status: acceptedAt === null ? 'Initialized' : 'Completed',
    expiresOn: armTime(change.expiresAt),
  };
}

const toWire = (change: DirectoryChange) => ({
  id: `/subscriptions/${change.subscription}/providers/Microsoft.Subscription/changeTenantRequest/default`,
  name: 'default',
  type: 'Microsoft.Subscription/changeTenantRequest',
  properties: toProperties(change),
});

const list = '/subscriptions/{subscriptionId}/providers/Microsoft.Subscription/changeTenantRequest';
const at = '/subscriptions/{subscriptionId}';
const READ = 'Microsoft.Subscription/changeTenantRequest/read';
// A partner's own people hold Owner on what they sold, and could otherwise take it out of the customer's directory.
const CONSENT = 'A subscription leaves a directory only by the will of a member of that directory.';

/** The request of this subscription's directory that still waits. */
async function waiting(text: string, { access, store, act }: Work): Promise<Result<DirectoryChange, ArmFailure>> {
  const id = parseGuid(text);
  if (!id) return fail({ kind: 'subscription-malformed', text });
  const found = await findChange(store.tenant(access.caller.tenant), id);
  return found?.source === access.caller.tenant && isWaiting(found, act.ports.clock.now())
    ? ok(found)
    : fail({ kind: 'directory-change-not-found', subscription: id });
}

const listRequests = operation({
  id: 'Subscriptions_ListTargetDirectory',
  method: 'GET',
  path: list,
  apiVersions: CHANGE_TENANT_VERSIONS,
  requires: { action: READ, at },
  replies: { 200: Type.Object({ value: Type.Array(RequestWire) }) },

  async handle({ params }, work) {
    const found = await waiting(params.subscriptionId, work);
    return reply(200, { value: found.ok ? [toWire(found.value)] : [] });
  },
});

const getRequest = operation({
  id: 'Subscriptions_GetTargetDirectory',
  method: 'GET',
  path: `${list}/default`,
  apiVersions: CHANGE_TENANT_VERSIONS,
  requires: { action: READ, at },
  replies: { 200: RequestWire },

  async handle({ params }, work) {
    const found = await waiting(params.subscriptionId, work);
    return found.ok ? reply(200, toWire(found.value)) : found;
  },
});

/**
 * Offers the subscription to somebody of another directory; a domain may stand for its id. It also takes the right to
 * delete role assignments, because accepting deletes them all.
 */
const putRequest = operation({
  id: 'Subscriptions_PutTargetDirectory',
  method: 'PUT',
  path: `${list}/default`,
  apiVersions: CHANGE_TENANT_VERSIONS,
  requires: { action: 'Microsoft.Subscription/changeTenantRequest/write', at, atHome: CONSENT },
  body: Type.Object({
    properties: Type.Object({
      destinationTenantId: Type.String({ maxLength: 253 }),
      destinationOwnerId: Type.String({ maxLength: 256 }),
    }),
  }),
  replies: { 200: RequestWire },

  async handle({ params, body }, { act, store }) {
    const id = parseGuid(params.subscriptionId);
    if (!id) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const { destinationTenantId, destinationOwnerId: owner } = body.properties;
    const text = destinationTenantId.trim();
    const destination = text === '' ? undefined : await store.installation.findTenant(text);
    if (!destination) return fail({ kind: 'destination-unknown', text });
    const asked = await requestChange(act, id, { destination: destination.id, owner });
    return asked.ok ? reply(200, toWire(asked.value)) : asked;
  },
});

const deleteRequest = operation({
  id: 'Subscriptions_DeleteTargetDirectory',
  method: 'DELETE',
  path: `${list}/default`,
  apiVersions: CHANGE_TENANT_VERSIONS,
  requires: { action: 'Microsoft.Subscription/changeTenantRequest/delete', at, atHome: CONSENT },
  replies: { 200: null },

  async handle({ params }, { act }) {
    const id = parseGuid(params.subscriptionId);
    if (!id) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const withdrawn = await withdrawChange(act, id);
    if (!withdrawn.ok) return withdrawn;
    return withdrawn.value ? reply(200) : fail({ kind: 'directory-change-not-found', subscription: id });
  },
});

const incoming = '/providers/Microsoft.Subscription/subscriptions/{subscriptionId}';
const offered = (text: string): Guid | ArmFailure => parseGuid(text) ?? { kind: 'subscription-malformed', text };

/** Takes the subscription in. Here it takes a Global Administrator of the directory, who is also the one named. */
const accept = operation({
  id: 'Subscriptions_AcceptTargetDirectory',
  method: 'POST',
  path: `${incoming}/acceptChangeTenant`,
  apiVersions: CHANGE_TENANT_VERSIONS,
  requires: { homeMember: 'globalAdministrator' },
  replies: { 204: null },

  async handle({ params }, { act }) {
    const id = offered(params.subscriptionId);
    if (typeof id === 'object') return fail(id);
    const done = await acceptChange(act, id);
    return done.ok ? reply(204) : done;
  },
});

/** What became of a subscription that was offered to this directory. */
const getStatus = operation({
  id: 'Subscriptions_TargetDirectoryStatus',
  method: 'POST',
  path: `${incoming}/changeTenantStatus`,
  apiVersions: CHANGE_TENANT_VERSIONS,
  requires: { homeMember: 'globalAdministrator' },
  replies: { 200: PropertiesWire },

  async handle({ params }, { access, store, act }) {
    const id = offered(params.subscriptionId);
    if (typeof id === 'object') return fail(id);
    const found = await findChange(store.tenant(access.caller.tenant), id);
    const isOurs = found?.destination === access.caller.tenant;
    if (!isOurs || (found.acceptedAt === null && !isWaiting(found, act.ports.clock.now()))) {
      return fail({ kind: 'directory-change-not-found', subscription: id });
    }
    return reply(200, toProperties(found));
  },
});

/** Moving subscriptions from one directory to another. */
export const CHANGE_TENANT_OPERATIONS = [listRequests, getRequest, putRequest, deleteRequest, accept, getStatus];
