import { applyReview } from '@mandate/app/access-reviews/apply-review';
import {
  changeReview,
  DEFAULT_REVIEW_SETTINGS,
  putReview,
  removeReview,
  reviewedAssignments,
} from '@mandate/app/access-reviews/reviews';
import { commitAt } from '@mandate/app/gates/commit-at';
import type { AccessReview } from '@mandate/app/ports/access-reviews';
import { authorizationId } from '@mandate/app/role-schedules/record';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid, Scope } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import { contains } from '@mandate/rbac/scope';
import { reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ACCESS_REVIEW_VERSIONS } from '../versions.ts';
import { ReviewBody, readReview, readSettings, SettingsBody } from './body.ts';
import { decisionToWire, instanceToWire, ReviewThing, ReviewThings, reviewToWire, settingsToWire } from './wire.ts';

const settingsPath = '{scope}/providers/Microsoft.Authorization/accessReviewScheduleSettings/default';
const collection = '{scope}/providers/Microsoft.Authorization/accessReviewScheduleDefinitions';
const one = `${collection}/{name}` as const;
const instance = `${one}/instances/{instance}` as const;
const apiVersions = ACCESS_REVIEW_VERSIONS;
// No table of Azure's actions has any for reviews: who may read roles sees them, who may give and take them holds them.
const read = { action: 'Microsoft.Authorization/roleAssignments/read', at: '{scope}' } as const;
const write = { action: 'Microsoft.Authorization/roleManagementPolicies/write', at: '{scope}' } as const;

const missing = (id: string) => fail({ kind: 'review-missing', id } as const);

async function find({ access, store }: Work, scope: Scope, name: string, again: string = name) {
  const id = parseGuid(name);
  const found = id && (await store.tenant(access.caller.tenant).findDocument('access-review', scope, id));
  return found && parseGuid(again) === id ? ok(found) : missing(again);
}

// The one instance of a review has its name.
const namedAlike = ({ name, instance: other }: { name: string; instance: string }): Guid | undefined => {
  const id = parseGuid(name);
  return id === parseGuid(other) ? id : undefined;
};

