import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, disarm, rearm } from './cells.ts';

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1", "''+1"])(
    'that a spreadsheet may run is held back: %j',
    (text) => {
      expect(disarm(text)).toBe(`'${text}`);
    },
  );

  it.each(['Société', "'t Hof", "d'Or", '1+1', '', "'"])('that no spreadsheet runs stays as it is: %j', (text) => {
    expect(disarm(text)).toBe(text);
  });

  it('comes back from any file of ours as it was', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', ' ') });
    fc.assert(fc.property(text, (cell) => rearm(disarm(cell)) === cell));
  });

  it('is quoted where it holds what separates cells, records or quotes', () => {
    expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', ''])).toBe('a,"b,c","d""e","f\ng",\r\n');
  });
});
