import { randomUUID } from 'node:crypto';
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { ClientSecretCredential, UsernamePasswordCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWitness } from '../../conformance/clients/testing/witness.ts';
import { type DemoServer, type DemoTenant, firstCustomer, userWith } from '../testing/server.ts';

const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
/** The public client that `az` signs in as; the demo lets it use passwords. */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

let server: DemoServer;
let customer: DemoTenant;
let subscription: string;
beforeAll(async () => {
  server = await startWitness('JavaScript SDKs', import.meta.filename);
  customer = firstCustomer(server.connection);
  subscription = customer.subscriptions[0]!.id;
});
afterAll(async () => {
  await server?.stop();
});

const authority = () => ({ authorityHost: server.connection.endpoints.login, disableInstanceDiscovery: true });
const options = () => ({ endpoint: server.connection.endpoints.arm, retryOptions: { maxRetries: 0 } });

function automation(tenant: DemoTenant, secret?: string) {
  const [principal] = tenant.servicePrincipals;
  return new ClientSecretCredential(
    customer.tenantId,
    principal!.clientId,
    secret ?? principal!.clientSecret,
    authority(),
  );
}

function person(tenant: DemoTenant, role: string, index = 0) {
  const user =
    role === 'User' ? tenant.users.filter(({ roles }) => roles.includes('User'))[index]! : userWith(tenant, role);
  return new UsernamePasswordCredential(
    customer.tenantId,
    AZURE_CLI,
    user.userPrincipalName,
    user.password,
    authority(),
  );
}

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  return Array.fromAsync(pages);
}

async function objectId(role: string, index = 0): Promise<string> {
  const { token } = await person(customer, role, index).getToken(`${server.connection.endpoints.arm}/.default`);
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()).oid;
}

const assignment = (role: string, principalId: string) => ({
  roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
  principalId,
  principalType: 'User' as const,
});

describe("Azure's JavaScript SDKs, unmodified, over TLS", () => {
  it('are told of a wrong secret with the code that Entra uses', async () => {
    const failing = automation(customer, 'wrong').getToken(`${server.connection.endpoints.arm}/.default`);
    await expect(failing).rejects.toThrow(/AADSTS7000215/);
  });

  it('read the tenants, subscriptions and roles of a service principal', async () => {
    const credential = automation(customer);
    const subscriptions = new SubscriptionClient(credential, options());
    expect((await all(subscriptions.tenants.list())).map(({ tenantId }) => tenantId)).toEqual([customer.tenantId]);
    const found = await all(subscriptions.subscriptions.list());
    expect(new Set(found.map(({ subscriptionId }) => subscriptionId))).toEqual(
      new Set(customer.subscriptions.map(({ id }) => id)),
    );
    expect((await all(subscriptions.subscriptions.listLocations(subscription))).length).toBeGreaterThan(20);

    const authorization = new AuthorizationManagementClient(credential, subscription, options());
    const owner = await authorization.roleDefinitions.get(`/subscriptions/${subscription}`, OWNER);
    expect(owner.roleName).toBe('Owner');
    const filter = "roleName eq 'Reader'";
    const [reader] = await all(authorization.roleDefinitions.list(`/subscriptions/${subscription}`, { filter }));
    expect(reader?.name).toBe(READER);
    const own = await all(authorization.permissions.listForResourceGroup('any'));
    expect(own.some(({ actions }) => actions?.includes('*'))).toBe(true);
  });

  it('do the main job: a Sales agent gives roles, a Contributor creates a group, a Reader is refused', async () => {
    const sales = new AuthorizationManagementClient(
      person(server.connection.demo.partner, 'Sales agent'),
      subscription,
      options(),
    );
    const scope = `/subscriptions/${subscription}`;
    const [contributor, reader] = [await objectId('User', 0), await objectId('User', 1)];

    await expect(
      sales.roleAssignments.create(scope, randomUUID(), assignment(OWNER, contributor)),
    ).rejects.toMatchObject({
      statusCode: 403,
      code: 'AuthorizationFailed',
    });
    const given = await sales.roleAssignments.create(scope, randomUUID(), assignment(CONTRIBUTOR, contributor));
    expect(given.roleDefinitionId).toBe(assignment(CONTRIBUTOR, contributor).roleDefinitionId);
    await sales.roleAssignments.create(scope, randomUUID(), assignment(READER, reader));
    await expect(sales.roleAssignments.create(scope, randomUUID(), assignment(READER, reader))).rejects.toMatchObject({
      statusCode: 409,
      code: 'RoleAssignmentExists',
    });

    const filter = `assignedTo('${contributor}')`;
    const held = await all(sales.roleAssignments.listForScope(scope, { filter }));
    expect(held.map(({ name }) => name)).toEqual([given.name]);

    const asReader = new ResourceManagementClient(person(customer, 'User', 1), subscription, options());
    await expect(asReader.resourceGroups.createOrUpdate('rg-sdk', { location: 'francecentral' })).rejects.toMatchObject(
      {
        statusCode: 403,
      },
    );
    const asContributor = new ResourceManagementClient(person(customer, 'User', 0), subscription, options());
    const group = await asContributor.resourceGroups.createOrUpdate('rg-sdk', { location: 'francecentral' });
    expect(group.properties?.provisioningState).toBe('Succeeded');
    expect(await asReader.resourceGroups.checkExistence('rg-sdk')).toMatchObject({ body: true });
    expect((await all(asReader.resourceGroups.list())).map(({ name }) => name)).toEqual(['rg-sdk']);
    await asContributor.resourceGroups.beginDeleteAndWait('rg-sdk');

    const removed = await sales.roleAssignments.delete(scope, given.name!);
    expect(removed?.principalId).toBe(contributor);
    await expect(
      asContributor.resourceGroups.createOrUpdate('rg-late', { location: 'francecentral' }),
    ).rejects.toMatchObject({ statusCode: 403 });
  });

  it('keep a Billing admin of the partner out of the customer', async () => {
    const failing = person(server.connection.demo.partner, 'Billing admin').getToken(
      `${server.connection.endpoints.arm}/.default`,
    );
    await expect(failing).rejects.toThrow(/AADSTS50020/);
  });
});
