import { Command } from 'commander';
import type { Console } from '../../console/console.ts';
import { azSetupCommand } from './setup.ts';

/** `mandate az`. */
export function azCommand(console: Console): Command {
  return new Command('az').description(console.text('az.command')).addCommand(azSetupCommand(console));
}
