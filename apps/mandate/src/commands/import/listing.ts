import { Command, Option } from 'commander';
import type { Console } from '../../console/console.ts';
import { addPlaceOptions, type PlaceOptions } from '../../console/usage.ts';

/** What the commands that import a listing are given besides the file. */
export interface ListingOptions extends PlaceOptions {
  readonly as?: string;
  readonly output: 'text' | 'json';
}

/** A command that imports what `az` listed as JSON, in the name of somebody or of the operator. */
export function listingCommand(
  console: Console,
  { name, texts }: { readonly name: string; readonly texts: 'importRoles' | 'importOperations' },
  run: (file: string, options: ListingOptions) => Promise<void>,
): Command {
  const command = new Command(name)
    .description(console.text(`${texts}.command`))
    .argument('<file.json>', console.text(`${texts}.file`))
    .option('--as <upn>', console.text('asOrOperator.option'))
    .addOption(new Option('--output <form>', console.text('output.option')).choices(['text', 'json']).default('text'));
  return addPlaceOptions(command, console).action(run);
}
