import { createHash } from 'node:crypto';
import { type CallerAct, operatorAct } from '@mandate/app/act';
import { attestAgreement } from '@mandate/app/agreements/attest-agreement';
import { importCustomers } from '@mandate/app/customers/import-customers';
import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { addAccessAssignment } from '@mandate/app/delegated-admin/assignments';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { addMember, addUser } from '@mandate/app/directory/change-directory';
import { createPartner } from '@mandate/app/installation/create-tenant';
import { placeOrder } from '@mandate/app/orders/place-order';
import { provisionSubscription } from '@mandate/app/subscriptions/provision-subscription';
import { DIRECTORY_ROLES, type DirectoryRole } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { ok, type Result } from '@mandate/rbac/result';
import type { Staffroom } from '../transfer/person.ts';

/** What is sold and shared with how many customers. */
export interface TradeSize {
  readonly customers: number;
  /** Azure subscriptions of each; the first comes with the plan. */
  readonly subscriptions: number;
  /** How long the relationship with a customer lasts. */
  readonly days: (customer: number) => number;
}

/** A partner with its trade. */
export interface SeededTrade {
  readonly partner: TenantId;
  readonly agent: PrincipalId;
  readonly customers: readonly TenantId[];
  readonly subscriptions: number;
}

const PLAN = 'DZH318Z0BPS6:0001:DZH318Z0BML6';
const READERS = idIn(DIRECTORY_ROLES.directoryReaders);
const DOMAIN = 'fabrikam.example';

/**
 * Makes a partner and its trade through the use cases alone: customers come by an import, and of each one the agreement
 * is attested, the Azure plan ordered, subscriptions are provisioned, and a granular relationship is asked for,
 * approved by the customer's own Global administrator and assigned to a group. Where it was interrupted, it goes on
 * when it is called again.
 */
export async function seedTrade(
  room: Staffroom,
  size: TradeSize,
  onCustomer: (done: number) => void = () => {},
): Promise<SeededTrade> {
  const partner = await openPartner(room);
  const customers = Array.from({ length: size.customers }, (_, index) => idOf(`customer ${index}`));
  const rows = customers.map((id, index) => [id, `Customer ${index}`, `c${index}.example`, 'Cloud Reseller']);
  const header = ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'];
  const records = [header, ...rows].map((cells, index) => ({ line: index + 1, cells }));
  const authorise = async () => ok(await partner.act());
  must(await importCustomers({ authorise, file: { records, brokenAt: null } }));

  for (const [index, customer] of customers.entries()) {
    await sellTo(room, partner, { customer, index, subscriptions: size.subscriptions });
    await shareWith(room, partner, { customer, index, days: size.days(index) });
    onCustomer(index + 1);
  }
  const { id, agent } = partner;
  return { partner: id, agent, customers, subscriptions: size.customers * size.subscriptions };
}

interface Partner {
  readonly id: TenantId;
  readonly agent: PrincipalId;
  readonly group: PrincipalId;
  /** The agent's act, on what is decided now. */
  act(): Promise<CallerAct>;
}

async function openPartner(room: Staffroom): Promise<Partner> {
  const { store, clock } = room.ports;
  const operator = operatorAct(room.ports);
  const [id, agent] = [idOf('partner'), idOf('agent')];
  if (!(await store.installation.findTenant(id))) {
    const tenant = { id, displayName: 'Fabrikam', defaultDomain: DOMAIN, domains: [DOMAIN], country: 'FR' };
    must(await createPartner(operator, { ...tenant, createdAt: clock.now() }, 'real'));
  }
  const { wellKnownGroups, groupsOf } = await store.access.tenant(id);
  const group = wellKnownGroups.get('AdminAgents');
  if (!group) throw new Error('A partner has a group of Admin agents.');
  await addPerson(room, id, { id: agent, name: `agent@${DOMAIN}`, directoryRoles: [] });
  if (!groupsOf.has(agent)) must(await addMember(operator, id, { group, member: agent }));
  return { id, agent, group, act: () => actAt(room, agent, id) };
}

