import type { Transfers } from '@mandate/server/transfer/transfers';
import { CommandFailed, type Console } from './console.ts';
import { failureText } from './failure-text.ts';
import type { PlaceOptions } from './usage.ts';

/** Does something with an installation's imports and exports, then lets go of them. */
export async function withTransfers<T>(
  console: Console,
  options: PlaceOptions,
  work: (transfers: Transfers) => Promise<T>,
): Promise<T> {
  const [{ openTransfers }, { createLog }, { ServerLost }] = await Promise.all([
    import('@mandate/server/transfer/open-transfers'),
    import('@mandate/server/log'),
    import('@mandate/server/control/remote-transfers'),
  ]);
  try {
    const opened = await openTransfers({
      dataDirectory: options.data,
      databaseUrl: options.database ?? null,
      log: createLog(options.logLevel),
    });
    if (!opened.ok) throw new CommandFailed(failureText(console, opened.failure));
    await using transfers = opened.value;
    return await work(transfers);
  } catch (error) {
    if (error instanceof ServerLost) throw new CommandFailed(console.text('failure.server-lost'));
    throw error;
  }
}
