import { ClientSecretCredential, UsernamePasswordCredential } from '@azure/identity';
import { Client, PageIterator } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, type DemoTenant, firstCustomer, startDemo, userWith } from '../testing/server.ts';

/** The public client that `az` signs in as; the demo lets it use passwords. */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
const PASSWORD = 'correct horse battery staple';

let server: DemoServer;
let customer: DemoTenant;
beforeAll(async () => {
  server = await startDemo();
  customer = firstCustomer(server.connection);
});
afterAll(() => server?.stop());

const authority = () => ({ authorityHost: server.connection.endpoints.login, disableInstanceDiscovery: true });

function graphOf(credential: ClientSecretCredential | UsernamePasswordCredential): Client {
  const { graph } = server.connection.endpoints;
  return Client.initWithMiddleware({
    baseUrl: `${graph}/`,
    // Without it the client sends no token to a host that is not Microsoft's.
    customHosts: new Set([new URL(graph).hostname]),
    authProvider: { getAccessToken: async () => (await credential.getToken(`${graph}/.default`)).token },
  });
}

function person(tenant: DemoTenant, role: string): Client {
  const { userPrincipalName, password } = userWith(tenant, role);
  const { tenantId } = customer;
  return graphOf(new UsernamePasswordCredential(tenantId, AZURE_CLI, userPrincipalName, password, authority()));
}

interface Named {
  readonly id: string;
  readonly displayName: string;
}

describe('Microsoft’s Graph SDK for JavaScript, unmodified, over TLS', () => {
  it('is refused by name and in Graph’s own words', async () => {
    const user = person(customer, 'User');
    await expect(user.api('/users').post({ displayName: 'x' })).rejects.toMatchObject({
      statusCode: 403,
      code: 'Authorization_RequestDenied',
    });
    await expect(user.api('/users/nobody@nowhere.example').get()).rejects.toMatchObject({
      statusCode: 404,
      code: 'Request_ResourceNotFound',
    });
    await expect(user.api('/users').search('"displayName:a"').get()).rejects.toMatchObject({ statusCode: 400 });
    await expect(user.api('/me/messages').get()).rejects.toMatchObject({ statusCode: 501, code: 'NotImplemented' });
  });

  it('pages, searches, counts, selects and expands', async () => {
    const user = person(customer, 'User');
    const seen: Named[] = [];
    const first = await user.api('/users').top(2).select('id,displayName').get();
    await new PageIterator(user, first, (each: Named) => seen.push(each) > 0).iterate();
    const eventual = user.api('/users').header('ConsistencyLevel', 'eventual');
    const counted = await eventual.count(true).search(`"displayName:${seen[0]!.displayName}"`).get();
    expect(counted['@odata.count']).toBeGreaterThan(0);
    const number = await user.api('/users/$count').header('ConsistencyLevel', 'eventual').get();
    expect(Number(number)).toBe(seen.length);
    const groups = await user.api('/groups').expand('members($select=id)').get();
    expect(Array.isArray(groups.value)).toBe(true);
  });

  it('leads the life of a user, a group and an application, and lets the application in', async () => {
    const admin = person(customer, 'Global Administrator');
    const made = await admin.api('/users').post({
      accountEnabled: true,
      displayName: 'Élodie Durand',
      mailNickname: 'elodie',
      userPrincipalName: `elodie@${customer.domain}`,
      passwordProfile: { password: PASSWORD, forceChangePasswordNextSignIn: false },
    });
    const elodie = graphOf(
      new UsernamePasswordCredential(customer.tenantId, AZURE_CLI, made.userPrincipalName, PASSWORD, authority()),
    );
    expect(await elodie.api('/me').get()).toMatchObject({ id: made.id, displayName: 'Élodie Durand' });

    const group = await admin.api('/groups').post({
      displayName: 'Ops',
      mailNickname: 'ops',
      mailEnabled: false,
      securityEnabled: true,
    });
    const reference = { '@odata.id': `${server.connection.endpoints.graph}/v1.0/directoryObjects/${made.id}` };
    await admin.api(`/groups/${group.id}/members/$ref`).post(reference);
    await expect(admin.api(`/groups/${group.id}/members/$ref`).post(reference)).rejects.toThrow(/already exist/);
    const inside = await elodie.api(`/users/${made.id}/getMemberGroups`).post({ securityEnabledOnly: false });
    expect(inside.value).toEqual([group.id]);

    const application = await admin.api('/applications').post({ displayName: 'CI' });
    const robot = await admin.api('/servicePrincipals').post({ appId: application.appId });
    const secret = await admin.api(`/applications/${application.id}/addPassword`).post({
      passwordCredential: { displayName: 'e2e' },
    });
    const credential = new ClientSecretCredential(customer.tenantId, application.appId, secret.secretText, authority());
    const asRobot = graphOf(credential);
    await expect(asRobot.api('/users').get()).rejects.toMatchObject({ statusCode: 403 });
    const readers = "/directoryRoles(roleTemplateId='88d8e3e3-8f55-4a1e-953a-9b9898b8876b')/members/$ref";
    await admin.api(readers).post({
      '@odata.id': `${server.connection.endpoints.graph}/v1.0/directoryObjects/${robot.id}`,
    });
    expect((await asRobot.api('/users').get()).value.length).toBeGreaterThan(0);

    await admin.api(`/users/${made.id}`).delete();
    await expect(elodie.api('/me').get()).rejects.toMatchObject({ statusCode: 401 });
    await admin.api(`/directory/deletedItems/${made.id}/restore`).post({});
    const members = await admin.api(`/groups/${group.id}/members`).get();
    expect(members.value.map(({ id }: Named) => id)).toEqual([made.id]);
    await admin.api(`/applications/${application.id}`).delete();
    await expect(asRobot.api('/users').get()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('acts on behalf as far as the relationship reaches: an Admin agent administers, a Sales agent reads', async () => {
    const { partner } = server.connection.demo;
    const agent = person(partner, 'Admin agent');
    const group = await agent.api('/groups').post({
      displayName: 'By the partner',
      mailNickname: 'partner',
      mailEnabled: false,
      securityEnabled: true,
    });
    const sales = person(partner, 'Sales agent');
    expect((await sales.api(`/groups/${group.id}`).get()).displayName).toBe('By the partner');
    await expect(sales.api(`/groups/${group.id}`).delete()).rejects.toMatchObject({ statusCode: 403 });
    await agent.api(`/groups/${group.id}`).delete();
  });
});
