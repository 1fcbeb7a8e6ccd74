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
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
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
const READERS = must(parsed(DIRECTORY_ROLES.directoryReaders));

/**
 * Makes a partner and its trade through the use cases alone: customers come by an import, and of each one the agreement
 * is attested, the Azure plan ordered, subscriptions are provisioned, and a granular relationship is asked for,
 * approved by the customer's own Global administrator and assigned to a group.
 */
export async function seedTrade(
  { ports, access }: Staffroom,
  size: TradeSize,
  onCustomer: (done: number) => void = () => {},
): Promise<SeededTrade> {
  const { guid } = ports.randomness;
  const partner = guid();
  const domain = 'fabrikam.example';
  const operator = operatorAct(ports);
  const tenant = { id: partner, displayName: 'Fabrikam', defaultDomain: domain, domains: [domain], country: 'FR' };
  must(await createPartner(operator, { ...tenant, createdAt: ports.clock.now() }, 'real'));
  const agent = guid();
  must(await addUser(operator, partner, { ...person(`agent@${domain}`, agent), directoryRoles: [] }));
  const group = (await ports.store.access.tenant(partner)).wellKnownGroups.get('AdminAgents');
  if (!group) throw new Error('A partner has a group of Admin agents.');
  must(await addMember(operator, partner, { group, member: agent }));

  const actAt = async (id: PrincipalId, home: TenantId): Promise<CallerAct> => {
    const snapshot = await access.snapshot({ kind: 'User', id, home, tenant: home, name: id, client: null });
    const context = { ...operator.context, actor: { kind: 'User', id, home }, tenant: home, ground: 'seed' } as const;
    return { ports, access: snapshot, expected: snapshot.read, context };
  };
  const asAgent = () => actAt(agent, partner);

  const customers = Array.from({ length: size.customers }, () => guid());
  const rows = customers.map((id, index) => [id, `Customer ${index}`, `c${index}.example`, 'Cloud Reseller']);
  const header = ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'];
  const records = [header, ...rows].map((cells, index) => ({ line: index + 1, cells }));
  const authorise = async () => ok(await asAgent());
  must(await importCustomers({ authorise, file: { records, brokenAt: null } }));

  let subscriptions = 0;
  for (const [index, customer] of customers.entries()) {
    const contact = { firstName: 'A', lastName: 'B', email: `a@c${index}.example`, phoneNumber: null };
    const agreement = { type: 'MicrosoftCustomerAgreement', contact, agreedAt: ports.clock.now() } as const;
    must(await attestAgreement(await asAgent(), customer, agreement));
    const line = { id: 0, catalogItemId: PLAN, quantity: 1, friendlyName: null, billingCycle: null, currency: null };
    must(await placeOrder(await asAgent(), customer, [line]));
    const { length } = await ports.store.tenant(customer).listSubscriptions();
    for (let number = length; number < size.subscriptions; number += 1) {
      const wanted = { customer, alias: `s${index}-${number}`, displayName: `Subscription ${number}` };
      must(await provisionSubscription(await asAgent(), wanted));
    }
    subscriptions += size.subscriptions;

    const administrator = guid();
    const name = `admin@c${index}.example`;
    const directoryRoles = ['globalAdministrator'] as const;
    must(await addUser(operator, customer, { ...person(name, administrator), directoryRoles }));
    const draft = {
      displayName: `Support of customer ${index}`,
      roles: [READERS],
      durationDays: size.days(index),
      autoExtendDays: 0,
      customer,
    } as const;
    const { id } = must(await createDelegatedAdmin(await asAgent(), draft));
    must(await lockForApproval(await asAgent(), id));
    must(await approveDelegatedAdmin(await actAt(administrator, customer), { partner, id }));
    must(await addAccessAssignment(await asAgent(), { relationship: id, group, roles: [READERS] }));
    onCustomer(index + 1);
  }
  return { partner, agent, customers, subscriptions };
}

function person(userPrincipalName: string, id: Guid) {
  return { id, userPrincipalName, displayName: userPrincipalName, givenName: null, surname: null, password: null };
}

function parsed(text: string): Result<Guid, 'no id'> {
  const id = parseGuid(text);
  return id ? ok(id) : { ok: false, failure: 'no id' };
}

function must<T, F>(result: Result<T, F>): T {
  if (!result.ok) throw new Error(`The seed could not be made: ${JSON.stringify(result.failure)}`);
  return result.value;
}
