import type { Contender } from '../contender.ts';
import { range } from '../workload/names.ts';
import { ancestors, tenantOf } from '../workload/world.ts';
import { rolesAllowing } from './casl.ts';

interface Uid {
  readonly type: string;
  readonly id: string;
}
interface Entity {
  readonly uid: Uid;
  readonly attrs: object;
  readonly parents: readonly Uid[];
}
interface Cedar {
  preparsePolicySet(id: string, policies: object): { readonly type: string };
  statefulIsAuthorized(call: object): { readonly type: string; readonly response: { readonly decision: string } };
}

const TENANTS = 120;
const uid = (type: string, id: number | string): Uid => ({ type, id: `${id}` });

/**
 * Cedar in WebAssembly: a parsed policy set for each customer, a template for each role, a link for each assignment.
 * Roles are groups of actions; groups and ancestors are handed in as parents.
 */
export const cedar: Contender = async (material) => {
  const name: string = '@cedar-policy/cedar-wasm/nodejs';
  const { preparsePolicySet, statefulIsAuthorized } = (await import(name)) as Cedar;
  const { world, lookups, requests } = material;
  const rolesFor = rolesAllowing(material);

  const load = (tenant: number) => {
    const rows = range(world.from.assignments, tenant);
    const templates: Record<string, string> = {};
    for (const row of rows) {
      const role = world.assignmentRoles.at(row);
      templates[`r${role}`] = `permit(principal in ?principal, action in Action::"r${role}", resource in ?resource);`;
    }
    const staticPolicies: Record<string, string> = {};
    for (const row of range(world.from.denials, tenant)) {
      const { scope, principals, excluded } = world.denials[row]!;
      const spared = excluded.map((each) => `principal in P::"${each}"`).join(' || ');
      for (const each of principals ?? [null]) {
        const whom = each === null ? 'principal' : `principal in P::"${each}"`;
        const unless = spared === '' ? '' : ` unless { ${spared} }`;
        staticPolicies[`d${row} ${each}`] =
          `forbid(${whom}, action in Action::"d${row}", resource in S::"${scope}")${unless};`;
      }
    }
    const templateLinks = rows.map((row) => ({
      templateId: `r${world.assignmentRoles.at(row)}`,
      newId: `a${row}`,
      values: {
        '?principal': uid('P', world.assignmentPrincipals.at(row)),
        '?resource': uid('S', world.assignmentScopes.at(row)),
      },
    }));
    const answer = preparsePolicySet(`t${tenant}`, { staticPolicies, templates, templateLinks });
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer).slice(0, 300));
    return new Set(rows.map((row) => world.assignmentRoles.at(row)));
  };

  const rolesIn = new Map<number, ReadonlySet<number>>();
  const answerable: number[] = [];
  const start = performance.now();
  for (const [index, scope] of requests.scopes.entries()) {
    const tenant = tenantOf(world, scope);
    if (!rolesIn.has(tenant) && rolesIn.size < TENANTS) rolesIn.set(tenant, load(tenant));
    if (rolesIn.has(tenant)) answerable.push(index);
  }

  const callOf = (index: number) => {
    const [principal, operation, scope] = [
      requests.principals[index]!,
      requests.operations[index]!,
      requests.scopes[index]!,
    ];
    const tenant = tenantOf(world, scope);
    const roles = rolesFor(operation).filter((role) => rolesIn.get(tenant)!.has(role));
    const denials = range(world.from.denials, tenant).filter((row) => material.covers(row, operation));
    const entity = (of: Uid, parents: readonly Uid[]): Entity => ({ uid: of, attrs: {}, parents });
    const [, ...groups] = lookups.closure(principal);
    const [, ...above] = ancestors(world, scope);
    return {
      principal: uid('P', principal),
      action: uid('Action', operation),
      resource: uid('S', scope),
      context: {},
      preparsedPolicySetId: `t${tenant}`,
      entities: [
        entity(
          uid('P', principal),
          groups.map((each) => uid('P', each)),
        ),
        entity(
          uid('S', scope),
          above.map((each) => uid('S', each)),
        ),
        entity(uid('Action', operation), [
          ...roles.map((role) => uid('Action', `r${role}`)),
          ...denials.map((row) => uid('Action', `d${row}`)),
        ]),
      ],
    };
  };
  return {
    answerable,
    note: `one parsed policy set for each customer, ${rolesIn.size} loaded`,
    loadMs: ((performance.now() - start) / rolesIn.size) * world.customers,
    prepare: (chosen) => chosen.map(callOf),
    answer(calls: object[], answers) {
      for (let at = 0; at < calls.length; at += 1) {
        const answer = statefulIsAuthorized(calls[at]!);
        if (answer.type !== 'success') throw new Error(JSON.stringify(answer).slice(0, 300));
        answers[at] = answer.response.decision === 'allow' ? 1 : 0;
      }
    },
  };
};
