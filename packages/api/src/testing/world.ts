import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { type AccessReader, createAccessReader } from '@mandate/app/access';
import { type CallerAct, operatorAct, type Ports } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { addGroup, addMember, addServicePrincipal, addUser } from '@mandate/app/directory/change-directory';
import { createPartner, createTenant } from '@mandate/app/installation/create-tenant';
import type { Signer } from '@mandate/app/ports/relationships';
import type { Store } from '@mandate/app/ports/store';
import type { WorkStore } from '@mandate/app/ports/work';
import { answerPartner, requestRelationship } from '@mandate/app/relationships/change-relationship';
import { provisionSubscription } from '@mandate/app/subscriptions/provision-subscription';
import type { DirectoryRole } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { ok, type Result } from '@mandate/rbac/result';
import { openStore } from '@mandate/storage/open';
import { arm } from '../arm/surface.ts';
import { graph } from '../graph/surface.ts';
import { partnerCenter } from '../partner-center/surface.ts';
import { portal } from '../portal/surface.ts';
import { createServe, type Serve, type Services } from '../serve.ts';
import type { Throttle } from '../throttle.ts';
import type { AuthenticationFailure, Origins, SurfaceName, WireBody } from '../wire.ts';

/** A new random id. */
export function guid(): Guid {
  return parseGuid(randomUUID())!;
}

/** Signs as the world's installation. */
export const signer: Signer = { sign: (text) => createHmac('sha256', 'world').update(text).digest('base64url') };

const randomness = { guid, bytes: (bytes: number): Uint8Array => randomBytes(bytes) };

/** The people of the test world, by what they are. */
export type Persona =
  | 'globalAdmin'
  | 'adminAgent'
  | 'salesAgent'
  | 'helpdeskAgent'
  | 'billingAdmin'
  | 'customerAdmin'
  | 'kim'
  | 'lou'
  | 'automation'
  | 'stranger';

/** A reply as a test looks at it. */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // A test says itself what it expects to find in a reply.
  // biome-ignore lint/suspicious/noExplicitAny: replies of every surface go through here
  readonly body: any;
}

/** A partner, its customer with two subscriptions, a second customer, and a way to ask anything as anybody. */
export interface World {
  readonly ports: Ports;
  readonly work: WorkStore;
  readonly reader: AccessReader;
  readonly partner: TenantId;
  readonly customer: TenantId;
  readonly otherCustomer: TenantId;
  readonly subscription: Guid;
  readonly otherSubscription: Guid;
  readonly groups: Readonly<Record<'AdminAgents' | 'SalesAgents' | 'HelpdeskAgents', PrincipalId>>;
  readonly people: Readonly<Record<Persona, { readonly id: PrincipalId; readonly home: TenantId }>>;
  /** The caller that a persona is in a tenant; at home when none is given. */
  caller(persona: Persona, tenant?: TenantId): Caller;
  act(persona: Persona, tenant?: TenantId): Promise<CallerAct>;
  actOf(caller: Caller): Promise<CallerAct>;
  /** Asks as somebody, or as somebody who could not be made out. */
  ask(
    caller: Caller | AuthenticationFailure,
    method: string,
    url: string,
    body?: unknown,
    options?: {
      readonly surface?: SurfaceName;
      readonly wireBody?: WireBody;
      readonly headers?: Record<string, string>;
    },
  ): Promise<Seen>;
  /** Runs once between the next decision and its commit. */
  beforeNextCommit(interfere: () => Promise<void>): void;
  /** Lets time pass. */
  advance(ms: number): void;
  /** Lets time pass in which nothing is done. */
  passTime(ms: number): void;
  readonly reported: unknown[];
  close(): Promise<void>;
}

/** The origins of the test world. */
export const ORIGINS: Origins = {
  portal: 'https://portal.example',
  login: 'https://login.example',
  arm: 'https://arm.example',
  graph: 'https://graph.example',
  partnerCenter: 'https://partner-center.example',
};

