import { changeAlert, dismissAlert, remediateIncident } from '@mandate/app/role-alerts/change-alert';
import {
  type FoundAlert,
  findAlert,
  ROLE_ALERTS,
  type RoleAlertName,
  type RoleIncident,
} from '@mandate/app/role-alerts/find-incidents';
import { authorizationId } from '@mandate/app/role-schedules/record';
import { parseGuid } from '@mandate/rbac/guid';
import type { Scope } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ROLE_ALERT_VERSIONS } from '../versions.ts';
import { ALERT_TEXTS, AlertThing, alertToWire, configurationToWire, definitionToWire, incidentToWire } from './wire.ts';

const base = '{scope}/providers/Microsoft.Authorization/roleManagementAlerts';
const apiVersions = ROLE_ALERT_VERSIONS;
// No table of Azure's actions has any for alerts; these read what role assignments say, and change what policies do.
const read = { action: 'Microsoft.Authorization/roleAssignments/read', at: '{scope}' } as const;
const write = { action: 'Microsoft.Authorization/roleManagementPolicies/write', at: '{scope}' } as const;
const Things = Type.Object({ value: Type.Array(AlertThing), nextLink: Type.Null() });
const OperationWire = Type.Object({ id: Type.String(), status: Type.String() });

const ConfigurationBody = Type.Object(
  {
    properties: Type.Object(
      {
        isEnabled: Type.Optional(Type.Boolean()),
        thresholdNumberOfOwners: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
        thresholdPercentageOfOwnersOutOfAllRoleMembers: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
        thresholdNumberOfPermanentOwners: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
        thresholdPercentageOfPermanentOwnersOutOfAllOwners: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
      },
      { additionalProperties: true },
    ),
  },
  { additionalProperties: true },
);

const AlertBody = Type.Object(
  { properties: Type.Object({ isActive: Type.Boolean() }, { additionalProperties: true }) },
  { additionalProperties: true },
);

function named(text: string) {
  const name = ROLE_ALERTS.find((each) => each.toLowerCase() === text.toLowerCase());
  return name ? ok(name) : fail({ kind: 'role-schedule-not-found', type: 'roleManagementAlert', name: text } as const);
}

const look = ({ access, store }: Work, scope: Scope, name: RoleAlertName): Promise<FoundAlert> =>
  findAlert(store.tenant(access.caller.tenant), access, scope, name);

/** The same thing for each alert, one after the other. */
async function each<T>(write: (name: RoleAlertName) => Promise<T>): Promise<T[]> {
  const written: T[] = [];
  for (const name of ROLE_ALERTS) written.push(await write(name));
  return written;
}

// Alerts are looked for whenever somebody looks, so a refresh is over as soon as it is asked for.
function refreshed(scopeText: string, work: Work, link: (path: string) => string) {
  const id = authorizationId(scopeText, 'roleManagementAlerts/operations', work.act.context.request.requestId);
  const location = link(`${id}?api-version=${apiVersions[0]}`);
  return reply(202, { id, status: 'Succeeded' }, { location, 'retry-after': '1' });
}

async function incidentOf(work: Work, scope: Scope, alert: string, id: string) {
  const name = named(alert);
  if (!name.ok) return name;
  const found = await look(work, scope, name.value);
  const incident = found.incidents.find((each) => each.id === parseGuid(id));
  return incident
    ? ok<{ name: RoleAlertName; incident: RoleIncident }>({ name: name.value, incident })
    : fail({ kind: 'incident-missing', id } as const);
}

