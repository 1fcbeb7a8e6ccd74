import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { contains, lineage } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { filterTerms } from '../filter.ts';
import { operation } from '../operation.ts';
import { DENY_ASSIGNMENT_VERSIONS } from '../versions.ts';
import { DenyAssignmentWire, denyAssignmentsToWire } from './wire.ts';

const collection = '{scope}/providers/Microsoft.Authorization/denyAssignments';
const requires = { action: 'Microsoft.Authorization/denyAssignments/read', at: '{scope}' } as const;

/** The deny assignments that reach a scope, and unless `atScope()` is asked for, those below it too. */
export const listDenyAssignments = operation({
  id: 'DenyAssignments_ListForScope',
  method: 'GET',
  path: collection,
  apiVersions: DENY_ASSIGNMENT_VERSIONS,
  requires,
  replies: { 200: Type.Object({ value: Type.Array(DenyAssignmentWire) }) },

  async handle({ scope, query }, { access, store }) {
    const filter = parseFilter(query.get('$filter') ?? '');
    if (!filter.ok) return filter;
    const { atScope, name, principal } = filter.value;
    const above = new Set(lineage(scope, access.facts.parents));
    const tenant = store.tenant(access.caller.tenant);
    const found = (await tenant.listDenyAssignments())
      .filter((denial) => above.has(denial.scope) || (!atScope && contains(scope, denial.scope)))
      .filter((denial) => name === undefined || denial.name.toLowerCase() === name.toLowerCase())
      .filter((denial) => principal === undefined || denial.principals.includes(principal));
    return reply(200, { value: await denyAssignmentsToWire(found, tenant) });
  },
});

/** One deny assignment, by its name and the exact scope it was made at. */
export const getDenyAssignment = operation({
  id: 'DenyAssignments_Get',
  method: 'GET',
  path: `${collection}/{name}`,
  apiVersions: DENY_ASSIGNMENT_VERSIONS,
  requires,
  replies: { 200: DenyAssignmentWire },

  async handle({ params, scope }, { access, store }) {
    const id = parseGuid(params.name);
    if (!id) return fail({ kind: 'denial-name-malformed', text: params.name });
    const tenant = store.tenant(access.caller.tenant);
    const found = (await tenant.listDenyAssignments()).filter((denial) => denial.id === id && denial.scope === scope);
    const [written] = await denyAssignmentsToWire(found, tenant);
    return written ? reply(200, written) : fail({ kind: 'denial-not-found', name: params.name });
  },
});

interface DenyAssignmentFilter {
  readonly atScope: boolean;
  readonly name?: string;
  readonly principal?: PrincipalId;
}

// `gdprExportPrincipalId` finds the same rows: nothing here keeps more about a principal than the rows that name it.
function parseFilter(filter: string): Result<DenyAssignmentFilter, ArmFailure> {
  let found: DenyAssignmentFilter = { atScope: false };
  for (const term of filterTerms(filter) ?? [undefined]) {
    const principal = term?.kind === 'equals' ? parseGuid(term.value) : undefined;
    if (term?.kind === 'call' && term.name === 'atscope' && term.argument === null) found = { ...found, atScope: true };
    else if (term?.kind === 'equals' && term.property === 'denyassignmentname') found = { ...found, name: term.value };
    else if (term?.kind === 'equals' && PRINCIPAL_NAMES.has(term.property) && principal)
      found = { ...found, principal };
    else return fail({ kind: 'filter-unsupported', filter });
  }
  return ok(found);
}

const PRINCIPAL_NAMES: ReadonlySet<string> = new Set(['principalid', 'gdprexportprincipalid']);
