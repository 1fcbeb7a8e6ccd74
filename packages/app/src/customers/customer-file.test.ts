import { describe, expect, it } from 'vitest';
import { type FileRecord, readCustomerFile } from './customer-file.ts';

const HEADER = ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'];
const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const OTHER_ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3302';

const recordsOf = (rows: readonly (readonly string[])[]): readonly FileRecord[] =>
  rows.map((cells, index) => ({ line: index + 1, cells }));
const read = (...rows: readonly (readonly string[])[]) =>
  readCustomerFile({ records: recordsOf(rows), brokenAt: null });
const problemsOf = (...rows: readonly (readonly string[])[]) => read(HEADER, ...rows).problems;

describe('a customer file is refused', () => {
  it('when it is empty', () => {
    expect(read().problems).toEqual([{ line: 1, kind: 'file-empty' }]);
  });

  it.each([
    ['lacks a column', ['Microsoft ID', 'Company name', 'Relationship'], 'column-missing'],
    ['has a column twice', [...HEADER, 'Company name'], 'column-twice'],
    ['has a column nobody knows', [...HEADER, 'Tags'], 'column-unknown'],
    [
      'has its columns apart by semicolons',
      ['Microsoft ID;Company name;Primary domain name;Relationship'],
      'semicolons',
    ],
  ])('when it %s', (_, header, kind) => {
    // The rows are not read: without columns, everything in them would be wrong.
    expect(read(header, ['x']).problems).toMatchObject([{ line: 1, kind }]);
  });

  it.each([
    ['an id that is no GUID', ['3f2504e0', 'A', 'a.example', 'Reseller'], 'id-malformed'],
    ['an id in braces', [`{${ID}}`, 'A', 'a.example', 'Reseller'], 'id-malformed'],
    [
      'the id that stands for everybody',
      ['00000000-0000-0000-0000-000000000000', 'A', 'a.example', 'Reseller'],
      'id-malformed',
    ],
    ['no company name', [ID, ' ', 'a.example', 'Reseller'], 'name-empty'],
    ['a line break in the company name', [ID, 'A\nB', 'a.example', 'Reseller'], 'name-control-character'],
    ['a zero character in the company name', [ID, 'A\u0000B', 'a.example', 'Reseller'], 'name-control-character'],
    ['a company name that is too long', [ID, 'é'.repeat(257), 'a.example', 'Reseller'], 'name-too-long'],
    ['no domain', [ID, 'A', '', 'Reseller'], 'domain-malformed'],
    ['a domain of one label', [ID, 'A', 'localhost', 'Reseller'], 'domain-malformed'],
    ['an address in place of a domain', [ID, 'A', 'https://a.example', 'Reseller'], 'domain-malformed'],
    ['a numeric address in place of a domain', [ID, 'A', '10.0.0.1', 'Reseller'], 'domain-malformed'],
    ['a domain with a space', [ID, 'A', 'a b.example', 'Reseller'], 'domain-malformed'],
    ['a label that begins with a hyphen', [ID, 'A', '-a.example', 'Reseller'], 'domain-malformed'],
    ['a domain that is too long', [ID, 'A', `${'a.'.repeat(130)}example`, 'Reseller'], 'domain-malformed'],
    ['another relationship', [ID, 'A', 'a.example', 'Advisor'], 'relationship-unknown'],
    ['no relationship', [ID, 'A', 'a.example', ''], 'relationship-unknown'],
    ['a field too few', [ID, 'A', 'a.example'], 'cells'],
    ['a field too many', [ID, 'A', 'a.example', 'Reseller', ''], 'cells'],
  ])('for a row with %s', (_, row, kind) => {
    expect(problemsOf(row)).toMatchObject([{ line: 2, kind }]);
  });

  it('for a second row with the same id or domain, whatever the letter case, naming the first', () => {
    const problems = problemsOf(
      [ID, 'A', 'a.example', 'Reseller'],
      [ID.toUpperCase(), 'B', 'b.example', 'Reseller'],
      [OTHER_ID, 'C', 'A.Example', 'Reseller'],
    );
    expect(problems).toEqual([
      { line: 3, kind: 'id-twice', id: ID, firstLine: 2 },
      { line: 4, kind: 'domain-twice', domain: 'a.example', firstLine: 2 },
    ]);
  });

  it('with everything that is wrong, not the first of it', () => {
    const problems = problemsOf(
      ['x', '', 'x', 'x'],
      [ID, 'Fine', 'fine.example', 'Reseller'],
      [OTHER_ID, 'A', 'a.example', 'x'],
    );
    expect(problems.map(({ line, kind }) => `${line} ${kind}`)).toEqual([
      '2 id-malformed',
      '2 name-empty',
      '2 domain-malformed',
      '2 relationship-unknown',
      '4 relationship-unknown',
    ]);
  });

  it('where its quotes stop making sense, after what was wrong before', () => {
    const records = recordsOf([HEADER, ['x', 'A', 'a.example', 'Reseller']]);
    const { problems } = readCustomerFile({ records, brokenAt: 3 });
    expect(problems.map(({ line, kind }) => `${line} ${kind}`)).toEqual(['2 id-malformed', '3 quotes-malformed']);
  });
});

describe('a customer file is read', () => {
  it('with its columns in any order and spelling', () => {
    const header = ['relationship', 'PRIMARY DOMAIN NAME', ' Microsoft id ', 'company name'];
    const { rows, problems } = read(header, ['cloud reseller', 'A.example', ID.toUpperCase(), ' Élan ']);
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ line: 2, id: ID, companyName: 'Élan', domain: 'a.example' }]);
  });

  it('with nothing but its header', () => {
    expect(read(HEADER)).toEqual({ rows: [], problems: [] });
  });

  it('with a name of 256 characters outside the basic plane', () => {
    expect(problemsOf([ID, '𝄞'.repeat(256), 'a.example', 'Reseller'])).toEqual([]);
  });

  it('with the apostrophe taken off that keeps spreadsheets from running a name', () => {
    expect(read(HEADER, [ID, "'=1+1", 'a.example', 'Reseller']).rows[0]?.companyName).toBe('=1+1');
    expect(read(HEADER, [ID, "'t Hof", 'a.example', 'Reseller']).rows[0]?.companyName).toBe("'t Hof");
  });
});
