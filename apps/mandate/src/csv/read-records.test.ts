import { describe, expect, it } from 'vitest';
import { readRecords } from './read-records.ts';

describe('a CSV text', () => {
  it('has its records with the line on which each begins, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `\ufeffA,B${end}"x${end}y",2${end}${end}3,"4 ""5"""${end}`;
      expect(readRecords(text)).toEqual({
        records: [
          { line: 1, cells: ['A', 'B'] },
          { line: 2, cells: [`x${end}y`, '2'] },
          { line: 5, cells: ['3', '4 "5"'] },
        ],
        brokenAt: null,
      });
    }
  });

  it('may mix line ends', () => {
    expect(readRecords('A,B\r\n1,2\n3,4\r').records.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'A', 'B'],
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
  });

  it('may have rows of different lengths, for whoever reads them to complain of', () => {
    expect(readRecords('A,B\n1\n1,2,3\n').records.map(({ cells }) => cells.length)).toEqual([2, 1, 3]);
  });

  it.each([
    ['never closed', 'A,B\n1,2\n"x,3\n4,5\n'],
    ['in the middle of a field', 'A,B\n1,2\nab"x,3\n4,5\n'],
    ['followed by text', 'A,B\n1,2\n"x"y,3\n4,5\n'],
  ])('is read up to the record with a quotation mark %s', (_, text) => {
    const { records, brokenAt } = readRecords(text);
    expect(brokenAt).toBe(3);
    expect(records).toHaveLength(2);
  });

  it('may be empty', () => {
    expect(readRecords('')).toEqual({ records: [], brokenAt: null });
    expect(readRecords('\n\n')).toEqual({ records: [], brokenAt: null });
  });
});