/** Reviews of who holds roles at a scope. Nobody is sent mail, and nothing is applied before somebody says so. */
export const ACCESS_REVIEW_OPERATIONS = [
  operation({
    id: 'ScopeAccessReviewDefaultSettings_Get',
    method: 'GET',
    path: settingsPath,
    apiVersions,
    requires: read,
    replies: { 200: ReviewThing },
    async handle({ scope, scopeText }, { access, store }) {
      const kept = await store.tenant(access.caller.tenant).findDocument('access-review-settings', scope, 'default');
      return reply(200, wholeSettings(scopeText, settingsToWire(kept ?? DEFAULT_REVIEW_SETTINGS)));
    },
  }),
  operation({
    id: 'ScopeAccessReviewDefaultSettings_Put',
    method: 'PUT',
    path: settingsPath,
    apiVersions,
    requires: write,
    body: SettingsBody,
    replies: { 200: ReviewThing },
    async handle({ scope, scopeText, body }, { act }) {
      const settings = readSettings(body.properties ?? body, DEFAULT_REVIEW_SETTINGS);
      if (!settings.ok) return settings;
      const done = await commitAt<void, never>(act, { scope, does: 'write' }, async (change) => {
        const writer = change.tenant(act.access.caller.tenant);
        await writer.putDocument('access-review-settings', { scope, name: 'default', value: settings.value });
        await writer.record({
          operation: 'Microsoft.Authorization/accessReviewScheduleSettings/write',
          target: authorizationId(scopeText, 'accessReviewScheduleSettings', 'default'),
          before: null,
          after: { ...settings.value },
        });
        return ok(undefined);
      });
      return done.ok ? reply(200, wholeSettings(scopeText, settingsToWire(settings.value))) : done;
    },
  }),
  operation({
    id: 'ScopeAccessReviewScheduleDefinitions_List',
    method: 'GET',
    path: collection,
    apiVersions,
    requires: read,
    replies: { 200: ReviewThings },
    async handle({ scope }, { access, store }) {
      const all = await store.tenant(access.caller.tenant).listDocuments('access-review');
      const found = all.filter((each) => contains(scope, each.scope));
      return reply(200, { value: found.map(({ value }) => reviewToWire(value, access.at)), nextLink: null });
    },
  }),
  operation({
    id: 'ScopeAccessReviewScheduleDefinitions_GetById',
    method: 'GET',
    path: one,
    apiVersions,
    requires: read,
    replies: { 200: ReviewThing },
    async handle({ params, scope }, work) {
      const found = await find(work, scope, params.name);
      return found.ok ? reply(200, reviewToWire(found.value, work.access.at)) : found;
    },
  }),
  operation({
    id: 'ScopeAccessReviewScheduleDefinitions_CreateOrUpdateById',
    method: 'PUT',
    path: one,
    apiVersions,
    requires: write,
    body: ReviewBody,
    replies: { 200: ReviewThing },
    async handle({ params, scope, scopeText, body }, work) {
      const { act, access, store } = work;
      const id = parseGuid(params.name);
      if (!id) return missing(params.name);
      const kept = await store.tenant(access.caller.tenant).findDocument('access-review-settings', scope, 'default');
      const wanted = readReview(body, kept ?? DEFAULT_REVIEW_SETTINGS, access.at);
      if (!wanted.ok) return wanted;
      const done = await putReview(act, { ...wanted.value, id, scope, scopeText, createdBy: access.caller.id });
      return done.ok ? reply(200, reviewToWire(done.value, access.at)) : done;
    },
  }),
  operation({
    id: 'ScopeAccessReviewScheduleDefinitions_DeleteById',
    method: 'DELETE',
    path: one,
    apiVersions,
    requires: write,
    replies: { 200: null, 204: null },
    async handle({ params, scope }, { act }) {
      const id = parseGuid(params.name);
      const done = id ? await removeReview(act, { scope, id }) : ok(false);
      return done.ok ? reply(done.value ? 200 : 204) : done;
    },
  }),
  operation({
    id: 'ScopeAccessReviewScheduleDefinitions_Stop',
    method: 'POST',
    path: `${one}/stop`,
    apiVersions,
    requires: write,
    replies: { 204: null },
    handle: ({ params, scope }, work) => stop(work, scope, params.name, parseGuid(params.name)),
  }),
  operation({
    id: 'ScopeAccessReviewInstances_List',
    method: 'GET',
    path: `${one}/instances`,
    apiVersions,
    requires: read,
    replies: { 200: ReviewThings },
    async handle({ params, scope, scopeText }, work) {
      const found = await find(work, scope, params.name);
      if (!found.ok) return found;
      return reply(200, { value: [instanceToWire(found.value, work.access.at, scopeText)], nextLink: null });
    },
  }),
  operation({
    id: 'ScopeAccessReviewInstances_GetById',
    method: 'GET',
    path: instance,
    apiVersions,
    requires: read,
    replies: { 200: ReviewThing },
    async handle({ params, scope, scopeText }, work) {
      const found = await find(work, scope, params.name, params.instance);
      return found.ok ? reply(200, instanceToWire(found.value, work.access.at, scopeText)) : found;
    },
  }),
  operation({
    id: 'ScopeAccessReviewInstance_Stop',
    method: 'POST',
    path: `${instance}/stop`,
    apiVersions,
    requires: write,
    replies: { 204: null },
    handle: ({ params, scope }, work) => stop(work, scope, params.instance, namedAlike(params)),
  }),
  operation({
    id: 'ScopeAccessReviewInstance_ResetDecisions',
    method: 'POST',
    path: `${instance}/resetDecisions`,
    apiVersions,
    requires: write,
    replies: { 204: null },
    async handle({ params, scope }, { act }) {
      const id = namedAlike(params);
      if (!id) return missing(params.instance);
      const states = ['NotStarted', 'InProgress', 'Completed'] as const;
      const done = await changeReview(act, { scope, id }, states, (review) => ({ ...review, reviewed: {} }));
      return done.ok ? reply(204) : done;
    },
  }),
  operation({
    id: 'ScopeAccessReviewInstance_ApplyDecisions',
    method: 'POST',
    path: `${instance}/applyDecisions`,
    apiVersions,
    requires: write,
    replies: { 204: null },
    async handle({ params, scope }, { act }) {
      const id = namedAlike(params);
      if (!id) return missing(params.instance);
      const done = await applyReview(act, { scope, id });
      return done.ok ? reply(204) : done;
    },
  }),
  operation({
    id: 'ScopeAccessReviewInstanceDecisions_List',
    method: 'GET',
    path: `${instance}/decisions`,
    apiVersions,
    requires: read,
    replies: { 200: ReviewThings },
    async handle({ params, scope, scopeText }, work) {
      const found = await find(work, scope, params.name, params.instance);
      if (!found.ok) return found;
      return reply(200, { value: await decisionsToWire(work, found.value, scopeText), nextLink: null });
    },
  }),
];

/** Writes what was said so far about each assignment that a review is about. */
export async function decisionsToWire(
  { access, store }: Work,
  review: AccessReview,
  scopeText: string,
): Promise<readonly Record<string, unknown>[]> {
  const tenant = store.tenant(access.caller.tenant);
  const assignments = await reviewedAssignments(tenant, review);
  const ids = [...new Set(assignments.map(({ principal }) => principal))].slice(0, 1000);
  const names = new Map((await tenant.findPrincipals(ids)).map(({ id, displayName }) => [id, displayName]));
  return assignments.map((each) => decisionToWire(review, each, { scopeText, name: names.get(each.principal) ?? '' }));
}

async function stop({ act }: Work, scope: Scope, name: string, id: Guid | undefined) {
  if (!id) return missing(name);
  const states = ['NotStarted', 'InProgress'] as const;
  const done = await changeReview(act, { scope, id }, states, (review, now) => ({ ...review, stoppedAt: now }));
  return done.ok ? reply(204) : done;
}

function wholeSettings(scopeText: string, properties: Record<string, unknown>): Record<string, unknown> {
  return {
    id: authorizationId(scopeText, 'accessReviewScheduleSettings', 'default'),
    name: 'default',
    type: 'Microsoft.Authorization/accessReviewScheduleSettings',
    properties,
  };
}
