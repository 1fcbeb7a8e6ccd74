import { median } from '../measure.ts';
import type { Results } from '../run.ts';
import { digits, targets } from './targets.ts';

/** A run as a page. */
export function markdown(results: Results): string {
  const { date, machine, node, runs } = results;
  const calls = runs.map(({ command, loads, kernelNs }) => {
    return `- \`${command}\`: load averages ${loads.join(' · ')}; ${kernelNs.map((value) => digits(value)).join(' · ')} ns`;
  });
  return `# Access checks, side by side, ${date}

On ${machine}; Node ${node}. Each line: the command, the load averages before and after each size, and how long a step
of a loop over registers took then. Where these differ, the machine was busy with other work, and only the ratios mean
anything.

${calls.join('\n')}

Rates are checks per second of processor time, the median of the rounds with the slowest and fastest; each contender ran
in a process of its own, in turns, and every answer was compared with the same judge. "Behind" is Mandate's rate over the
other's in the same round.

${standingsTable(results)}
## What was promised

${table(
  ['', 'wanted', 'found', 'holds'],
  targets(results).map(({ what, wanted, found, holds }) => [what, wanted, found, verdict(holds)]),
)}
${Object.entries(results.figures)
  .map(([name, figures]) => `## ${name}\n\n${figureTable(figures)}`)
  .join('\n')}`;
}

function standingsTable({ standings }: Results): string {
  return [...Map.groupBy(standings, ({ size }) => size)]
    .map(([size, all]) => {
      const rows = all.map(({ name, rates, timesSlower, p50Us, p99Us, loadMs, note }) => [
        name,
        `${digits(median(rates))} (${digits(Math.min(...rates))} … ${digits(Math.max(...rates))})`,
        `${digits(median(timesSlower))} (${digits(Math.min(...timesSlower))} … ${digits(Math.max(...timesSlower))})`,
        digits(p50Us),
        digits(p99Us),
        digits(loadMs / 1000),
        note,
      ]);
      return `## ${size}\n\n${table(['', 'checks per CPU second', 'behind', 'p50 µs', 'p99 µs', 'load s', ''], rows)}`;
    })
    .join('\n');
}

function figureTable(figures: Results['figures'][string]): string {
  return table(
    ['', ''],
    Object.entries(figures).map(([name, value]) => {
      if (typeof value === 'number') return [name, digits(value)];
      if (typeof value === 'string') return [name, value];
      return [name, `p50 ${digits(value.p50)}, p99 ${digits(value.p99)}, slowest ${digits(value.max)}`];
    }),
  );
}

function verdict(holds: boolean | undefined): string {
  if (holds === undefined) return 'not measured';
  return holds ? 'yes' : '**no**';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
