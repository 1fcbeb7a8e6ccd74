import { randomUUID } from 'node:crypto';
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ResourceManagementClient } from '@azure/arm-resources';
import { ClientSecretCredential, UsernamePasswordCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type DemoTenant, firstCustomer, startDemo } from '../testing/server.ts';

const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

let server: DemoServer;
let customer: DemoTenant;
let scope: string;
let subscription: string;
beforeAll(async () => {
  server = await startDemo();
  customer = firstCustomer(server.connection);
  subscription = customer.subscriptions[0]!.id;
  scope = `/subscriptions/${subscription}`;
});
afterAll(() => server?.stop());

const authority = () => ({ authorityHost: server.connection.endpoints.login, disableInstanceDiscovery: true });
const options = () => ({ endpoint: server.connection.endpoints.arm, retryOptions: { maxRetries: 0 } });
const owner = () => {
  const [principal] = customer.servicePrincipals;
  return new ClientSecretCredential(customer.tenantId, principal!.clientId, principal!.clientSecret, authority());
};
const person = () => {
  const user = customer.users.filter(({ roles }) => roles.includes('User'))[1]!;
  return new UsernamePasswordCredential(
    customer.tenantId,
    AZURE_CLI,
    user.userPrincipalName,
    user.password,
    authority(),
  );
};

async function objectId(): Promise<string> {
  const { token } = await person().getToken(`${server.connection.endpoints.arm}/.default`);
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()).oid;
}

describe("Azure's JavaScript SDK, unmodified, and Privileged Identity Management", () => {
  it('makes somebody eligible, who activates the role as the policy asks, and then may', async () => {
    const administrator = new AuthorizationManagementClient(owner(), subscription, options());
    const own = new AuthorizationManagementClient(person(), subscription, options());
    const resources = new ResourceManagementClient(person(), subscription, options());
    const roleDefinitionId = `${scope}/providers/Microsoft.Authorization/roleDefinitions/${CONTRIBUTOR}`;
    const principalId = await objectId();
    const makeGroup = () => resources.resourceGroups.createOrUpdate(`pim-${randomUUID()}`, { location: 'westeurope' });

    const eligible = await administrator.roleEligibilityScheduleRequests.create(scope, randomUUID(), {
      principalId,
      roleDefinitionId,
      requestType: 'AdminAssign',
      scheduleInfo: { startDateTime: new Date(), expiration: { type: 'AfterDuration', duration: 'P30D' } },
    });
    expect(eligible.status).toBe('Provisioned');
    const mine = await Array.fromAsync(
      own.roleEligibilityScheduleInstances.listForScope(scope, { filter: 'asTarget()' }),
    );
    expect(mine.map((each) => each.principalId)).toEqual([principalId]);
    await expect(makeGroup()).rejects.toMatchObject({ code: 'AuthorizationFailed' });

    const activate = (justification?: string) =>
      own.roleAssignmentScheduleRequests.create(scope, randomUUID(), {
        principalId,
        roleDefinitionId,
        requestType: 'SelfActivate',
        scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT1H' } },
        ...(justification ? { justification } : {}),
      });
    const broken = { code: 'RoleAssignmentRequestPolicyValidationFailed' };
    await expect(activate('Because.')).rejects.toMatchObject(broken);

    await administrator.roleManagementPolicies.update(scope, CONTRIBUTOR, {
      rules: [
        {
          id: 'Enablement_EndUser_Assignment',
          ruleType: 'RoleManagementPolicyEnablementRule',
          enabledRules: ['Justification'],
        },
      ],
    });
    await expect(activate()).rejects.toMatchObject(broken);
    const activated = await activate('Because.');
    expect([activated.status, activated.requestorId]).toEqual(['Provisioned', principalId]);
    expect((await makeGroup()).properties?.provisioningState).toBe('Succeeded');

    const instances = own.roleAssignmentScheduleInstances.listForScope(scope, { filter: 'asTarget()' });
    expect(await Array.fromAsync(instances)).toMatchObject([{ assignmentType: 'Activated', principalId }]);
    const children = await Array.fromAsync(own.eligibleChildResources.list(scope));
    expect(children.every(({ type }) => type === 'resourcegroup')).toBe(true);
  });

  it('reads policies page by page, and is told that classic administrators are gone', async () => {
    const administrator = new AuthorizationManagementClient(owner(), subscription, options());
    const policies = await Array.fromAsync(administrator.roleManagementPolicyAssignments.listForScope(scope));
    expect(policies.length).toBeGreaterThan(250);
    const classic = Array.fromAsync(administrator.classicAdministrators.list());
    await expect(classic).rejects.toMatchObject({ code: 'InvalidResourceType' });
  });
});
