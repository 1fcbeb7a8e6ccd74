import { operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { addAccessAssignment } from '@mandate/app/delegated-admin/assignments';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { addGroup, addMember, addUser } from '@mandate/app/directory/change-directory';
import { inviteGuest, redeemInvitation } from '@mandate/app/directory/invitations';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { CONTRIBUTOR, OWNER, READER, USER_ACCESS_ADMINISTRATOR } from '@mandate/rbac/builtin-roles/well-known';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import { RESOURCE_TYPES, type ResourceType } from '../../arm/providers/resource-types.ts';
import { pathOf } from '../../arm/resources/of-type.ts';
import { guid, must, openWorld, type World } from '../world.ts';

const OF_THE_CUSTOMER = [
  'no-role',
  'reader',
  'contributor',
  'access-admin',
  'owner',
  'customer-admin',
  'application',
] as const;
const BY_DELEGATED_ADMIN = ['global-admin>customer', 'admin-agent>customer', 'sales-agent>customer'] as const;
// Both are Directory readers there; the group of the second is nested in AdminAgents, so that Azure counts it, too.
const BY_GRANULAR_ADMIN = ['gdap-reader>customer', 'gdap-azure>customer'] as const;
/** Somebody of another customer whom this one invited, and gave nothing. */
const INVITED = ['guest>customer'] as const;
/** Somebody of a tenant that manages the customer's subscription, and asks from there. */
const MANAGING = ['managing-contributor'] as const;
const AT_HOME = [
  'global-admin@home',
  'admin-agent@home',
  'sales-agent@home',
  'helpdesk-agent@home',
  'billing-admin@home',
  'stranger@home',
] as const;
// Each of these may sign in somewhere, and none may be where it asks here.
const OUT_OF_PLACE = [
  'anonymous',
  'stranger>customer',
  'billing-admin>customer',
  'owner>partner',
  'admin-agent>other-customer',
] as const;

/** Everybody who tries every operation: who somebody is, and `>` in which tenant it asks. */
export const PERSONAS = [
  ...OF_THE_CUSTOMER,
  ...BY_DELEGATED_ADMIN,
  'helpdesk-agent>customer',
  ...BY_GRANULAR_ADMIN,
  ...INVITED,
  ...MANAGING,
  ...AT_HOME,
  ...OUT_OF_PLACE,
] as const;
export type PersonaName = (typeof PERSONAS)[number];

/** The test world with somebody for each persona, and somebody else whom requests are about. */
export interface PersonaWorld {
  readonly world: World;
  readonly callers: Readonly<Record<Exclude<PersonaName, 'anonymous'>, Caller>>;
  readonly target: PrincipalId;
}

/** A resource group that is there. */
export const EXISTING_GROUP = 'existing';

/** Opens the world and gives each persona what it is named for, at the customer's subscription. */
export async function openPersonaWorld(): Promise<PersonaWorld> {
  const world = await openWorld();
  const addPerson = async (name: string): Promise<Caller> => {
    const id = guid();
    const names = { userPrincipalName: `${name}@elysee.example`, displayName: name, givenName: null, surname: null };
    const user = { id, ...names, password: null, directoryRoles: [] };
    must(await addUser(operatorAct(world.ports), world.customer, user));
    return { kind: 'User', id, home: world.customer, tenant: world.customer, name, client: null };
  };
  const holder = async (name: string, roleDefinitionId: string): Promise<Caller> => {
    const caller = await addPerson(name);
    const given = await world.ask(
      world.caller('adminAgent', world.customer),
      'PUT',
      `/subscriptions/${world.subscription}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
      { properties: { roleDefinitionId, principalId: caller.id } },
    );
    must(given.status === 201 ? ok(given) : fail(given));
    return caller;
  };
  const existing = `/subscriptions/${world.subscription}/resourceGroups/${EXISTING_GROUP}?api-version=2021-04-01`;
  const made = await world.ask(world.caller('adminAgent', world.customer), 'PUT', existing, { location: 'westeurope' });
  must(made.status === 201 ? ok(made) : fail(made));
  await fillGroup(world);
  const owner = await holder('owner', OWNER);
  const managing = await addManaging(world, owner);
  return {
    world,
    target: (await addPerson('target')).id,
    callers: {
      'no-role': world.caller('kim'),
      reader: await holder('reader', READER),
      contributor: await holder('contributor', CONTRIBUTOR),
      'access-admin': await holder('access-admin', USER_ACCESS_ADMINISTRATOR),
      owner,
      'customer-admin': world.caller('customerAdmin'),
      application: world.caller('automation'),
      'global-admin>customer': world.caller('globalAdmin', world.customer),
      'admin-agent>customer': world.caller('adminAgent', world.customer),
      'sales-agent>customer': world.caller('salesAgent', world.customer),
      'helpdesk-agent>customer': world.caller('helpdeskAgent', world.customer),
      'billing-admin>customer': world.caller('billingAdmin', world.customer),
      ...(await staffByGranularAdmin(world)),
      'guest>customer': await inviteGuestOf(world),
      'managing-contributor': managing,
      'global-admin@home': world.caller('globalAdmin'),
      'admin-agent@home': world.caller('adminAgent'),
      'sales-agent@home': world.caller('salesAgent'),
      'helpdesk-agent@home': world.caller('helpdeskAgent'),
      'billing-admin@home': world.caller('billingAdmin'),
      'stranger@home': world.caller('stranger'),
      'stranger>customer': world.caller('stranger', world.customer),
      'owner>partner': { ...owner, tenant: world.partner },
      'admin-agent>other-customer': world.caller('adminAgent', world.otherCustomer),
    },
  };
}

/** Somebody of the other customer who has taken up an invitation of this one. */
async function inviteGuestOf(world: World): Promise<Caller> {
  const id = guid();
  const name = 'guest@contoso.example';
  const names = { userPrincipalName: name, displayName: 'guest', givenName: null, surname: null };
  must(
    await addUser(operatorAct(world.ports), world.otherCustomer, { id, ...names, password: null, directoryRoles: [] }),
  );
  must(await inviteGuest(await world.act('customerAdmin'), { address: name, displayName: null }));
  const atHome: Caller = {
    kind: 'User',
    id,
    home: world.otherCustomer,
    tenant: world.otherCustomer,
    name,
    client: null,
  };
  must(await redeemInvitation(await world.actOf(atHome), world.customer));
  return { ...atHome, tenant: world.customer };
}

/** Two members of the partner's staff whom a granular relationship lets in as Directory readers, and nothing else. */
async function staffByGranularAdmin(world: World) {
  const operator = operatorAct(world.ports);
  const roles = [parseGuid(DIRECTORY_ROLES.directoryReaders)!];
  const draft = {
    displayName: 'Personas',
    roles,
    durationDays: 730,
    autoExtendDays: 0,
    customer: world.customer,
  } as const;
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  must(await lockForApproval(await world.act('adminAgent'), id));
  must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
  const member = async (name: 'gdap-reader' | 'gdap-azure'): Promise<Caller> => {
    const group = guid();
    must(await addGroup(operator, world.partner, { id: group, displayName: name, description: null, wellKnown: null }));
    const names = { userPrincipalName: `${name}@fabrikam.example`, displayName: name, givenName: null, surname: null };
    const user = { id: guid(), ...names, password: null, directoryRoles: [] };
    must(await addUser(operator, world.partner, user));
    must(await addMember(operator, world.partner, { group, member: user.id }));
    must(await addAccessAssignment(await world.act('adminAgent'), { relationship: id, group, roles }));
    if (name === 'gdap-azure') {
      must(await addMember(operator, world.partner, { group: world.groups.AdminAgents, member: group }));
    }
    return { kind: 'User', id: user.id, home: world.partner, tenant: world.customer, name, client: null };
  };
  return { 'gdap-reader>customer': await member('gdap-reader'), 'gdap-azure>customer': await member('gdap-azure') };
}

/** Somebody of the other customer, to which the owner delegates Contributor at the subscription. */
async function addManaging(world: World, owner: Caller): Promise<Caller> {
  const id = guid();
  const names = {
    userPrincipalName: 'managing@contoso.example',
    displayName: 'managing',
    givenName: null,
    surname: null,
  };
  const user = { id, ...names, password: null, directoryRoles: [] };
  must(await addUser(operatorAct(world.ports), world.otherCustomer, user));
  const at = (type: string, name: string) =>
    `/subscriptions/${world.subscription}/providers/Microsoft.ManagedServices/${type}/${name}`;
  const definition = at('registrationDefinitions', guid());
  const offered = await world.ask(owner, 'PUT', `${definition}?api-version=2022-10-01`, {
    properties: {
      registrationDefinitionName: 'Managed',
      managedByTenantId: world.otherCustomer,
      authorizations: [{ principalId: id, roleDefinitionId: CONTRIBUTOR }],
    },
  });
  must(offered.status === 201 ? ok(offered) : fail(offered));
  const assignment = `${at('registrationAssignments', guid())}?api-version=2022-10-01`;
  const made = await world.ask(owner, 'PUT', assignment, { properties: { registrationDefinitionId: definition } });
  must(made.status === 201 ? ok(made) : fail(made));
  return {
    kind: 'User',
    id,
    home: world.otherCustomer,
    tenant: world.otherCustomer,
    name: 'managing',
    client: null,
  };
}

/** Puts one resource of each type into the group that is there, all under its name. */
async function fillGroup(world: World): Promise<void> {
  const admin = world.caller('adminAgent', world.customer);
  const levels = ({ type }: ResourceType) => type.split('/').length;
  for (const type of RESOURCE_TYPES.toSorted((one, other) => levels(one) - levels(other))) {
    const path = pathOf(type)
      .replace('{subscriptionId}', world.subscription)
      .replaceAll(/\{\w+\}/g, EXISTING_GROUP);
    const register = `/subscriptions/${world.subscription}/providers/${type.namespace}/register?api-version=2021-04-01`;
    must((await world.ask(admin, 'POST', register)).status === 200 ? ok(0) : fail(register));
    const made = await world.ask(admin, 'PUT', `${path}?api-version=${type.apiVersions[0]}`, {
      location: 'westeurope',
    });
    must(made.status === 201 ? ok(0) : fail(made));
  }
}

/** Everybody who is rightly in the customer's tenant. */
const HERE: readonly PersonaName[] = [
  ...OF_THE_CUSTOMER,
  ...BY_DELEGATED_ADMIN,
  'helpdesk-agent>customer',
  ...BY_GRANULAR_ADMIN,
  ...INVITED,
  ...MANAGING,
];
// Each of them administers the directory it is in.
const GLOBAL_ADMINS: readonly PersonaName[] = [
  'customer-admin',
  'global-admin>customer',
  'admin-agent>customer',
  'global-admin@home',
  'stranger@home',
];
const OWNERS: readonly PersonaName[] = [
  'owner',
  'global-admin>customer',
  'admin-agent>customer',
  'gdap-azure>customer',
];

/** Who an operation lets through, by the name of what it takes. */
export const LETS_THROUGH = {
  nobody: [],
  everybodyPresent: [...HERE, ...AT_HOME],
  everybodyButGuests: [...HERE, ...AT_HOME].filter((persona) => persona !== 'guest>customer'),
  directoryAdmins: GLOBAL_ADMINS,
  directoryWriters: [...GLOBAL_ADMINS, 'application'],
  directoryWritersAndHelpdesk: [...GLOBAL_ADMINS, 'application', 'helpdesk-agent>customer'],
  everybodyHere: HERE,
  readers: [...OWNERS, ...MANAGING, 'reader', 'contributor', 'access-admin', 'sales-agent>customer'],
  contributors: [...OWNERS, ...MANAGING, 'contributor'],
  contributorsOfTheCustomer: [...OWNERS, 'contributor'],
  contributorsAtHome: ['owner', 'contributor'],
  ownersAtHome: ['owner'],
  contributorsAndAccessAdmins: [...OWNERS, ...MANAGING, 'contributor', 'access-admin'],
  owners: OWNERS,
  accessAdmins: [...OWNERS, 'access-admin'],
  assigners: [...OWNERS, 'access-admin', 'sales-agent>customer'],
  membersOfTheirOwn: [...OF_THE_CUSTOMER, ...MANAGING, ...AT_HOME],
  globalAdminsOfTheirOwn: ['customer-admin', 'global-admin@home', 'stranger@home'],
  sellers: ['global-admin@home', 'admin-agent@home', 'sales-agent@home'],
  agents: ['global-admin@home', 'admin-agent@home', 'sales-agent@home', 'helpdesk-agent@home'],
  adminAgents: ['admin-agent@home'],
  globalAdminsAndAdminAgents: ['global-admin@home', 'admin-agent@home'],
  sellersAndHelpdesk: ['global-admin@home', 'admin-agent@home', 'sales-agent@home', 'helpdesk-agent@home'],
} as const satisfies Readonly<Record<string, readonly PersonaName[]>>;
