import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import type { RunningServer } from './start.ts';

// Longer than any request may take, shorter than the patience of a service manager.
const DEADLINE_MS = 8_000;

/** Closes the server when the process is told to end, and ends the process in any case after a deadline. */
export function closeOnSignals(server: Pick<RunningServer, 'close'>, log: Logger): void {
  closeWithGrace({ delay: DEADLINE_MS, logger: false }, async ({ signal, err }) => {
    if (err) log.fatal({ err }, 'the server ends because of an error');
    else log.info({ signal }, 'the server ends');
    await server.close();
  });
}
