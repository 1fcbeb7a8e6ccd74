import { randomBytes, randomUUID } from 'node:crypto';
import type { ChangeContext } from '@mandate/app/ports/change-log';
import type {
  StoredDenyAssignment,
  StoredRoleAssignment,
  StoredRoleDefinition,
} from '@mandate/app/ports/role-assignments';
import type { Change, Store, TenantWriter } from '@mandate/app/ports/store';
import type { Group, ServicePrincipal, User } from '@mandate/domain/directory';
import type { ResellerRelationship } from '@mandate/domain/relationships';
import type { Tenant } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { DenyAssignment, Guid, Scope } from '@mandate/rbac/model';
import { ok, type Result } from '@mandate/rbac/result';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import type { Engine } from '../engines/engine.ts';
import { type OpenStore, openEngine, openStore } from '../open.ts';
import { wrapStatements } from '../testing/wrap-statements.ts';

/** What an engine's test file provides for the contract. */
export interface EngineUnderTest {
  readonly name: OpenStore['engine'];
  /** The address of a store that does not exist yet. */
  freshUrl(): Promise<string>;
  stop(): Promise<void>;
}

/** A store shared by all tests of a file; each test makes its own tenants, which tests isolation, too. */
export interface Ground {
  readonly url: string;
  readonly opened: OpenStore;
  readonly store: Store;
  /** Another connection to the same store, for what no port does. */
  readonly engine: Engine;
  readonly clock: { time: number; now(): number };
  /** Every statement that the shared store sent. */
  readonly statements: ReadonlySet<string>;
  freshUrl(): Promise<string>;
  /** Opens another store with the same clock. */
  open(url: string, before?: (statement: string) => void): Promise<OpenStore>;
  raw(statement: string): Promise<void>;
}

export const randomness = { guid, bytes: (bytes: number): Uint8Array => randomBytes(bytes) };

/** Opens the shared store before all tests; call it within `describe`. The answer is complete once tests run. */
export function prepareGround(underTest: () => Promise<EngineUnderTest>): Ground {
  const statements = new Set<string>();
  const clock = { time: 1_800_000_000_000, now: () => clock.time };
  const open: Ground['open'] = (url, before = () => {}) =>
    openStore({ url, clock, randomness, wrap: wrapStatements(before) });
  const ground: { -readonly [K in keyof Ground]?: Ground[K] } = {
    clock,
    statements,
    open,
    raw: async (statement) => {
      await sql.raw(statement).execute(ready(ground).engine.writer);
    },
  };
  let engineUnderTest: EngineUnderTest | undefined;
  beforeAll(async () => {
    engineUnderTest = await underTest();
    const { freshUrl } = engineUnderTest;
    const url = await freshUrl();
    const opened = await open(url, (statement) => statements.add(statement));
    const engine = openEngine(url, { wrap: (dialect) => dialect, log: () => {} });
    Object.assign(ground, { url, opened, store: opened.store, engine, freshUrl });
  });
  afterAll(async () => {
    await ground.opened?.close();
    await ground.engine?.close();
    await engineUnderTest?.stop();
  });
  return ground as Ground;
}

function ready(ground: Partial<Ground>): Ground {
  if (!ground.engine) throw new Error('The ground is laid before all tests; use it within one.');
  return ground as Ground;
}

/** A new random id. */
export function guid(): Guid {
  const id = parseGuid(randomUUID());
  if (!id) throw new Error('randomUUID answers a GUID.');
  return id;
}

export function context(overrides: Partial<ChangeContext> = {}): ChangeContext {
  return {
    actor: { kind: 'Operator' },
    tenant: null,
    ground: null,
    through: null,
    request: { requestId: guid(), correlationId: guid(), clientAddress: null },
    ...overrides,
  };
}

export function aTenant(overrides: Partial<Tenant> = {}): Tenant {
  const id = overrides.id ?? guid();
  const domain = `${id}.example`;
  return {
    id,
    displayName: 'Contoso',
    defaultDomain: domain,
    domains: [domain],
    country: 'FR',
    createdAt: 1,
    ...overrides,
  };
}

export function aUser(overrides: Partial<User> = {}): User {
  const id = overrides.id ?? guid();
  return {
    id,
    userPrincipalName: `${id}@contoso.example`,
    displayName: 'Camille Martin',
    givenName: 'Camille',
    surname: 'Martin',
    mail: null,
    accountEnabled: true,
    createdAt: 5,
    guest: null,
    ...overrides,
  };
}

export function aGroup(overrides: Partial<Group> = {}): Group {
  return {
    id: guid(),
    displayName: 'Équipe',
    description: null,
    mailNickname: 'equipe',
    wellKnown: null,
    roleAssignable: false,
    createdAt: 5,
    ...overrides,
  };
}

