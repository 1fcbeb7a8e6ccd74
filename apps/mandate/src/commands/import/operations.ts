import type { OperationsFailure } from '@mandate/server/transfer/transfers';
import type { Command } from 'commander';
import { CommandFailed, type Console } from '../../console/console.ts';
import { failureText } from '../../console/failure-text.ts';
import { readJson } from '../../console/files.ts';
import { withTransfers } from '../../console/transfers.ts';
import { type ListingOptions, listingCommand } from './listing.ts';

/** `mandate import operations`. */
export function importOperationsCommand(console: Console): Command {
  return listingCommand(console, { name: 'operations', texts: 'importOperations' }, (file, options) =>
    importOperations(console, file, options),
  );
}

async function importOperations(console: Console, file: string, options: ListingOptions): Promise<void> {
  const listing = await readJson(console, file);
  const outcome = await withTransfers(console, options, (transfers) =>
    transfers.importOperations({ as: options.as ?? null, listing }),
  );
  const inWords = options.output === 'text';
  if (!inWords) console.say(JSON.stringify(outcome));
  if (outcome.ok) {
    if (inWords) console.say(console.text('importOperations.done', { ...outcome.value }));
    return;
  }
  if (inWords && outcome.failure.kind === 'bad-operations') {
    for (const { at, kind } of outcome.failure.problems) {
      console.complain(console.text('importOperations.problem', { at, problem: console.text(`naming.${kind}`) }));
    }
  }
  throw new CommandFailed(textOf(console, file, outcome.failure));
}

function textOf(console: Console, file: string, failure: OperationsFailure): string {
  switch (failure.kind) {
    case 'not-a-listing':
      return console.text('importOperations.notAListing', { file });
    case 'listing-incomplete':
      return console.text('importOperations.incomplete', { file });
    case 'no-operations':
      return console.text('importOperations.none', { file });
    case 'bad-operations':
      return console.text('importRoles.badRoles', { file, count: failure.problems.length });
    case 'interfered':
      return console.text('importRoles.interfered');
    case 'not-initialised':
    case 'person-unknown':
    case 'person-not-allowed':
      return failureText(console, failure);
  }
}
