import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Bearer } from '../testing/callers.ts';
import { type Cast, IDS, LOCATION, REFUSED } from './cast.ts';
import type { Sold } from './selling.ts';

/** Tokens of the partner's that were given while there was delegated admin. */
export interface Before {
  readonly arm: Bearer;
  readonly graph: Bearer;
  readonly ofProgram: Bearer;
}

/** The partner's people and program come in, and find their group as Owner. */
export async function enter(cast: Cast, { first }: Sold): Promise<Before> {
  const { transcript, callers, customer, adminAgent, program } = cast;
  transcript.chapter('The partner enters: its groups came with the subscription');
  const arm = await adminAgent.token(customer.tenantId, 'arm');
  const graph = await adminAgent.token(customer.tenantId, 'graph');
  const ofProgram = await program.token(customer.tenantId, 'arm');
  expect(await Array.fromAsync(callers.subscriptions(arm).subscriptions.list())).toHaveLength(2);
  expect(await Array.fromAsync(callers.subscriptions(ofProgram).subscriptions.list())).toHaveLength(2);
  const groups = await foreignGroups(cast, arm, first);
  expect(groups.filter(({ roleDefinitionId }) => roleDefinitionId?.endsWith(IDS.owner))).toHaveLength(1);
  expect(await creditOf(cast, first)).toMatchObject({ kind: 'earned', by: { role: 'Owner' } });
  return { arm, graph, ofProgram };
}

/** The role assignments of other tenants' groups at a subscription. */
export async function foreignGroups({ callers }: Cast, bearer: Bearer, subscription: string) {
  const { roleAssignments } = callers.authorization(bearer, subscription);
  const all = await Array.fromAsync(
    roleAssignments.listForScope(`/subscriptions/${subscription}`, { filter: 'atScope()' }),
  );
  // Their order on the wire is that of random ids.
  return all
    .filter(({ principalType }) => String(principalType) === 'ForeignGroup')
    .toSorted((one, other) => String(one.roleDefinitionId).localeCompare(String(other.roleDefinitionId)));
}

/** Whether the partner earns credit on a subscription, and by which role. */
export async function creditOf({ adminAgent }: Cast, subscription: string): Promise<object | undefined> {
  const { body } = await adminAgent.portal('GET', '/portal/foreign-principals');
  const rows: readonly { readonly subscription: string; readonly credit: object }[] = body.rows;
  return rows.find((row) => row.subscription === subscription)?.credit;
}

/** A user's token, and the role that it was given. */
export interface Work {
  readonly users: Bearer;
  readonly assignment: string;
}

/** A Sales agent gives a user of the customer a role, and the user makes a resource group. */
export async function letUserWork(cast: Cast, { first }: Sold, { graph }: Before): Promise<Work> {
  const { transcript, callers, customer, salesAgent, user, userName, colleague } = cast;
  transcript.chapter('A user of the customer gets a role, and works with it');
  const users = await user.token(customer.tenantId, 'arm');
  transcript.name(users.objectId, 'user');
  const { resourceGroups } = callers.resources(users, first);
  await expect(resourceGroups.createOrUpdate('rg-caisses', LOCATION)).rejects.toMatchObject(REFUSED);

  const found = await callers.graph(graph).api(`/users/${userName}`).select('id,displayName').get();
  expect(found.id).toBe(users.objectId);
  const assignment = randomUUID();
  transcript.name(assignment, 'assignment');
  const scope = `/subscriptions/${first}`;
  const { roleAssignments } = callers.authorization(await salesAgent.token(customer.tenantId, 'arm'), first);
  // A Sales agent gives roles, but none that gives roles on.
  const owner = roleOf(scope, IDS.owner, users);
  await expect(roleAssignments.create(scope, randomUUID(), owner)).rejects.toMatchObject(REFUSED);
  await roleAssignments.create(scope, assignment, roleOf(scope, IDS.contributor, users));

  await resourceGroups.createOrUpdate('rg-caisses', LOCATION);
  const others = callers.resources(await colleague.token(customer.tenantId, 'arm'), first);
  await expect(others.resourceGroups.createOrUpdate('rg-autres', LOCATION)).rejects.toMatchObject(REFUSED);
  return { users, assignment };
}

/** What gives a user a role. */
export function roleOf(scope: string, role: string, { objectId }: Bearer) {
  return {
    roleDefinitionId: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    principalId: objectId,
    principalType: 'User' as const,
  };
}
