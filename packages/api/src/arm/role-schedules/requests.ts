import { decideFor } from '@mandate/app/access';
import { decideRight } from '@mandate/app/explain/right';
import type { RoleScheduleKind } from '@mandate/app/ports/role-schedules';
import type { Store } from '@mandate/app/ports/store';
import { principalTypeOf } from '@mandate/app/role-assignments/assign-role';
import { missingScope } from '@mandate/app/role-assignments/missing-scope';
import { requestRole } from '@mandate/app/role-schedules/request-role';
import { asOf, cancelRequest as cancel, listApprovals } from '@mandate/app/role-schedules/review-request';
import type { TenantId } from '@mandate/domain/tenants';
import { PRINCIPAL_ID, PRINCIPAL_TYPE, ROLE_DEFINITION_ID } from '@mandate/rbac/attributes';
import { parseGuid } from '@mandate/rbac/guid';
import type { Attributes } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import type { Static } from 'typebox';
import { type Input, reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ROLE_SCHEDULE_VERSIONS } from '../versions.ts';
import { asksForSelf, parseRoleRequest, RoleRequestBody } from './body.ts';
import { asksAboutSelf, parseScheduleFilter, scheduleTest } from './filter.ts';
import { lookAt, RoleThingsWire, RoleThingWire, requestToWire } from './wire.ts';

const TYPES = {
  eligible: 'roleEligibilityScheduleRequests',
  active: 'roleAssignmentScheduleRequests',
} as const satisfies Record<RoleScheduleKind, string>;

const NAMES = { eligible: 'RoleEligibilityScheduleRequests', active: 'RoleAssignmentScheduleRequests' } as const;

const SELF = 'Who asks for the own activation needs an eligibility, which the use case looks for, and no right.';
const OWN = 'Everybody may know what the own requests came to.';

type RequestInput = Input<'scope' | 'name', Static<typeof RoleRequestBody>>;

