import { InvalidArgumentError } from 'commander';

// The three ports that follow are used as well.
const LAST = 65_532;

/** Reads the first of four ports. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > LAST) throw new InvalidArgumentError('');
  return port;
}
