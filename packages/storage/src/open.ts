import type { DecisionLog } from '@mandate/app/ports/decision-log';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { WorkStore } from '@mandate/app/ports/work';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import { tenantDb } from './bound.ts';
import { type Verified, verifyChanges } from './change-reader.ts';
import { databaseOn, retrying } from './database.ts';
import { decisionLog } from './decision-log.ts';
import type { Engine, WrapDialect } from './engines/engine.ts';
import { openPostgres } from './engines/postgres.ts';
import { isBusy, openSqlite } from './engines/sqlite.ts';
import { migrate } from './migrate.ts';
import { signInStore } from './sign-in.ts';
import { storeOn } from './store.ts';
import { workStore } from './work.ts';

/** What a store is opened with. */
export interface StoreOptions {
  /** `sqlite:/path/to/file.db`, `sqlite::memory:` or `postgres://…`. */
  readonly url: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Told of failures that no caller sees. */
  readonly log?: (message: string, error: unknown) => void;
  /** Lets tests stand between the query builder and the engine. */
  readonly wrap?: WrapDialect;
}

/** An open store with all its parts. */
export interface OpenStore {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly decisionLog: DecisionLog;
  readonly work: WorkStore;
  readonly engine: 'sqlite' | 'postgres';
  /** Checks the hash chain of a tenant's change log; see {@link verifyChanges}. */
  verifyChanges(tenant: TenantId): Promise<Verified>;
  /** Waits for what is under way and closes all connections; every later use fails. */
  close(): Promise<void>;
}

/** Opens a store and brings its schema up to date. Fails with `StoreTooNew` when a newer Mandate has written it. */
export async function openStore({ url, clock, randomness, log = () => {}, wrap }: StoreOptions): Promise<OpenStore> {
  const open = async () => openEngine(url, { wrap: wrap ?? ((dialect) => dialect), log });
  // Another process may hold the file for a moment while this one asks for its journal mode.
  const engine = await retrying({ isTransient: isBusy }, randomness, open);
  try {
    await migrate(engine, { clock, randomness });
  } catch (error) {
    await engine.close();
    throw error;
  }
  const database = databaseOn(engine, randomness);
  const decisions = decisionLog(database, { randomness, log });
  return {
    store: storeOn(database, { clock, randomness }),
    signIn: signInStore(database),
    decisionLog: decisions,
    work: workStore(database),
    engine: engine.name,
    verifyChanges: (tenant) => verifyChanges(tenantDb(engine.reader, tenant)),
    async close() {
      await decisions.close();
      await database.close();
    },
  };
}

/** Connects to the engine that an address names, without touching the schema. */
export function openEngine(
  url: string,
  { wrap, log }: { readonly wrap: WrapDialect; readonly log: (message: string, error: unknown) => void },
): Engine {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), wrap);
  if (/^postgres(ql)?:\/\//.test(url)) {
    return openPostgres(url, wrap, (error) => log('A connection to the database broke.', error));
  }
  // The address may hold a password, so it is not repeated.
  throw new Error('A store lives at sqlite:/path/to/file.db or postgres://…; the address given starts with neither.');
}