/** What Privileged Identity Management warns of at a scope, and how that is set. */
export const ROLE_ALERT_OPERATIONS = [
  operation({
    id: 'AlertDefinitions_ListForScope',
    method: 'GET',
    path: `${base}/alertDefinitions`,
    apiVersions,
    requires: read,
    replies: { 200: Things },
    async handle({ scopeText }) {
      return reply(200, { value: ROLE_ALERTS.map((name) => definitionToWire(name, scopeText)), nextLink: null });
    },
  }),
  operation({
    id: 'AlertDefinitions_Get',
    method: 'GET',
    path: `${base}/alertDefinitions/{name}`,
    apiVersions,
    requires: read,
    replies: { 200: AlertThing },
    async handle({ params, scopeText }) {
      const name = named(params.name);
      return name.ok ? reply(200, definitionToWire(name.value, scopeText)) : name;
    },
  }),
  operation({
    id: 'AlertConfigurations_ListForScope',
    method: 'GET',
    path: `${base}/alertConfigurations`,
    apiVersions,
    requires: read,
    replies: { 200: Things },
    async handle({ scope, scopeText }, work) {
      const value = await each(async (name) => configurationToWire(await look(work, scope, name), scopeText));
      return reply(200, { value, nextLink: null });
    },
  }),
  operation({
    id: 'AlertConfigurations_Get',
    method: 'GET',
    path: `${base}/alertConfigurations/{name}`,
    apiVersions,
    requires: read,
    replies: { 200: AlertThing },
    async handle({ params, scope, scopeText }, work) {
      const name = named(params.name);
      return name.ok ? reply(200, configurationToWire(await look(work, scope, name.value), scopeText)) : name;
    },
  }),
  operation({
    id: 'AlertConfigurations_Update',
    method: 'PATCH',
    path: `${base}/alertConfigurations/{name}`,
    apiVersions,
    requires: write,
    body: ConfigurationBody,
    replies: { 200: AlertThing },
    async handle({ params, scope, scopeText, body: { properties } }, work) {
      const name = named(params.name);
      if (!name.ok) return name;
      const wanted = ALERT_TEXTS[name.value].thresholds;
      if (wanted === null && Object.keys(properties).some((key) => key.startsWith('threshold'))) {
        return fail({ kind: 'alert-setting-invalid', detail: `The alert '${name.value}' has no thresholds.` });
      }
      const done = await changeAlert(work.act, { scope, scopeText, name: name.value }, (before) => ({
        ...before,
        isEnabled: properties.isEnabled ?? before.isEnabled,
        most: (wanted && properties[wanted.most]) ?? before.most,
        share: (wanted && properties[wanted.share]) ?? before.share,
      }));
      if (!done.ok) return done;
      return reply(200, configurationToWire({ name: name.value, setting: done.value, incidents: [] }, scopeText));
    },
  }),
  operation({
    id: 'Alerts_ListForScope',
    method: 'GET',
    path: `${base}/alerts`,
    apiVersions,
    requires: read,
    replies: { 200: Things },
    async handle({ scope, scopeText }, work) {
      const value = await each(async (name) => alertToWire(await look(work, scope, name), scopeText, work.access.at));
      return reply(200, { value, nextLink: null });
    },
  }),
  operation({
    id: 'Alerts_Get',
    method: 'GET',
    path: `${base}/alerts/{name}`,
    apiVersions,
    requires: read,
    replies: { 200: AlertThing },
    async handle({ params, scope, scopeText }, work) {
      const name = named(params.name);
      if (!name.ok) return name;
      return reply(200, alertToWire(await look(work, scope, name.value), scopeText, work.access.at));
    },
  }),
  operation({
    id: 'Alerts_Update',
    method: 'PATCH',
    path: `${base}/alerts/{name}`,
    apiVersions,
    requires: write,
    body: AlertBody,
    replies: { 200: AlertThing },
    async handle({ params, scope, scopeText, body: { properties } }, work) {
      const name = named(params.name);
      if (!name.ok) return name;
      const place = { scope, scopeText, name: name.value };
      // Dismissing hides what is there now; activating shows again all that was hidden.
      const done = properties.isActive
        ? await changeAlert(work.act, place, (before) => ({ ...before, dismissed: [] }))
        : await dismissAlert(work.act, place);
      if (!done.ok) return done;
      return reply(200, alertToWire(await look(work, scope, name.value), scopeText, work.access.at));
    },
  }),
  operation({
    id: 'AlertIncidents_ListForScope',
    method: 'GET',
    path: `${base}/alerts/{name}/alertIncidents`,
    apiVersions,
    requires: read,
    replies: { 200: Things },
    async handle({ params, scope, scopeText }, work) {
      const name = named(params.name);
      if (!name.ok) return name;
      const { incidents } = await look(work, scope, name.value);
      const value = incidents.map((incident) => incidentToWire(name.value, incident, scopeText));
      return reply(200, { value, nextLink: null });
    },
  }),
  operation({
    id: 'AlertIncidents_Get',
    method: 'GET',
    path: `${base}/alerts/{name}/alertIncidents/{incident}`,
    apiVersions,
    requires: read,
    replies: { 200: AlertThing },
    async handle({ params, scope, scopeText }, work) {
      const found = await incidentOf(work, scope, params.name, params.incident);
      return found.ok ? reply(200, incidentToWire(found.value.name, found.value.incident, scopeText)) : found;
    },
  }),
  operation({
    id: 'AlertIncidents_Remediate',
    method: 'POST',
    path: `${base}/alerts/{name}/alertIncidents/{incident}/remediate`,
    apiVersions,
    requires: read,
    replies: { 204: null },
    async handle({ params, scope, scopeText }, { act }) {
      const name = named(params.name);
      if (!name.ok) return name;
      const done = await remediateIncident(act, { scope, scopeText, name: name.value }, parseGuid(params.incident));
      return done.ok ? reply(204) : done;
    },
  }),
  operation({
    id: 'Alerts_Refresh',
    method: 'POST',
    path: `${base}/alerts/{name}/refresh`,
    apiVersions,
    requires: read,
    replies: { 202: OperationWire },
    async handle({ params, scopeText, link }, work) {
      const name = named(params.name);
      return name.ok ? refreshed(scopeText, work, link) : name;
    },
  }),
  operation({
    id: 'Alerts_RefreshAll',
    method: 'POST',
    path: `${base}/alerts/refresh`,
    apiVersions,
    requires: read,
    replies: { 202: OperationWire },
    async handle({ scopeText, link }, work) {
      return refreshed(scopeText, work, link);
    },
  }),
  operation({
    id: 'AlertOperation_ListForScope',
    method: 'GET',
    path: `${base}/operations`,
    apiVersions,
    requires: read,
    replies: { 200: Type.Object({ value: Type.Array(OperationWire), nextLink: Type.Null() }) },
    // None is ever under way.
    async handle() {
      return reply(200, { value: [], nextLink: null });
    },
  }),
  operation({
    id: 'AlertOperation_Get',
    method: 'GET',
    path: `${base}/operations/{name}`,
    apiVersions,
    requires: read,
    replies: { 200: OperationWire },
    async handle({ params, scopeText }) {
      const id = parseGuid(params.name);
      if (!id)
        return fail({ kind: 'role-schedule-not-found', type: 'roleManagementAlert operation', name: params.name });
      return reply(200, { id: authorizationId(scopeText, 'roleManagementAlerts/operations', id), status: 'Succeeded' });
    },
  }),
];
