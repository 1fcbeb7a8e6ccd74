import { median } from '../measure.ts';
import type { Results } from '../run.ts';
import { digits } from './targets.ts';

const WIDTH = 760;
const LABEL = 150;
const BAR = 22;
const GAP = 8;
const TOP = 64;
const HIDDEN = new Set(['scope lookup alone', 'Mandate, batch']);

/** The rates at M as bars on a logarithmic scale: each line across is ten times the one before. */
export function chart({ standings, date, machine }: Results): string {
  const bars = standings
    .filter(({ size, name }) => size === 'M' && !HIDDEN.has(name))
    .map(({ name, rates }) => ({ name, rate: median(rates) }))
    .sort((one, other) => other.rate - one.rate);
  const highest = Math.ceil(Math.log10(Math.max(10, ...bars.map(({ rate }) => rate))));
  const lowest = 2;
  const x = (rate: number) => LABEL + ((Math.log10(rate) - lowest) / (highest - lowest)) * (WIDTH - LABEL - 110);
  const height = TOP + bars.length * (BAR + GAP) + 34;

  const grid = Array.from({ length: highest - lowest + 1 }, (_, index) => 10 ** (lowest + index)).map(
    (rate) => `<line x1="${x(rate)}" y1="${TOP - 8}" x2="${x(rate)}" y2="${height - 30}" stroke="#8884"/>
<text x="${x(rate)}" y="${TOP - 14}" text-anchor="middle" class="small">${digits(rate)}</text>`,
  );
  const drawn = bars.map(({ name, rate }, index) => {
    const y = TOP + index * (BAR + GAP);
    const colour = name.startsWith('Mandate') ? '#0f6cbd' : '#8a8886';
    return `<text x="${LABEL - 10}" y="${y + 16}" text-anchor="end">${name}</text>
<rect x="${LABEL}" y="${y}" width="${Math.max(2, x(rate) - LABEL)}" height="${BAR}" rx="3" fill="${colour}"/>
<text x="${x(rate) + 8}" y="${y + 16}">${digits(rate)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
<title id="title">Access checks per second of processor time, 100,000 assignments</title>
<desc id="description">${bars.map(({ name, rate }) => `${name}: ${digits(rate)}`).join('; ')}. Logarithmic scale.</desc>
<style>text{font:14px system-ui,sans-serif;fill:#605e5c}.small{font-size:11px}
@media(prefers-color-scheme:dark){text{fill:#c8c6c4}}</style>
<text x="${LABEL}" y="22">Access checks per second of processor time, 100,000 assignments (logarithmic)</text>
${grid.join('\n')}
${drawn.join('\n')}
<text x="${LABEL}" y="${height - 8}" class="small">${date}, ${machine}</text>
</svg>
`;
}