async function actAt({ ports, access }: Staffroom, id: PrincipalId, home: TenantId): Promise<CallerAct> {
  const snapshot = await access.snapshot({ kind: 'User', id, home, tenant: home, name: id, client: null });
  const actor = { kind: 'User', id, home } as const;
  const context = { ...operatorAct(ports).context, actor, tenant: home, ground: 'seed' };
  return { ports, access: snapshot, expected: snapshot.read, context };
}

async function addPerson(
  { ports }: Staffroom,
  tenant: TenantId,
  { id, name, directoryRoles }: { id: PrincipalId; name: string; directoryRoles: readonly DirectoryRole[] },
): Promise<void> {
  if (await ports.store.tenant(tenant).findUser(id)) return;
  const names = { userPrincipalName: name, displayName: name, givenName: null, surname: null };
  must(await addUser(operatorAct(ports), tenant, { id, ...names, password: null, directoryRoles }));
}

async function sellTo(
  { ports }: Staffroom,
  partner: Partner,
  { customer, index, subscriptions }: { customer: TenantId; index: number; subscriptions: number },
): Promise<void> {
  const reader = ports.store.tenant(customer);
  if ((await reader.listCommerce(partner.id, 'agreement')).length === 0) {
    const contact = { firstName: 'A', lastName: 'B', email: `a@c${index}.example`, phoneNumber: null };
    const agreement = { type: 'MicrosoftCustomerAgreement', contact, agreedAt: ports.clock.now() } as const;
    must(await attestAgreement(await partner.act(), customer, agreement));
  }
  if ((await reader.listCommerce(partner.id, 'order')).length === 0) {
    const line = { id: 0, catalogItemId: PLAN, quantity: 1, friendlyName: null, billingCycle: null, currency: null };
    must(await placeOrder(await partner.act(), customer, [line]));
  }
  const { length } = await reader.listSubscriptions();
  for (let number = length; number < subscriptions; number += 1) {
    const wanted = { customer, alias: `s${index}-${number}`, displayName: `Subscription ${number}` };
    must(await provisionSubscription(await partner.act(), wanted));
  }
}

async function shareWith(
  room: Staffroom,
  { id: partner, group, act }: Partner,
  { customer, index, days }: { customer: TenantId; index: number; days: number },
): Promise<void> {
  const reader = room.ports.store.tenant(partner);
  const displayName = `Support of customer ${index}`;
  const draft = { displayName, roles: [READERS], durationDays: days, autoExtendDays: 0, customer } as const;
  const { id, status } =
    (await reader.findDelegatedAdminByName(displayName)) ?? must(await createDelegatedAdmin(await act(), draft));
  if (status === 'created') must(await lockForApproval(await act(), id));
  if (status === 'created' || status === 'approvalPending') {
    const administrator = idOf(`administrator ${index}`);
    const name = `admin@c${index}.example`;
    await addPerson(room, customer, { id: administrator, name, directoryRoles: ['globalAdministrator'] });
    must(await approveDelegatedAdmin(await actAt(room, administrator, customer), { partner, id }));
  }
  if ((await reader.listAccessAssignments(id)).length === 0) {
    must(await addAccessAssignment(await act(), { relationship: id, group, roles: [READERS] }));
  }
}

// The same in every run, so that a later one finds what an earlier one made.
function idOf(name: string): Guid {
  const hex = createHash('sha256').update(name).digest('hex');
  return idIn(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
}

function idIn(text: string): Guid {
  const id = parseGuid(text);
  if (!id) throw new Error(`${text} is no GUID.`);
  return id;
}

function must<T, F>(result: Result<T, F>): T {
  if (!result.ok) throw new Error(`The seed could not be made: ${JSON.stringify(result.failure)}`);
  return result.value;
}
