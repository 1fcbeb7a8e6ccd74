import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { accessStore } from './access.ts';
import { partnerDb } from './bound.ts';
import { committer } from './commit.ts';
import type { Database } from './database.ts';
import { installationReader } from './installation.ts';
import { partnerReader } from './partner.ts';
import { partnerActReader } from './partner-acts.ts';
import { tenantReader } from './tenant-reader.ts';

/** Assembles the store on a database whose schema is up to date. */
export function storeOn(
  database: Database,
  options: { readonly clock: Clock; readonly randomness: Randomness },
): Store {
  const { engine, reader } = database;
  return {
    access: accessStore(database),
    installation: installationReader(reader),
    tenant: (tenant) => tenantReader(reader, engine, tenant),
    partner(partner) {
      const bound = partnerDb(reader, partner);
      return { ...partnerReader(bound, engine), ...partnerActReader(reader, bound) };
    },
    commit: committer(database, options),
  };
}
