import { existsSync } from 'node:fs';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { remoteTransfers } from '../control/remote-transfers.ts';
import { dataDirectoryAt } from '../data-directory/directory.ts';
import { holdDirectory, type InstallationPlace, type OpenFailure, openInstallation } from '../installation.ts';
import { localTransfers } from './local-transfers.ts';
import type { Transfers } from './transfers.ts';

/** Imports and exports of an installation: through its server when one runs, else on the data itself. */
export async function openTransfers(
  place: InstallationPlace,
): Promise<Result<Transfers, OpenFailure | { readonly kind: 'not-initialised' }>> {
  const directory = dataDirectoryAt(place.dataDirectory);
  const remote = await remoteTransfers(directory);
  if (remote) return ok(remote);
  // A mistyped directory must not come into being.
  if (place.databaseUrl === null && !existsSync(directory.database)) return fail({ kind: 'not-initialised' });

  await using things = new AsyncDisposableStack();
  const held = await holdDirectory(place.dataDirectory);
  if (!held.ok) return held;
  things.use(held.value);
  const installation = await openInstallation(held.value, place);
  if (!installation.ok) return installation;
  things.use(installation.value);
  const mine = things.move();
  return ok({ ...localTransfers(installation.value.staffroom), [Symbol.asyncDispose]: () => mine.disposeAsync() });
}
