import type { CustomersOutcome } from '@mandate/server/transfer/transfers';
import { Command, Option } from 'commander';
import { CommandFailed, type Console } from '../../console/console.ts';
import { failureText } from '../../console/failure-text.ts';
import { readText } from '../../console/files.ts';
import { createProgress } from '../../console/progress.ts';
import { withTransfers } from '../../console/transfers.ts';
import { addPlaceOptions, type PlaceOptions } from '../../console/usage.ts';
import { rowText } from './row-text.ts';

interface ImportCustomersOptions extends PlaceOptions {
  readonly as: string;
  readonly output: 'text' | 'json';
}

/** `mandate import customers`. */
export function importCustomersCommand(console: Console): Command {
  const command = new Command('customers')
    .description(console.text('importCustomers.command'))
    .argument('<file.csv>', console.text('importCustomers.file'))
    .requiredOption('--as <upn>', console.text('as.option'))
    .addOption(new Option('--output <form>', console.text('output.option')).choices(['text', 'json']).default('text'));
  return addPlaceOptions(command, console).action((file: string, options: ImportCustomersOptions) =>
    importCustomers(console, file, options),
  );
}

async function importCustomers(console: Console, file: string, options: ImportCustomersOptions): Promise<void> {
  const text = await readText(console, file);
  const { readRecords } = await import('../../csv/read-records.ts');
  const records = readRecords(text);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const progress = await createProgress(console);
  const outcome = await withTransfers(console, options, async (transfers) => {
    try {
      return await transfers.importCustomers(
        { as: options.as, file: records },
        { onProgress: ({ done, total }) => progress.show(done, total), signal: stopping.signal },
      );
    } finally {
      progress.end();
      process.off('SIGINT', stop).off('SIGTERM', stop);
    }
  });
  if (options.output === 'json') console.say(JSON.stringify(outcome));
  report(console, file, outcome, options.output === 'text');
}

const CANCELLED_EXIT = 130;

function report(console: Console, file: string, outcome: CustomersOutcome, inWords: boolean): void {
  if (outcome.ok) {
    const { added, existing, differing } = outcome.value;
    if (!inWords) return;
    console.say(console.text('importCustomers.added', { count: added, existing }));
    if (differing > 0) console.say(console.text('importCustomers.differing', { count: differing }));
    return;
  }
  const { failure } = outcome;
  const { added } = failure;
  switch (failure.kind) {
    case 'bad-rows': {
      const count = failure.problems.length;
      if (inWords) for (const problem of failure.problems) console.complain(rowText(console, problem));
      const id = added > 0 ? 'importCustomers.badRowsLater' : 'importCustomers.badRows';
      throw new CommandFailed(console.text(id, { file, count, added }));
    }
    case 'cancelled':
      throw new CommandFailed(
        console.text('importCustomers.cancelled', { added, total: failure.total }),
        CANCELLED_EXIT,
      );
    case 'interfered':
      throw new CommandFailed(console.text('importCustomers.interfered', { added }));
    case 'refused': {
      const reason = failureText(console, failure.refusal);
      throw new CommandFailed(added > 0 ? console.text('importCustomers.refusedLater', { added, reason }) : reason);
    }
  }
}
