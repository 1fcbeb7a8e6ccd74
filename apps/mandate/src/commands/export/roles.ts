import { Command } from 'commander';
import type { Console } from '../../console/console.ts';
import { writeResult } from '../../console/files.ts';
import { withTransfers } from '../../console/transfers.ts';
import { addPlaceOptions, type PlaceOptions } from '../../console/usage.ts';

/** `mandate export roles`. */
export function exportRolesCommand(console: Console): Command {
  const command = new Command('roles')
    .description(console.text('exportRoles.command'))
    .argument('[file.json]', console.text('export.file'));
  return addPlaceOptions(command, console).action((file: string | undefined, options: PlaceOptions) =>
    withTransfers(console, options, async (transfers) => {
      await writeResult(console, file, [`${JSON.stringify(await transfers.exportRoles(), undefined, 2)}\n`]);
    }),
  );
}
