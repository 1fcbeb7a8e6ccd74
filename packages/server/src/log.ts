import { destination, type Logger, pino } from 'pino';

/** A log of that level on standard error, which keeps standard output to what was asked for. */
export function createLog(level: string): Logger {
  return pino({ level }, destination({ dest: 2, sync: true }));
}
