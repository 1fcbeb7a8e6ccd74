import { principalNames } from '@mandate/app/directory/principal-names';
import { accessOf, mayKnowAccess } from '@mandate/app/explain/access-of';
import type {
  Explanation,
  FailedCondition,
  FailedGrant,
  Grant,
  NearMiss,
  Obstacle,
  Refusal,
} from '@mandate/rbac/explain/explanation';
import { parseGuid } from '@mandate/rbac/guid';
import { EVERYONE, type PrincipalId } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { scopeAsked } from './scope-asked.ts';
import type {
  AccessExplanation,
  ExplainedAssignment,
  ExplainedCondition,
  ExplainedDenial,
  ExplainedObstacle,
} from './wire.ts';

/** Whether somebody may do something at a scope, and everything that makes it so. */
export const explainAccess = operation({
  id: 'Portal_ExplainAccess',
  method: 'GET',
  path: '/portal/tenants/{id}/access',
  requires: { anyoneInTenant: 'Decided in the handler: only whoever may read role and deny assignments at the scope.' },
  replies: { 200: Type.Object({ subject: Type.Object({ id: Type.String() }), allowed: Type.Boolean() }) },

  async handle(input, work) {
    const { query } = input;
    const { store } = work;
    const asked = await scopeAsked(input, work);
    if (!asked.ok) return asked;
    const { id, access, scope } = asked.value;
    if (!mayKnowAccess(access, scope)) return fail({ kind: 'not-found' });

    const name = query.get('action') ?? '';
    if (!ACTION.test(name)) {
      return fail({ kind: 'bad-request', detail: 'Name one operation, for example Microsoft.Resources/tags/read.' });
    }
    const plane = query.get('plane') ?? 'management';
    if (plane !== 'management' && plane !== 'data') {
      return fail({ kind: 'bad-request', detail: 'The plane is management or data.' });
    }
    const principal = parseGuid(query.get('principal') ?? '');
    const found = principal && (await accessOf(store, access, { principal, action: { plane, name }, scope: scope }));
    if (!found) return fail({ kind: 'not-found' });

    const shown = found.state === 'active' ? toWire(found.explanation) : NOTHING;
    const mentioned = [...shown.grants, ...shown.nearMisses].flatMap(({ holder, path }) => [holder, ...(path ?? [])]);
    const through = shown.denials.flatMap(({ path }) => path);
    const names = await principalNames(store, id, [...new Set([principal, ...mentioned, ...through])] as PrincipalId[]);
    const body: AccessExplanation = {
      ...shown,
      subject: { id: principal, disabled: found.state === 'disabled' },
      names: Object.fromEntries(names),
    };
    return reply(200, body);
  },
});

// One operation, not a pattern of them.
const ACTION = /^[^*\s]{3,512}$/;

type Shown = Omit<AccessExplanation, 'subject' | 'names'>;

const NOTHING: Shown = {
  allowed: false,
  ground: 'nothing-grants-it',
  grants: [],
  denials: [],
  nearMisses: [],
  nearMissCount: 0,
};

function toWire(explanation: Explanation): Shown {
  const { ground } = explanation;
  switch (ground) {
    case 'role-assignment':
      return { ...NOTHING, allowed: true, ground, grants: explanation.grants.map(grantToWire) };
    case 'deny-assignment':
      return {
        ...NOTHING,
        ground,
        grants: explanation.grants.map(grantToWire),
        denials: explanation.denials.map(denialToWire),
      };
    case 'condition-not-met':
      return {
        ...NOTHING,
        ground,
        grants: explanation.failures.map(failureToWire),
        denials: explanation.denials.map(denialToWire),
      };
    case 'nothing-grants-it':
      return {
        ...NOTHING,
        denials: explanation.denials.map(denialToWire),
        nearMisses: explanation.nearMisses.map(missToWire),
        nearMissCount: explanation.nearMissCount,
      };
  }
}

function grantToWire({
  assignment,
  role,
  path,
}: Pick<NearMiss | Grant, 'assignment' | 'role' | 'path'>): ExplainedAssignment {
  return {
    assignment: assignment.id,
    role: role?.name ?? null,
    scope: assignment.scope,
    holder: assignment.principal,
    path: path ?? null,
    failed: [],
    obstacles: [],
  };
}

function failureToWire(failure: FailedGrant): ExplainedAssignment {
  return { ...grantToWire(failure), failed: failure.failed.map(conditionToWire) };
}

function missToWire(miss: NearMiss): ExplainedAssignment {
  const failed = miss.obstacles.flatMap((obstacle) => (obstacle.kind === 'condition-not-met' ? obstacle.failed : []));
  return {
    ...grantToWire(miss),
    failed: failed.map(conditionToWire),
    obstacles: miss.obstacles.map(obstacleToWire),
  };
}

function obstacleToWire(obstacle: Obstacle): ExplainedObstacle {
  switch (obstacle.kind) {
    case 'excluded':
      return { kind: 'excluded', by: obstacle.by };
    case 'other-scope':
      return { kind: obstacle.relation };
    default:
      return { kind: obstacle.kind };
  }
}

function conditionToWire(failed: FailedCondition): ExplainedCondition {
  const { holder, condition } = failed;
  if (failed.kind === 'unreadable') return { holder, condition, parts: [], problem: failed.message };
  const parts = failed.parts.map(({ expression, wanted }) => ({ expression, wanted }));
  return { holder, condition, parts, problem: null };
}

function denialToWire({ denial, path }: Refusal): ExplainedDenial {
  return {
    id: denial.id,
    name: denial.name,
    scope: denial.scope,
    everybody: denial.principals.includes(EVERYONE),
    path,
  };
}
