import type { CustomersOutcome } from '@mandate/server/transfer/transfers';
import type { Console } from '../../console/console.ts';

type BadRows = Extract<Extract<CustomersOutcome, { ok: false }>['failure'], { kind: 'bad-rows' }>;

/** What is wrong with a row, in a line that begins with where it stands. */
export function rowText(console: Console, { line, kind, ...values }: BadRows['problems'][number]): string {
  // The number of a line is a name, not an amount: languages would group its digits.
  const facts = Object.entries(values).map(([name, value]) => [name, name === 'firstLine' ? String(value) : value]);
  const problem = console.text(`row.${kind}`, Object.fromEntries(facts));
  return console.text('row.line', { line: String(line), problem });
}
