import type { Contender, Material } from '../contender.ts';
import { principalId, range, scopeText } from '../workload/names.ts';
import { ancestors, SUBSCRIPTION, tenantOf } from '../workload/world.ts';

interface Enforcer {
  addFunction(name: string, call: (...texts: string[]) => boolean): Promise<void>;
  addPolicies(rows: string[][]): Promise<boolean>;
  addGroupingPolicies(rows: string[][]): Promise<boolean>;
  enforceSync(...request: string[]): boolean;
}
interface Casbin {
  newEnforcer(model: unknown): Promise<Enforcer>;
  newModelFromString(text: string): unknown;
}

const MODEL = `[request_definition]
r = sub, act, obj
[policy_definition]
p = sub, obj, role, eft
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = under(r.obj, p.obj) && (p.sub == "*" || g(r.sub, p.sub)) && roleAllows(p.role, r.act, r.sub)
`;
// More tenants than this are loaded on no machine in reasonable time; the requests are those of the loaded ones.
const TENANTS = 60;

/**
 * node-casbin, one enforcer for each customer: policies are (principal, scope, role), `under` knows which management
 * groups hold a subscription, `roleAllows` looks a bit up.
 */
export const casbin: Contender = async (material) => {
  const name: string = 'casbin';
  const { newEnforcer, newModelFromString } = (await import(name)) as Casbin;
  const { world, lookups, requests } = material;
  const texts = requestsOf(material);
  const operationOf = new Map(texts.map(({ action }, index) => [action, requests.operations[index]!]));
  const principalOf = new Map(texts.map(({ principal }, index) => [principal, requests.principals[index]!]));

  const above = new Map<string, Set<string>>();
  const noteSubscriptions = (tenant: number) => {
    for (let scope = world.from.scopes.at(tenant); scope < world.from.scopes.at(tenant + 1); scope += 1) {
      if (world.scopeKinds.at(scope) !== SUBSCRIPTION) continue;
      const groups = ancestors(world, world.scopeParents.at(scope)).map((each) => scopeText(world, each));
      above.set(scopeText(world, scope), new Set(groups));
    }
  };
  const under = (inner = '', outer = '') => {
    if (inner === outer || inner.startsWith(`${outer}/`)) return true;
    if (!inner.startsWith('/subscriptions/')) return false;
    const end = inner.indexOf('/', '/subscriptions/'.length);
    return above.get(end < 0 ? inner : inner.slice(0, end))?.has(outer) === true;
  };
  const roleAllows = (role = '', action = '', subject = '') => {
    const operation = operationOf.get(action)!;
    if (!role.startsWith('denial ')) return material.allows(Number(role), operation);
    const denial = Number(role.slice('denial '.length));
    if (!material.covers(denial, operation)) return false;
    const closure = lookups.closure(principalOf.get(subject)!);
    return !world.denials[denial]!.excluded.some((each) => closure.includes(each));
  };

  const load = async (tenant: number) => {
    noteSubscriptions(tenant);
    const enforcer = await newEnforcer(newModelFromString(MODEL));
    await enforcer.addFunction('under', under);
    await enforcer.addFunction('roleAllows', roleAllows);
    const policies = range(world.from.assignments, tenant).map((row) => [
      principalId(world.assignmentPrincipals.at(row)),
      scopeText(world, world.assignmentScopes.at(row)),
      `${world.assignmentRoles.at(row)}`,
      'allow',
    ]);
    for (const row of range(world.from.denials, tenant)) {
      const { scope, principals } = world.denials[row]!;
      for (const each of principals ?? [null]) {
        policies.push([each === null ? '*' : principalId(each), scopeText(world, scope), `denial ${row}`, 'deny']);
      }
    }
    await enforcer.addPolicies(distinct(policies));
    const edges = [tenant, world.partner].flatMap((home) => range(world.from.memberships, home));
    const groupings = edges.map((row) => [principalId(world.members.at(row)), principalId(world.memberGroups.at(row))]);
    await enforcer.addGroupingPolicies(distinct(groupings));
    return enforcer;
  };

  const enforcers = new Map<number, Enforcer>();
  const answerable: number[] = [];
  const start = performance.now();
  for (const [index, { tenant }] of texts.entries()) {
    if (!enforcers.has(tenant) && enforcers.size < TENANTS) enforcers.set(tenant, await load(tenant));
    if (enforcers.has(tenant)) answerable.push(index);
  }
  return {
    answerable,
    note: `one enforcer for each customer, ${enforcers.size} loaded`,
    loadMs: ((performance.now() - start) / enforcers.size) * world.customers,
    prepare: (chosen) => chosen.map((index) => texts[index]!),
    answer(prepared: typeof texts, answers) {
      for (let at = 0; at < prepared.length; at += 1) {
        const { tenant, principal, action, scope } = prepared[at]!;
        answers[at] = enforcers.get(tenant)!.enforceSync(principal, action, scope) ? 1 : 0;
      }
    },
  };
};

function requestsOf({ world, requests }: Material) {
  return Array.from(requests.scopes, (scope, index) => ({
    tenant: tenantOf(world, scope),
    principal: principalId(requests.principals[index]!) as string,
    action: world.catalog.operations[requests.operations[index]!]!.name,
    scope: scopeText(world, scope),
  }));
}

function distinct(rows: readonly string[][]): string[][] {
  return [...new Map(rows.map((row) => [row.join(' '), row])).values()];
}
