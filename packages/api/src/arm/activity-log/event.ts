import type { ChangeRecord, Recordable } from '@mandate/app/ports/change-log';
import { parseScope, resourceGroupOf, subscriptionOf } from '@mandate/rbac/scope';
import { armTime } from '../timestamp.ts';

/** What a change record does not hold itself. */
export interface EventNames {
  /** The user principal name or application id of whoever did it. */
  readonly caller: string;
  /** The role by which it was allowed. */
  readonly role: string | null;
}

/** Where a change happened and whose it is, read from its target once. */
export interface EventPlace {
  readonly subscription: string | null;
  readonly resourceGroup: string;
  readonly provider: string;
  readonly type: string;
}

/** Reads the place of a change; `undefined` for what is no part of Resource Manager, such as a new user. */
export function placeOf({ target, operation }: ChangeRecord): EventPlace | undefined {
  const scope = parseScope(target);
  if (!scope.ok) return undefined;
  const segments = operation.split('/');
  const [provider = ''] = segments;
  return {
    subscription: subscriptionOf(scope.value) ?? null,
    resourceGroup: resourceGroupOf(scope.value)?.name ?? '',
    provider,
    type: segments.slice(0, segments.at(-1) === 'action' ? -2 : -1).join('/'),
  };
}

const PHASES = {
  started: { event: 'BeginRequest', eventText: 'Begin request', status: 'Started' },
  succeeded: { event: 'EndRequest', eventText: 'End request', status: 'Succeeded' },
} as const;

/** Which of the two events of a change: only changes are kept, so each began and succeeded. */
export type Phase = keyof typeof PHASES;

/**
 * Writes one event as Azure's activity log does
 * (https://learn.microsoft.com/azure/azure-monitor/essentials/activity-log-schema).
 */
export function eventToWire(
  record: ChangeRecord,
  phase: Phase,
  place: EventPlace,
  names: EventNames,
): Record<string, unknown> {
  const { event, eventText, status } = PHASES[phase];
  const method = methodOf(record.operation);
  const id = guidIn(record.hash, phase === 'started' ? 0 : 1);
  const at = armTime(record.at);
  const named = (value: string) => ({ value, localizedValue: value });
  return {
    authorization: { action: record.operation, role: names.role ?? '', scope: record.target },
    caller: names.caller,
    channels: 'Operation',
    claims: claimsOf(record, names),
    correlationId: record.request.correlationId,
    description: '',
    eventDataId: id,
    eventName: { value: event, localizedValue: eventText },
    category: named('Administrative'),
    eventTimestamp: at,
    id: `${record.target}/events/${id}/ticks/${ticksOf(record.at)}`,
    level: 'Informational',
    operationId: guidIn(record.hash, 2),
    operationName: { value: record.operation, localizedValue: TITLES[record.operation] ?? record.operation },
    resourceGroupName: place.resourceGroup,
    resourceProviderName: named(place.provider),
    resourceType: named(place.type),
    resourceId: record.target,
    status: named(status),
    subStatus: phase === 'started' ? named('') : named(method === 'PUT' ? 'Created' : 'OK'),
    submissionTimestamp: at,
    subscriptionId: place.subscription ?? '',
    tenantId: record.tenant,
    properties: {
      eventCategory: 'Administrative',
      entity: record.target,
      message: record.operation,
      hierarchy: record.tenant,
      ...bodyOf(record, phase, method),
    },
    ...(phase === 'started' ? { httpRequest: requestOf(record, method) } : {}),
  };
}

const TITLES: Readonly<Record<string, string>> = {
  'Microsoft.Authorization/roleAssignments/write': 'Create role assignment',
  'Microsoft.Authorization/roleAssignments/delete': 'Delete role assignment',
  'Microsoft.Authorization/roleDefinitions/write': 'Create or update custom role definition',
  'Microsoft.Authorization/roleDefinitions/delete': 'Delete custom role definition',
  'Microsoft.Authorization/elevateAccess/action': 'Assigns the caller to User Access Administrator role',
};

function methodOf(operation: string): 'PUT' | 'DELETE' | 'POST' {
  if (operation.endsWith('/write')) return 'PUT';
  return operation.endsWith('/delete') ? 'DELETE' : 'POST';
}

function claimsOf({ actor, actedIn }: ChangeRecord, { caller }: EventNames): Record<string, string> {
  if (actor.kind === 'Operator') return {};
  return {
    'http://schemas.microsoft.com/identity/claims/objectidentifier': actor.id,
    'http://schemas.microsoft.com/identity/claims/tenantid': actedIn ?? actor.home,
    ...(actor.kind === 'ServicePrincipal' ? { appid: caller } : { name: caller }),
  };
}

function requestOf({ request }: ChangeRecord, method: string): Record<string, string> {
  return {
    clientRequestId: request.requestId,
    method,
    ...(request.clientAddress === null ? {} : { clientIpAddress: request.clientAddress }),
  };
}

// `az role assignment list-changelogs` reads whom and what from these texts and from nowhere else.
function bodyOf(record: ChangeRecord, phase: Phase, method: string): Record<string, string> {
  if (!record.operation.startsWith('Microsoft.Authorization/roleAssignments/')) return {};
  const assignment = record.after ?? record.before;
  const text = JSON.stringify({ properties: assignmentOf(assignment, record.target) });
  if (phase === 'started') return method === 'PUT' ? { requestbody: text } : {};
  return { responseBody: text, statusCode: method === 'PUT' ? 'Created' : 'OK' };
}

function assignmentOf(recorded: Recordable, target: string): Record<string, unknown> {
  const { principal, principalType, role, scope } = recorded as Readonly<Record<string, Recordable>>;
  const [, prefix = ''] = /^(\/subscriptions\/[^/]+)/.exec(target) ?? [];
  return {
    principalId: principal,
    principalType,
    roleDefinitionId: `${prefix}/providers/Microsoft.Authorization/roleDefinitions/${typeof role === 'string' ? role : ''}`,
    scope,
  };
}

// Three ids that follow from the record's hash, so that the same event has the same ids whenever it is read.
function guidIn(hash: string, index: 0 | 1 | 2): string {
  const hex = hash.slice(index * 16, index * 16 + 32);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return parts.join('-');
}

function ticksOf(at: number): string {
  return String(BigInt(at) * 10_000n + 621_355_968_000_000_000n);
}
