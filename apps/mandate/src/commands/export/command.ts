import { Command } from 'commander';
import type { Console } from '../../console/console.ts';
import { exportCustomersCommand } from './customers.ts';
import { exportRolesCommand } from './roles.ts';

/** `mandate export`. */
export function exportCommand(console: Console): Command {
  return new Command('export')
    .description(console.text('export.command'))
    .addCommand(exportCustomersCommand(console))
    .addCommand(exportRolesCommand(console));
}
