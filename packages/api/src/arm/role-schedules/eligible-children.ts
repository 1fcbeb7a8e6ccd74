import { isCurrent } from '@mandate/app/ports/role-schedules';
import { fail } from '@mandate/rbac/result';
import {
  contains,
  lineage,
  resourceGroupOf,
  resourceGroupScope,
  scopeKind,
  subscriptionScope,
} from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { filterTerms } from '../filter.ts';
import { operation } from '../operation.ts';
import { ROLE_SCHEDULE_VERSIONS } from '../versions.ts';

/** The subscriptions and resource groups below a scope where the caller may activate a role. */
export const listEligibleChildren = operation({
  id: 'EligibleChildResources_Get',
  method: 'GET',
  path: '{scope}/providers/Microsoft.Authorization/eligibleChildResources',
  apiVersions: ROLE_SCHEDULE_VERSIONS,
  requires: { anyoneInTenant: 'Only where the caller is eligible.' },
  replies: {
    200: Type.Object({
      value: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), type: Type.String() })),
      nextLink: Type.Null(),
    }),
  },

  async handle({ scope, query }, { access, store }) {
    const filter = query.get('$filter') ?? '';
    const wanted = typesWanted(filter);
    if (!wanted) return fail({ kind: 'filter-unsupported', filter });
    const tenant = store.tenant(access.caller.tenant);
    const own = (await tenant.listRoleSchedules('eligible')).filter(
      (each) => isCurrent(each, access.at) && access.principals.has(each.principal),
    );
    const isEligible = (at: typeof scope) => {
      const above = new Set(lineage(at, access.facts.parents));
      return own.some((each) => above.has(each.scope) || contains(at, each.scope));
    };
    const isBelow = (at: typeof scope) => at !== scope && lineage(at, access.facts.parents).includes(scope);
    const value: { id: string; name: string; type: string }[] = [];
    for (const { id, displayName } of await tenant.listSubscriptions()) {
      const at = subscriptionScope(id);
      if (wanted.has('subscription') && isBelow(at) && isEligible(at)) {
        value.push({ id: `/subscriptions/${id}`, name: displayName, type: 'subscription' });
      }
      // Groups show below their subscription, where they are few; what is above shows subscriptions.
      if (!wanted.has('resourcegroup') || at !== scope || scopeKind(scope) !== 'subscription') continue;
      for (let after: string | null | undefined; after !== null; ) {
        const page = await tenant.listResourceGroups(id, { after: after ?? null, limit: 500 });
        for (const { name } of page.rows) {
          const group = resourceGroupScope(id, name);
          if (!isEligible(group) || !resourceGroupOf(group)) continue;
          value.push({ id: `/subscriptions/${id}/resourceGroups/${name}`, name, type: 'resourcegroup' });
        }
        after = page.next;
      }
    }
    return reply(200, { value, nextLink: null });
  },
});

// `resourceType eq 'Subscription'`, or both with `or`; without a filter both.
function typesWanted(filter: string): ReadonlySet<string> | undefined {
  if (filter.trim() === '') return new Set(['subscription', 'resourcegroup']);
  const wanted = new Set<string>();
  for (const part of filter.split(/\s+or\s+/i)) {
    const [term, ...more] = filterTerms(part) ?? [];
    const fits = term?.kind === 'equals' && term.property === 'resourcetype' && more.length === 0;
    const type = fits ? term.value.toLowerCase() : '';
    if (type !== 'subscription' && type !== 'resourcegroup') return undefined;
    wanted.add(type);
  }
  return wanted;
}
