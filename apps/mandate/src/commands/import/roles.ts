import type { RolesFailure, RolesOutcome } from '@mandate/server/transfer/transfers';
import type { Command } from 'commander';
import { CommandFailed, type Console } from '../../console/console.ts';
import { failureText } from '../../console/failure-text.ts';
import { readJson } from '../../console/files.ts';
import { withTransfers } from '../../console/transfers.ts';
import { type ListingOptions, listingCommand } from './listing.ts';

/** `mandate import roles`. */
export function importRolesCommand(console: Console): Command {
  return listingCommand(console, { name: 'roles', texts: 'importRoles' }, (file, options) =>
    importRoles(console, file, options),
  );
}

async function importRoles(console: Console, file: string, options: ListingOptions): Promise<void> {
  const listing = await readJson(console, file);
  const outcome = await withTransfers(console, options, (transfers) =>
    transfers.importRoles({ as: options.as ?? null, listing }),
  );
  if (options.output === 'json') console.say(JSON.stringify(outcome));
  report(console, file, outcome, options.output === 'text');
}

function report(console: Console, file: string, outcome: RolesOutcome, inWords: boolean): void {
  if (!outcome.ok) {
    if (inWords && outcome.failure.kind === 'bad-roles') {
      for (const problem of outcome.failure.problems) console.complain(entryText(console, problem));
    }
    throw new CommandFailed(rolesFailureText(console, file, outcome.failure));
  }
  if (!inWords) return;
  const { custom, ...counts } = outcome.value;
  console.say(console.text('importRoles.done', { ...counts }));
  if (custom > 0) console.say(console.text('importRoles.custom', { count: custom }));
}

function rolesFailureText(console: Console, file: string, failure: RolesFailure): string {
  switch (failure.kind) {
    case 'not-a-listing':
      return console.text('importRoles.notAListing', { file });
    case 'listing-incomplete':
      return console.text('importRoles.incomplete', { file });
    case 'no-built-in-role':
      return console.text('importRoles.none', { file, custom: failure.custom });
    case 'bad-roles':
      return console.text('importRoles.badRoles', { file, count: failure.problems.length });
    case 'interfered':
      return console.text('importRoles.interfered');
    case 'not-initialised':
    case 'person-unknown':
    case 'person-not-allowed':
      return failureText(console, failure);
  }
}

type BadRoles = Extract<RolesFailure, { kind: 'bad-roles' }>;

function entryText(console: Console, { index, name, kind, ...values }: BadRoles['problems'][number]): string {
  // Numbers of entries and characters are names, not amounts: languages would group their digits.
  const facts = Object.entries(values).map(([key, value]) => [key, String(value)]);
  const problem = console.text(`entry.${kind}`, Object.fromEntries(facts));
  if (name !== null) return console.text('entry.named', { name, problem });
  return console.text('entry.unnamed', { position: String(index + 1), problem });
}
