import { operatorAct } from '@mandate/app/act';
import { addGroup, addMember } from '@mandate/app/directory/change-directory';
import { createTenant } from '@mandate/app/installation/create-tenant';
import { answerPartner, requestRelationship } from '@mandate/app/relationships/change-relationship';
import { assignRole } from '@mandate/app/role-assignments/assign-role';
import { provisionSubscription } from '@mandate/app/subscriptions/provision-subscription';
import type { TenantId } from '@mandate/domain/tenants';
import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import type { PrincipalId } from '@mandate/rbac/model';
import { ROOT } from '@mandate/rbac/scope';
import type { DemoTenant } from '../data-directory/connection-file.ts';
import type { Staffroom } from '../transfer/person.ts';
import type { CustomerRole } from './cast.ts';
import { type AddedUser, addAutomation, addPeople, administratorAct, must, staffAct } from './stage.ts';

/** The partner as its customers know it, and who of its staff deals with them. */
export interface Reseller {
  readonly id: TenantId;
  readonly salesAgent: string;
  readonly adminAgent: string;
}

/** Makes a customer with its people and programs, and lets partner and customer act out their story. */
export async function seedCustomer(stage: Staffroom, customer: CustomerRole, reseller: Reseller): Promise<DemoTenant> {
  const { ports } = stage;
  const { displayName, domain, country } = customer;
  const id: TenantId = ports.randomness.guid();
  const createdAt = ports.clock.now();
  const tenant = { id, displayName, defaultDomain: domain, domains: [domain], country, createdAt };
  must(await createTenant(operatorAct(ports), tenant));

  const [administrator, ...users] = await addPeople(ports, { tenant: id, domain }, [
    {
      name: customer.globalAdministrator,
      roles: ['Global Administrator'],
      directoryRoles: ['globalAdministrator'],
    },
    ...customer.users.map((name) => ({ name, roles: ['User'], directoryRoles: [] })),
  ]);
  if (!administrator) throw new Error(`${displayName} has no administrator.`);
  await nestGroups(stage, id, customer, users);

  const roles = ['Owner /', 'Directory Writers'];
  const automation = await addAutomation(ports, id, { roles, directoryRoles: ['directoryWriters'] });
  const name = administrator.shown.userPrincipalName;
  const asAdministrator = () => administratorAct(stage, { id: administrator.id, name, tenant: id });
  must(
    await assignRole(await asAdministrator(), {
      id: ports.randomness.guid(),
      scope: ROOT,
      scopeText: '/',
      principal: automation.id,
      statedType: 'ServicePrincipal',
      role: OWNER,
      condition: null,
      description: null,
      attributes: { request: new Map(), resource: new Map(), principal: new Map(), environment: new Map() },
    }),
  );

  const asSalesAgent = await staffAct(stage, reseller.salesAgent, 'relationships.request');
  const delegatedAdmin = customer.story !== 'reseller-only';
  must(await requestRelationship(asSalesAgent, { customer: id, delegatedAdmin }));
  const answer = async (event: 'accept' | 'remove-delegated-admin') =>
    must(await answerPartner(await asAdministrator(), { partner: reseller.id, event }));
  if (customer.story !== 'pending') await answer('accept');

  const subscriptions = [];
  for (const [index, subscriptionName] of customer.subscriptions.entries()) {
    const asAdminAgent = await staffAct(stage, reseller.adminAgent, 'subscriptions.provision');
    const alias = `demo-${domain}-${index}`;
    const wanted = { customer: id, alias, displayName: subscriptionName };
    subscriptions.push(must(await provisionSubscription(asAdminAgent, wanted)).subscription);
  }
  if (customer.story === 'delegated-admin-removed') await answer('remove-delegated-admin');

  return {
    tenantId: id,
    domain,
    displayName,
    users: [administrator, ...users].map(({ shown }) => shown),
    servicePrincipals: [automation.shown],
    subscriptions: subscriptions.map((subscription) => ({
      id: subscription.id,
      displayName: subscription.displayName,
    })),
  };
}

async function nestGroups(
  { ports }: Staffroom,
  tenant: TenantId,
  { groups }: CustomerRole,
  users: readonly AddedUser[],
): Promise<void> {
  const add = async (displayName: string): Promise<PrincipalId> => {
    const group = { id: ports.randomness.guid(), displayName, description: null, wellKnown: null };
    return must(await addGroup(operatorAct(ports), tenant, group)).id;
  };
  const outer = await add(groups.outer);
  const inner = await add(groups.inner);
  const member = users.at(-1);
  if (!member) throw new Error('A nested group needs a user to hold.');
  must(await addMember(operatorAct(ports), tenant, { group: outer, member: inner }));
  must(await addMember(operatorAct(ports), tenant, { group: inner, member: member.id }));
}
