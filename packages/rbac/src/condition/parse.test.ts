import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CONDITION_LENGTH, parseCondition } from './parse.ts';

const G = '11111111-1111-4111-8111-111111111111';

describe('parseCondition', () => {
  it.each([
    ['', 0, 'Expected an attribute'],
    ['  ', 2, 'found the end'],
    ['true', 4, 'Expected an operator, found the end'],
    ["@Request[a] StringEquals 'b", 25, 'Nothing in a condition starts with "\'b"'],
    ["@Request[a] StringEquals 'b' extra", 29, 'AND, OR or the end'],
    ["@Request[a] StringEquals 'b' AND", 32, 'found the end'],
    ["OR @Request[a] StringEquals 'b'", 0, 'found "or"'],
    ["@Request[a] StringEquals 'b')", 28, 'found ")"'],
    ["(@Request[a] StringEquals 'b'", 29, 'Expected )'],
    ['()', 1, 'found ")"'],
    ["@Elsewhere[a] StringEquals 'b'", 0, 'Nothing in a condition starts with'],
    ["@Request[] StringEquals 'b'", 0, 'Nothing in a condition starts with'],
    ["@Request[a StringEquals 'b'", 0, 'Nothing in a condition starts with'],
    ["@Request[a] StringSounds 'b'", 12, 'Expected an operator, found "stringsounds"'],
    ["@Request[a] constructor 'b'", 12, 'Expected an operator'],
    ["@Request[a] ForAnyOfAnyValues StringEquals {'b'}", 30, 'Expected :'],
    ["@Request[a] ForSomeValues:StringEquals {'b'}", 12, 'Expected an operator'],
    ["@Request[a] StringEquals {'a', 'b'}", 31, 'needs a quantifier'],
    ["@Request[a] ForAnyOfAnyValues:StringEquals {'a' 'b'}", 48, 'Expected }'],
    ['@Request[a] ForAnyOfAnyValues:StringEquals {}', 44, 'Expected a value'],
    ['@Request[a] StringEquals 5', 25, '5 is no value for stringequals'],
    [`@Request[a] StringEquals ${G}`, 25, 'is no value for stringequals'],
    ["@Request[a] GuidEquals 'Owner'", 23, '"Owner" is no value for guidequals'],
    ["@Request[a] BoolEquals 'true'", 23, '"true" is no value for boolequals'],
    ["@Request[a] NumericEquals '5'", 26, '"5" is no value'],
    ['@Request[a] NumericEquals 99999999999999999999', 26, 'found "99999999999999999999"'],
    ["@Environment[UtcNow] DateTimeLessThan '2024-02-30T00:00:00Z'", 38, 'is no value for datetimelessthan'],
    ["@Environment[UtcNow] DateTimeLessThan '2024-02-03 00:00'", 38, 'is no value for datetimelessthan'],
    ["ActionMatches 'a'", 14, 'Expected {'],
    ["ActionMatches{'a', 'b'}", 17, 'Expected }'],
    ['ActionMatches{a}', 14, 'a name in single quotes'],
    ['Exists', 6, 'an attribute, found the end'],
    ["Exists 'a'", 7, 'an attribute'],
    ["@Request[a] = 'b'", 12, 'Nothing in a condition starts with "= \'b\'"'],
    ['@Request[a] StringEquals "b"', 25, 'Nothing in a condition starts with'],
    ['@Request[a] & @Request[b]', 12, 'Nothing in a condition starts with'],
  ])('refuses %j at %i', (text, position, message) => {
    const parsed = parseCondition(text);
    expect(parsed).toMatchObject({ ok: false, failure: { kind: 'malformed-condition', position } });
    expect(!parsed.ok && parsed.failure.message).toContain(message);
  });

  it('refuses a text that is too long', () => {
    const text = "@Request[a] StringEquals 'b'".padEnd(MAX_CONDITION_LENGTH);
    expect(parseCondition(text).ok).toBe(true);
    expect(parseCondition(`${text} `)).toMatchObject({ ok: false, failure: { position: MAX_CONDITION_LENGTH } });
  });

  it.each(['(', '!', 'NOT ', '!(', '(!'])('refuses endless nesting by %j without overflowing the stack', (opening) => {
    const text = opening.repeat(Math.floor(MAX_CONDITION_LENGTH / opening.length));
    const parsed = parseCondition(text);
    expect(!parsed.ok && parsed.failure.message).toContain('levels of parentheses and negations');
  });

  it('reads a hundred levels, and as many neighbours as fit', () => {
    const one = "ActionMatches{'a'}";
    expect(parseCondition(`${'('.repeat(100)}${one}${')'.repeat(100)}`).ok).toBe(true);
    expect(parseCondition(Array(300).fill(`(${one})`).join(' OR ')).ok).toBe(true);
  });

  it('reads operators, sources and names in any letter case, and signs for words', () => {
    const plain = "NOT ActionMatches{'x'} AND @Resource[A/b:C] BoolEquals true OR Exists @Principal[d]";
    const odd = "!actionmatches {'x'}&&@RESOURCE [ a/B:c ] boolequals TRUE||EXISTS @principal[D]";
    expect(parseCondition(odd)).toEqual(parseCondition(plain));
  });

  it('reads AND tighter than OR, and parentheses before both', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => `ActionMatches{'${name}'}`);
    expect(parseCondition(`${a} OR ${b} AND ${c}`)).toEqual(parseCondition(`${a} OR (${b} AND ${c})`));
    expect(parseCondition(`${a} AND ${b} OR ${c}`)).toEqual(parseCondition(`(${a} AND ${b}) OR ${c}`));
    expect(parseCondition(`(${a} OR ${b}) AND ${c}`)).not.toEqual(parseCondition(`${a} OR ${b} AND ${c}`));
  });

  it('reads NOT of the next part only', () => {
    const [a, b] = ["ActionMatches{'a'}", "ActionMatches{'b'}"];
    expect(parseCondition(`NOT ${a} AND ${b}`)).toEqual(parseCondition(`(NOT ${a}) AND ${b}`));
  });

  it('reads a GUID with or without hyphens or quotes, even one of digits only', () => {
    for (const guid of [G, G.replaceAll('-', ''), `'${G}'`]) {
      expect(parseCondition(`@Request[a] GuidEquals ${guid}`).ok).toBe(true);
    }
  });

  it('never throws, whatever pieces it is made of', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '!',
      '{',
      '}',
      ',',
      ':',
      "'a'",
      'AND',
      'OR',
      '@Request[a]',
      'Exists',
      '5',
      G,
      'GuidEquals',
      'ForAllOfAnyValues',
      "ActionMatches{'a'}",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((all) => all.join(' ')),
          fc.string(),
        ),
        (text) => {
          const parsed = parseCondition(text);
          if (parsed.ok) return;
          expect(parsed.failure.position).toBeGreaterThanOrEqual(0);
          expect(parsed.failure.position).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
