import { Command } from 'commander';
import type { Console } from '../../console/console.ts';
import { importCustomersCommand } from './customers.ts';
import { importOperationsCommand } from './operations.ts';
import { importRolesCommand } from './roles.ts';

/** `mandate import`. */
export function importCommand(console: Console): Command {
  return new Command('import')
    .description(console.text('import.command'))
    .addCommand(importCustomersCommand(console))
    .addCommand(importRolesCommand(console))
    .addCommand(importOperationsCommand(console));
}