/** Opens the world in memory, made through the real use cases. */
export async function openWorld({ throttle = null }: { throttle?: Throttle | null } = {}): Promise<World> {
  let time = Date.UTC(2026, 10, 1);
  const clock = { now: () => (time += 1) };
  const opened = await openStore({ url: 'sqlite::memory:', clock, randomness });
  let interference: (() => Promise<void>) | undefined;
  const store: Store = {
    ...opened.store,
    tenant: (tenant) => opened.store.tenant(tenant),
    partner: (partner) => opened.store.partner(partner),
    async commit(expected, context, work) {
      const interfere = interference;
      interference = undefined;
      await interfere?.();
      return opened.store.commit(expected, context, work);
    },
  };
  const ports: Ports = { store, clock, randomness };
  const operator = operatorAct(ports);
  const access = createAccessReader(store.access, clock);

  const [partner, customer, otherCustomer] = [guid(), guid(), guid()];
  const tenant = (id: TenantId, displayName: string, domain: string) => ({
    id,
    displayName,
    defaultDomain: domain,
    domains: [domain],
    country: 'FR',
    createdAt: clock.now(),
  });
  must(await createPartner(operator, tenant(partner, 'Fabrikam', 'fabrikam.example'), 'real'));
  must(await createTenant(operator, tenant(customer, 'Hôtel Élysée', 'elysee.example')));
  must(await createTenant(operator, tenant(otherCustomer, 'Contoso', 'contoso.example')));

  const groups = Object.fromEntries(
    (await store.tenant(partner).listGroups({}, { after: null, limit: 10 })).rows.map((group) => [
      group.wellKnown,
      group.id,
    ]),
  ) as World['groups'];

  const people = {} as Record<Persona, { id: PrincipalId; home: TenantId }>;
  const addPerson = async (
    persona: Persona,
    home: TenantId,
    domain: string,
    directoryRoles: readonly DirectoryRole[],
  ) => {
    const id = guid();
    people[persona] = { id, home };
    const names = { userPrincipalName: `${persona}@${domain}`, displayName: persona, givenName: null, surname: null };
    must(await addUser(operator, home, { id, ...names, password: null, directoryRoles }));
  };
  await addPerson('globalAdmin', partner, 'fabrikam.example', ['globalAdministrator']);
  await addPerson('adminAgent', partner, 'fabrikam.example', []);
  await addPerson('salesAgent', partner, 'fabrikam.example', []);
  await addPerson('helpdeskAgent', partner, 'fabrikam.example', []);
  await addPerson('billingAdmin', partner, 'fabrikam.example', ['billingAdministrator']);
  await addPerson('customerAdmin', customer, 'elysee.example', ['globalAdministrator']);
  await addPerson('kim', customer, 'elysee.example', []);
  await addPerson('lou', customer, 'elysee.example', []);
  await addPerson('stranger', otherCustomer, 'contoso.example', ['globalAdministrator']);
  for (const [group, persona] of [
    ['AdminAgents', 'adminAgent'],
    ['SalesAgents', 'salesAgent'],
    ['HelpdeskAgents', 'helpdeskAgent'],
  ] as const) {
    must(await addMember(operator, partner, { group: groups[group], member: people[persona].id }));
  }
  const automation = guid();
  people.automation = { id: automation, home: customer };
  must(
    await addServicePrincipal(operator, customer, {
      id: automation,
      appId: guid(),
      displayName: 'automation',
      secret: { id: guid(), digest: createHash('sha256').update('secret').digest('hex'), hint: 'sec', expiresAt: 2e12 },
      directoryRoles: ['directoryWriters'],
    }),
  );
  const team = guid();
  must(await addGroup(operator, customer, { id: team, displayName: 'Team', description: null, wellKnown: null }));

  const caller = (persona: Persona, at: TenantId = people[persona].home): Caller => ({
    kind: persona === 'automation' ? 'ServicePrincipal' : 'User',
    id: people[persona].id,
    home: people[persona].home,
    tenant: at,
    name: persona,
    client: null,
    // The partner of a real installation asks its people for one.
    ...(people[persona].home === partner ? { hasSecondFactor: true } : {}),
  });
  const act = (persona: Persona, at?: TenantId) => actOf(caller(persona, at));
  const actOf = async (acting: Caller): Promise<CallerAct> => {
    const snapshot = await access.snapshot(acting);
    const { kind, id, home, tenant: actedIn } = snapshot.caller;
    const request = { requestId: guid(), correlationId: guid(), clientAddress: null };
    return {
      ports,
      access: snapshot,
      expected: snapshot.read,
      context: { actor: { kind, id, home }, tenant: actedIn, ground: 'test', through: null, request },
    };
  };

  must(await requestRelationship(await act('adminAgent'), { customer, delegatedAdmin: true }));
  must(await answerPartner(await act('customerAdmin'), { partner, event: 'accept' }));
  must(await requestRelationship(await act('adminAgent'), { customer: otherCustomer, delegatedAdmin: false }));
  must(await answerPartner(await act('stranger'), { partner, event: 'accept' }));
  const sold = must(
    await provisionSubscription(await act('adminAgent'), { customer, alias: 'one', displayName: 'Production' }),
  );
  const other = must(
    await provisionSubscription(await act('adminAgent'), {
      customer: otherCustomer,
      alias: 'two',
      displayName: 'Other',
    }),
  );

  const reported: unknown[] = [];
  const services: Services = {
    ports,
    access,
    decisionLog: opened.decisionLog,
    origins: ORIGINS,
    signer,
    throttle,
    report: (error) => reported.push(error),
  };
  const serves: Record<SurfaceName, Serve> = {
    arm: createServe(arm, services),
    graph: createServe(graph, services),
    'partner-center': createServe(partnerCenter, services),
    portal: createServe(portal, services),
  };

  return {
    ports,
    work: opened.work,
    reader: access,
    partner,
    customer,
    otherCustomer,
    subscription: sold.subscription.id,
    otherSubscription: other.subscription.id,
    groups,
    people,
    caller,
    act,
    actOf,
    reported,
    passTime: (ms) => {
      time += ms;
    },
    beforeNextCommit: (interfere) => {
      interference = interfere;
    },
    async ask(who, method, url, body, options = {}) {
      const [path = '', query = ''] = url.split('?');
      const wireBody = options.wireBody ?? (body === undefined ? { kind: 'none' } : { kind: 'json', value: body });
      const reply = await serves[options.surface ?? 'arm'](
        {
          method,
          path,
          query: new URLSearchParams(query),
          headers: options.headers ?? {},
          body: wireBody as WireBody,
          clientAddress: '127.0.0.1',
          base: ORIGINS.arm,
          receivedAt: clock.now(),
          requestId: guid(),
          correlationId: guid(),
        },
        async () => ('id' in who ? ok(who) : { ok: false, failure: who }),
      );
      const text = reply.body === undefined ? undefined : JSON.stringify(reply.body);
      return { status: reply.status, headers: reply.headers, body: text === undefined ? undefined : JSON.parse(text) };
    },
    advance: (ms) => {
      time += ms;
    },
    close: () => opened.close(),
  };
}

/** The value of a step of which the test is sure. */
export function must<T, F>(result: Result<T, F>): T {
  if (!result.ok) throw new Error(`The test world could not be made: ${JSON.stringify(result.failure)}`);
  return result.value;
}
