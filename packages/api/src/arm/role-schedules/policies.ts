import type { AccessSnapshot } from '@mandate/app/access';
import { changePolicy, policyAt, resetPolicy } from '@mandate/app/role-schedules/policies';
import { whyNotAssignable } from '@mandate/rbac/custom-roles';
import { parseGuid } from '@mandate/rbac/guid';
import type { RoleDefinition, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { type Input, reply, type Work } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { filterTerms } from '../filter.ts';
import { operation } from '../operation.ts';
import { ROLE_SCHEDULE_VERSIONS } from '../versions.ts';
import { roleIn } from './body.ts';
import {
  PoliciesWire,
  PolicyBody,
  PolicyWire,
  policyAssignmentToWire,
  policyChange,
  policyToWire,
} from './policy-wire.ts';

const PAGE = 100;

const AssignmentBody = Type.Object(
  {
    properties: Type.Object(
      {
        scope: Type.Optional(Type.String({ maxLength: 2048 })),
        roleDefinitionId: Type.String({ maxLength: 2048 }),
        policyId: Type.String({ maxLength: 2048 }),
      },
      { additionalProperties: true },
    ),
  },
  { additionalProperties: true },
);

type Named = Input<'scope' | 'name', unknown>;

/** What Azure serves about policies, or about their assignments: one and the same, seen from two sides. */
function policyOperations(side: 'policy' | 'assignment') {
  const isAssignment = side === 'assignment';
  const type = isAssignment ? 'roleManagementPolicyAssignments' : 'roleManagementPolicies';
  const write = isAssignment ? policyAssignmentToWire : policyToWire;
  const id = isAssignment ? 'RoleManagementPolicyAssignments' : 'RoleManagementPolicies';
  const collection = `{scope}/providers/Microsoft.Authorization/${type}` as const;
  const path = `${collection}/{name}` as const;
  const may = (verb: string) => ({ action: `Microsoft.Authorization/${type}/${verb}`, at: '{scope}' }) as const;
  const apiVersions = ROLE_SCHEDULE_VERSIONS;

  // A policy has its role's id for a name, its assignment that of the policy and that of the role.
  const find = (
    { params: { name }, scope, scopeText }: Pick<Named, 'params' | 'scope' | 'scopeText'>,
    access: AccessSnapshot,
  ) => {
    const [first, ...rest] = name.toLowerCase().split('_');
    const own = isAssignment ? rest.length === 1 && rest[0] === first : rest.length === 0;
    const role = own ? access.facts.roles.get(parseGuid(first ?? '') ?? ('' as never)) : undefined;
    if (!role || whyNotAssignable(role, scope, access.facts.parents) !== undefined) {
      return fail({ kind: 'role-schedule-not-found', type, name } as const);
    }
    return ok({ scope, scopeText, role });
  };
  const show = async (place: { scope: Scope; scopeText: string; role: RoleDefinition }, { access, store }: Work) =>
    write(place, await policyAt(store.tenant(access.caller.tenant), place.scope, place.role.id));

  return [
    operation({
      id: `${id}_ListForScope`,
      method: 'GET',
      path: collection,
      apiVersions,
      requires: may('read'),
      replies: { 200: PoliciesWire },
      async handle({ scope, scopeText, query, link }, work) {
        const wanted = roleWanted(query.get('$filter') ?? '');
        if (!wanted.ok) return wanted;
        const { facts } = work.access;
        const all = [...facts.roles.values()]
          .filter((role) => wanted.value === null || role.id === wanted.value)
          .filter((role) => whyNotAssignable(role, scope, facts.parents) === undefined)
          .toSorted((one, other) => (one.id < other.id ? -1 : 1));
        const after = query.get('$skipToken');
        const mark = after === undefined ? undefined : parseGuid(after);
        if (after !== undefined && !mark) return fail({ kind: 'page-mark-invalid' });
        const rest = mark ? all.filter((role) => role.id > mark) : all;
        const page = rest.slice(0, PAGE);
        const last = rest.length > PAGE ? page.at(-1) : undefined;
        const value: Record<string, unknown>[] = [];
        for (const role of page) value.push(await show({ scope, scopeText, role }, work));
        const at = `${scopeText === '/' ? '' : scopeText}/providers/Microsoft.Authorization/${type}`;
        return reply(200, { value, nextLink: last ? link(`${at}?${query.with('$skipToken', last.id)}`) : null });
      },
    }),
    operation({
      id: `${id}_Get`,
      method: 'GET',
      path,
      apiVersions,
      requires: may('read'),
      replies: { 200: PolicyWire },
      async handle(input, work) {
        const found = find(input, work.access);
        return found.ok ? reply(200, await show(found.value, work)) : found;
      },
    }),
    isAssignment
      ? operation({
          id: `${id}_Create`,
          method: 'PUT',
          path,
          apiVersions,
          requires: may('write'),
          body: AssignmentBody,
          replies: { 201: PolicyWire },
          async handle(input, work) {
            const found = find(input, work.access);
            if (!found.ok) return found;
            const { role } = found.value;
            const refused = assignmentProblem(input.body, role);
            return refused ? fail(refused) : reply(201, await show(found.value, work));
          },
        })
      : operation({
          id: `${id}_Update`,
          method: 'PATCH',
          path,
          apiVersions,
          requires: may('write'),
          body: PolicyBody,
          replies: { 200: PolicyWire },
          async handle(input, work) {
            const found = find(input, work.access);
            if (!found.ok) return found;
            const change = policyChange(input.body);
            if (!change.ok) return change;
            const { scope, scopeText, role } = found.value;
            const done = await changePolicy(work.act, { scope, scopeText, role: role.id }, change.value);
            return done.ok ? reply(200, write(found.value, done.value)) : done;
          },
        }),
    operation({
      id: `${id}_Delete`,
      method: 'DELETE',
      path,
      apiVersions,
      requires: may('delete'),
      replies: { 200: null, 204: null },
      async handle(input, { act, access }) {
        const found = find(input, access);
        if (!found.ok) return reply(204);
        const { scope, scopeText, role } = found.value;
        const done = await resetPolicy(act, { scope, scopeText, role: role.id });
        return done.ok ? reply(done.value ? 200 : 204) : done;
      },
    }),
  ];
}

// Each role has a policy of its own at each scope, and no other can take its place.
function assignmentProblem(
  { properties }: Static<typeof AssignmentBody>,
  role: RoleDefinition,
): ArmFailure | undefined {
  const policy = parseGuid(properties.policyId.split('/').at(-1) ?? '');
  if (roleIn(properties.roleDefinitionId) === role.id && policy === role.id) return undefined;
  return { kind: 'policy-invalid', detail: `The role '${role.id}' has a policy of its own, and can have no other.` };
}

function roleWanted(filter: string): Result<RoleDefinition['id'] | null, ArmFailure> {
  const [term, ...more] = filterTerms(filter) ?? [undefined, undefined];
  if (filter.trim() === '') return ok(null);
  const fits = term?.kind === 'equals' && term.property === 'roledefinitionid' && more.length === 0;
  const role = fits ? roleIn(term.value) : undefined;
  return role ? ok(role) : fail({ kind: 'filter-unsupported', filter });
}

/** Policies for roles and their assignments. */
export const ROLE_POLICY_OPERATIONS = [...policyOperations('policy'), ...policyOperations('assignment')];