/** What Azure serves about requests for one kind of schedule. */
function requestOperations(kind: RoleScheduleKind) {
  const type = TYPES[kind];
  const collection = `{scope}/providers/Microsoft.Authorization/${type}` as const;
  const common = { apiVersions: ROLE_SCHEDULE_VERSIONS } as const;
  const read = { action: `Microsoft.Authorization/${type}/read`, at: '{scope}' } as const;
  const write = {
    action: `Microsoft.Authorization/${type}/write`,
    at: '{scope}',
    exempt: { reason: SELF, when: (_query: unknown, _caller: unknown, body: unknown) => asksForSelf(body) },
  } as const;

  const attributes = async (
    { params, body }: Pick<RequestInput, 'params' | 'body'>,
    { access, store }: Pick<Work, 'access' | 'store'>,
  ) => {
    const wanted = parseRoleRequest(kind, params.name, body, access.at);
    return wanted.ok ? ok(await attributesOf(store, access.caller.tenant, wanted.value)) : wanted;
  };

  const perform = async ({ params, scope, scopeText, body }: RequestInput, work: Work, rehearse: boolean) => {
    const { act, access, store } = work;
    const tenant = store.tenant(access.caller.tenant);
    const wanted = parseRoleRequest(kind, params.name, body, access.at);
    if (!wanted.ok) return wanted;
    const missing = await missingScope(tenant, scope);
    if (missing) return fail(missing);
    const told = await attributesOf(store, tenant.id, wanted.value);
    if (!asksForSelf(body)) {
      // Whoever may give a role under a condition only must not slip it by giving the role for a time.
      const action = `Microsoft.Authorization/roleAssignments/${wanted.value.type === 'AdminRemove' ? 'delete' : 'write'}`;
      const decision = decideFor(access, { action: { plane: 'management', name: action }, scope, attributes: told });
      if (decision.effect === 'deny')
        return fail({ kind: 'access-refused', access, action, scopeText, decision } as const);
    }
    const done = await requestRole(act, { ...wanted.value, scope, scopeText, attributes: told }, rehearse);
    if (!done.ok) return done;
    const look = await lookAt(access, tenant, scope, [done.value]);
    return reply(rehearse ? 200 : 201, requestToWire(done.value, look));
  };

  // A request of the caller's own, or any with the right to an action. Others never learn which there are.
  const find = async (
    { params, scope, scopeText }: Pick<RequestInput, 'params' | 'scope' | 'scopeText'>,
    { access, store }: Work,
    action: string,
  ) => {
    const id = parseGuid(params.name);
    const found = id && (await store.tenant(access.caller.tenant).findDocument('role-request', scope, id));
    const request = found?.kind === kind ? found : undefined;
    if (request?.requestor !== access.caller.id) {
      const decision = decideRight(access, action, scope);
      if (decision.effect === 'deny')
        return fail({ kind: 'access-refused', access, action, scopeText, decision } as const);
    }
    if (!id) return fail({ kind: 'role-assignment-name-malformed', text: params.name } as const);
    return request ? ok(request) : fail({ kind: 'role-schedule-not-found', type, name: params.name } as const);
  };

  return [
    operation({
      ...common,
      id: `${NAMES[kind]}_ListForScope`,
      method: 'GET',
      path: collection,
      requires: { ...read, exempt: { reason: OWN, when: asksAboutSelf } },
      replies: { 200: RoleThingsWire },
      async handle({ scope, query }, { access, store }) {
        const filter = parseScheduleFilter(query.get('$filter') ?? '');
        if (!filter.ok) return filter;
        const tenant = store.tenant(access.caller.tenant);
        const test = scheduleTest(access, scope, filter.value);
        const mine = filter.value.asApprover ? await listApprovals(tenant, access) : undefined;
        const approvable = mine && new Set(mine.map(({ id }) => id));
        const found = (await tenant.listDocuments('role-request'))
          .map(({ value }) => asOf(value, access.at))
          .filter((request) => request.kind === kind && test(request))
          .filter(({ id }) => approvable === undefined || approvable.has(id));
        const look = await lookAt(access, tenant, scope, found);
        return reply(200, { value: found.map((request) => requestToWire(request, look)) });
      },
    }),
    operation({
      ...common,
      id: `${NAMES[kind]}_Get`,
      method: 'GET',
      path: `${collection}/{name}`,
      requires: { anyoneInTenant: 'The own requests, and with the right to read them all; the handler decides.' },
      replies: { 200: RoleThingWire },
      async handle(input, work) {
        const found = await find(input, work, read.action);
        if (!found.ok) return found;
        const { access, store } = work;
        const look = await lookAt(access, store.tenant(access.caller.tenant), input.scope, [found.value]);
        return reply(200, requestToWire(asOf(found.value, access.at), look));
      },
    }),
    operation({
      ...common,
      id: `${NAMES[kind]}_Create`,
      method: 'PUT',
      path: `${collection}/{name}`,
      requires: write,
      body: RoleRequestBody,
      replies: { 200: RoleThingWire, 201: RoleThingWire },
      attributes,
      handle: (input, work) => perform(input, work, false),
    }),
    operation({
      ...common,
      id: `${NAMES[kind]}_Validate`,
      method: 'POST',
      path: `${collection}/{name}/validate`,
      requires: write,
      body: RoleRequestBody,
      replies: { 200: RoleThingWire, 201: RoleThingWire },
      attributes,
      handle: (input, work) => perform(input, work, true),
    }),
    operation({
      ...common,
      id: `${NAMES[kind]}_Cancel`,
      method: 'POST',
      path: `${collection}/{name}/cancel`,
      requires: { anyoneInTenant: 'Who made it may, and who may write them there; the handler decides.' },
      replies: { 200: null },
      async handle(input, work) {
        const found = await find(input, work, write.action);
        if (!found.ok) return found;
        const done = await cancel(work.act, found.value);
        return done.ok ? reply(200) : done;
      },
    }),
  ];
}

async function attributesOf(
  store: Store,
  tenant: TenantId,
  wanted: { readonly role: string; readonly principal: Parameters<typeof principalTypeOf>[2] },
): Promise<Attributes> {
  const type = await principalTypeOf(store.tenant(tenant), (other) => store.tenant(other), wanted.principal);
  const told = new Map<string, string>([
    [ROLE_DEFINITION_ID, wanted.role],
    [PRINCIPAL_ID, wanted.principal],
    [PRINCIPAL_TYPE, type ?? 'Unknown'],
  ]);
  // A request that takes a role away is about one like it.
  return { request: told, resource: told, principal: new Map(), environment: new Map() };
}

/** Requests for eligibility and for active roles. */
export const ROLE_REQUEST_OPERATIONS = [...requestOperations('eligible'), ...requestOperations('active')];
