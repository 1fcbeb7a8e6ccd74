import { AZURE_CLI, type Caller, type Callers, openCallers } from '../testing/callers.ts';
import { type DemoServer, type DemoTenant, startDemo, userWith } from '../testing/server.ts';
import { startTranscript, type Transcript } from '../testing/transcript.ts';

/** Everybody in the story, and the ways they ask. */
export interface Cast {
  readonly server: DemoServer;
  readonly transcript: Transcript;
  readonly callers: Callers;
  readonly partner: DemoTenant;
  readonly customer: DemoTenant;
  readonly adminAgent: Caller;
  readonly salesAgent: Caller;
  readonly globalAdmin: Caller;
  /** Among the partner's Admin agents. */
  readonly program: Pick<Caller, 'askToken' | 'token'>;
  /** The customer's Global admin. */
  readonly owner: Caller;
  readonly user: Caller;
  readonly userName: string;
  readonly colleague: Caller;
}

/** Built-in roles and directory roles of the story, and what the plan is called in the catalog. */
export const IDS = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  plan: 'DZH318Z0BPS6:0001:DZH318Z0BML6',
} as const;

/** Where resource groups of the story are. */
export const LOCATION = { location: 'francecentral' };

/** How Resource Manager's clients are refused. */
export const REFUSED = { statusCode: 403, code: 'AuthorizationFailed' };

/** How the token endpoint refuses whoever may not enter a tenant. */
export const NO_ENTRY = { status: 400, body: { error: 'invalid_grant', error_codes: [50020] } };

const NAMED: readonly (readonly [string, string])[] = [
  ['azure-cli', AZURE_CLI],
  ['role-owner', IDS.owner],
  ['role-contributor', IDS.contributor],
  ['role-user-access-administrator', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9'],
  ['role-rbac-administrator', 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'],
  ['role-directory-readers', IDS.directoryReaders],
];

/** Starts a server, and everybody is there; the customer is one that has not answered the partner yet. */
export async function openCast(introduction: string): Promise<Cast> {
  const server = await startDemo();
  const { connection } = server;
  const { partner, customers } = connection.demo;
  const customer = customers.find(({ subscriptions }) => subscriptions.length === 0);
  const [first, second] = customer?.users.filter(({ roles }) => roles.includes('User')) ?? [];
  if (!customer || !first || !second) throw new Error('The demo lost the customer of the story.');
  const transcript = startTranscript(introduction, connection);
  transcript.name(partner.tenantId, 'partner');
  transcript.name(customer.tenantId, 'customer');
  for (const [name, id] of NAMED) transcript.name(id, name);
  const callers = openCallers(connection, transcript);
  const staff = (role: string) => callers.person(`The partner’s ${role}`, userWith(partner, role), partner);
  return {
    server,
    transcript,
    callers,
    partner,
    customer,
    adminAgent: staff('Admin agent'),
    salesAgent: staff('Sales agent'),
    globalAdmin: staff('Global admin'),
    program: callers.program('The partner’s program', partner),
    owner: callers.person('The customer’s Global admin', userWith(customer, 'Global Administrator'), customer),
    user: callers.person('The customer’s user', first, customer),
    userName: first.userPrincipalName,
    colleague: callers.person('A colleague of hers', second, customer),
  };
}
