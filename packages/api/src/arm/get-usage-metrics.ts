import { countAssignmentsUnder } from '@mandate/app/role-schedules/active-assignments';
import { ROLE_ASSIGNMENT_LIMIT } from '@mandate/app/role-schedules/schedules';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';

/** How many role assignments a subscription has and may have. */
export const getUsageMetrics = operation({
  id: 'RoleAssignmentMetrics_GetMetricsForSubscription',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleAssignmentsUsageMetrics',
  apiVersions: ['2019-08-01-preview'],
  requires: {
    action: 'Microsoft.Authorization/roleAssignmentsUsageMetrics/read',
    at: '/subscriptions/{subscriptionId}',
  },
  replies: {
    200: Type.Object({
      subscriptionId: Type.String(),
      roleAssignmentsLimit: Type.Number(),
      roleAssignmentsCurrentCount: Type.Number(),
      roleAssignmentsRemainingCount: Type.Number(),
    }),
  },

  async handle({ params, scope }, { access, store }) {
    const subscriptionId = parseGuid(params.subscriptionId);
    if (!subscriptionId) return fail({ kind: 'subscription-malformed', text: params.subscriptionId });
    const tenant = store.tenant(access.caller.tenant);
    const count = await countAssignmentsUnder(tenant, scope, access.at);
    return reply(200, {
      subscriptionId,
      roleAssignmentsLimit: ROLE_ASSIGNMENT_LIMIT,
      roleAssignmentsCurrentCount: count,
      roleAssignmentsRemainingCount: Math.max(0, ROLE_ASSIGNMENT_LIMIT - count),
    });
  },
});
