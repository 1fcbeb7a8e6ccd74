import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ArmFailure } from '../failures.ts';

/** What a list of events is narrowed to; texts compare without case. */
export interface EventFilter {
  readonly from: number;
  readonly until: number;
  readonly resourceGroup?: string;
  readonly resourceUri?: string;
  readonly resourceProvider?: string;
  readonly correlationId?: string;
  readonly caller?: string;
  readonly status?: string;
}

const TEXTS: Readonly<Record<string, Exclude<keyof EventFilter, 'from' | 'until'>>> = {
  resourcegroupname: 'resourceGroup',
  resourceuri: 'resourceUri',
  resourceid: 'resourceUri',
  resourceprovider: 'resourceProvider',
  correlationid: 'correlationId',
  caller: 'caller',
  status: 'status',
};

// `az role assignment list-changelogs` leaves the quotes out, and `az monitor` the zone of its times.
const TERM = /^\s*(\w+)\s+(eq|ge|le)\s+(?:'((?:[^']|'')*)'|([^\s']+))\s*/i;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

const RETENTION_MS = 90 * 24 * 3_600_000;
// Whoever asks for exactly ninety days asks for a little more by the time it is read.
const LENIENCY_MS = 3_600_000;

/**
 * Reads terms joined by `and`: `eventTimestamp ge …`, which must be there and lie within the ninety days that Azure
 * keeps, `eventTimestamp le …`, and equality of one text each. Anything else is refused
 * (https://learn.microsoft.com/rest/api/monitor/activity-logs/list).
 */
export function parseEventFilter(filter: string, now: number): Result<EventFilter, ArmFailure> {
  const refused = fail({ kind: 'filter-unsupported', filter } as const);
  let found: Partial<Record<keyof EventFilter, string | number>> = {};
  let rest = filter.trim();
  while (rest !== '') {
    const match = TERM.exec(rest);
    if (!match) return refused;
    const [whole, property = '', operator = '', quoted, bare = ''] = match;
    const value = (quoted ?? bare).replaceAll("''", "'");
    const key = keyOf(property.toLowerCase(), operator.toLowerCase());
    if (!key || found[key] !== undefined) return refused;
    const read = key === 'from' || key === 'until' ? timeOf(value) : value.toLowerCase();
    if (read === undefined) return refused;
    found = { ...found, [key]: read };
    rest = rest.slice(whole.length);
    if (rest === '') break;
    const joined = /^and\s+/i.exec(rest);
    if (!joined) return refused;
    rest = rest.slice(joined[0].length);
    if (rest === '') return refused;
  }
  const { from, until = now, ...texts } = found as Partial<EventFilter>;
  if (from === undefined) return refused;
  if (from < now - RETENTION_MS - LENIENCY_MS) return fail({ kind: 'events-too-old' });
  return ok({ ...texts, from, until });
}

function keyOf(property: string, operator: string): keyof EventFilter | undefined {
  if (property === 'eventtimestamp') return operator === 'ge' ? 'from' : operator === 'le' ? 'until' : undefined;
  return operator === 'eq' ? TEXTS[property] : undefined;
}

/** Times without a zone are UTC, as Azure reads them. */
function timeOf(text: string): number | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const time = Date.parse(match[3] ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : time;
}