export function aServicePrincipal(overrides: Partial<ServicePrincipal> = {}): ServicePrincipal {
  return { id: guid(), appId: guid(), displayName: 'Robot', accountEnabled: true, createdAt: 5, ...overrides };
}

/** A scope from a text that is canonical already. */
export function scope(text: string): Scope {
  return text as Scope;
}

export function anAssignment(overrides: Partial<StoredRoleAssignment> = {}): StoredRoleAssignment {
  return {
    id: guid(),
    principal: guid(),
    principalType: 'User',
    role: guid(),
    scope: scope('/subscriptions/s'),
    scopeText: '/subscriptions/S',
    condition: null,
    description: null,
    createdAt: 5,
    updatedAt: 5,
    createdBy: null,
    updatedBy: null,
    ...overrides,
  };
}

export function aRole(overrides: Partial<StoredRoleDefinition> = {}): StoredRoleDefinition {
  return {
    id: guid(),
    name: 'Reader of things',
    kind: 'CustomRole',
    description: 'Reads.',
    permissions: [{ actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [], condition: null }],
    assignableScopes: [scope('/subscriptions/s')],
    createdAt: 1,
    updatedAt: 2,
    ...overrides,
  };
}

export function aDenial(overrides: Partial<StoredDenyAssignment> = {}): StoredDenyAssignment {
  return {
    id: guid(),
    name: 'No deletion',
    scope: scope('/subscriptions/s'),
    doNotApplyToChildScopes: true,
    permissions: [{ actions: ['*/delete'], notActions: [], dataActions: [], notDataActions: [], condition: null }],
    principals: [guid()],
    excludedPrincipals: [guid(), guid()],
    effect: 'enforced',
    scopeText: '/subscriptions/S',
    description: 'Nobody deletes here.',
    isSystemProtected: false,
    createdAt: 5,
    updatedAt: 6,
    createdBy: guid(),
    updatedBy: null,
    ...overrides,
  };
}

/** What decisions see of a denial. */
export function asDecided(denial: StoredDenyAssignment): DenyAssignment {
  const { scopeText, description, isSystemProtected, createdAt, updatedAt, createdBy, updatedBy, ...deciding } = denial;
  return deciding;
}

export function aRelationship(
  between: Pick<ResellerRelationship, 'partner' | 'customer'>,
  overrides: Partial<ResellerRelationship> = {},
): ResellerRelationship {
  return {
    ...between,
    state: 'active',
    delegatedAdmin: 'granted',
    requestedAt: 1,
    acceptedAt: 2,
    updatedAt: 2,
    tier: 'direct',
    otherTier: null,
    confirmed: true,
    ...overrides,
  };
}

export const ENTRY = { operation: 'Test/things/write', target: 'thing', before: null, after: null } as const;

/** Commits work on one tenant and records it; throws when it does not commit. */
export async function write<T>(store: Store, tenant: Guid, work: (writer: TenantWriter) => Promise<T>): Promise<T> {
  return commit(store, async (change) => {
    const writer = change.tenant(tenant);
    await writer.record(ENTRY);
    return work(writer);
  });
}

/** Commits work; throws when it does not commit. */
export async function commit<T>(store: Store, work: (change: Change) => Promise<T>): Promise<T> {
  const committed = await store.commit(
    [],
    context(),
    async (change): Promise<Result<T, never>> => ok(await work(change)),
  );
  if (committed.kind !== 'committed') throw new Error(`The commit ended as ${committed.kind}.`);
  return committed.value;
}

/** Adds a tenant. */
export async function addTenant(store: Store, overrides: Partial<Tenant> = {}): Promise<Tenant> {
  const tenant = aTenant(overrides);
  await commit(store, async (change) => {
    const added = await change.addTenant(tenant);
    if (!added.ok) throw new Error('The tenant is taken.');
    await change.tenant(tenant.id).record(ENTRY);
  });
  return tenant;
}

/** Puts a relationship and records it on both sides. */
export async function relate(store: Store, relationship: ResellerRelationship): Promise<void> {
  await commit(store, async (change) => {
    await change.putRelationship(relationship);
    await change.tenant(relationship.partner).record(ENTRY);
    await change.tenant(relationship.customer).record(ENTRY);
  });
}

/** All pages of a list, read with the given limit. */
export async function allPages<T>(
  limit: number,
  list: (page: { after: string | null; limit: number }) => Promise<{ rows: readonly T[]; next: string | null }>,
): Promise<readonly T[]> {
  const rows: T[] = [];
  let after: string | null = null;
  do {
    const page: { rows: readonly T[]; next: string | null } = await list({ after, limit });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}
