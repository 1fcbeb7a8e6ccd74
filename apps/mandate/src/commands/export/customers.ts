import { Command } from 'commander';
import { CommandFailed, type Console } from '../../console/console.ts';
import { failureText } from '../../console/failure-text.ts';
import { writeResult } from '../../console/files.ts';
import { withTransfers } from '../../console/transfers.ts';
import { addPlaceOptions, type PlaceOptions } from '../../console/usage.ts';

interface ExportCustomersOptions extends PlaceOptions {
  readonly as: string;
}

/** `mandate export customers`. */
export function exportCustomersCommand(console: Console): Command {
  const command = new Command('customers')
    .description(console.text('exportCustomers.command'))
    .argument('[file.csv]', console.text('export.file'))
    .requiredOption('--as <upn>', console.text('as.option'));
  return addPlaceOptions(command, console).action((file: string | undefined, options: ExportCustomersOptions) =>
    withTransfers(console, options, async (transfers) => {
      const lines = await transfers.exportCustomers({ as: options.as });
      if (!lines.ok) throw new CommandFailed(failureText(console, lines.failure));
      await writeResult(console, file, lines.value);
    }),
  );
}
