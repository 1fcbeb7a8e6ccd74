import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_ROLES } from '../builtin-roles/all.ts';
import { anyCondition, anyPieces } from '../testing/conditions.ts';
import { acceptCondition } from './accept.ts';
import { checkCondition } from './check.ts';
import { MAX_CONDITION_LENGTH, parseCondition } from './parse.ts';
import { printCondition } from './print.ts';

// A short form that is the same each time; MANDATE_FUZZ_RUNS asks for a long one that is not.
const LONG = Number(process.env['MANDATE_FUZZ_RUNS'] ?? 0);
const RUNS = LONG > 0 ? { numRuns: LONG } : { numRuns: 5000, seed: 20_260_801 };
// Against hanging, not against slowness: machines are busy.
const MOST_MS = 10_000;
const TIMEOUT_MS = LONG > 0 ? 24 * 3_600_000 : 30_000;

function expectSound(text: string): void {
  const start = performance.now();
  const [parsed, accepted] = [parseCondition(text), acceptCondition(text)];
  expect(performance.now() - start).toBeLessThan(MOST_MS);

  for (const result of [parsed, accepted]) {
    if (result.ok) continue;
    expect(result.failure.position).toBeGreaterThanOrEqual(0);
    expect(result.failure.position).toBeLessThanOrEqual(text.length);
    expect(result.failure.message).not.toBe('');
  }
  if (!parsed.ok) return;
  const printed = printCondition(parsed.value);
  const again = printed.length <= MAX_CONDITION_LENGTH ? parseCondition(printed) : parsed;
  expect(again).toEqual(parsed);
}

describe('reading conditions', { timeout: TIMEOUT_MS }, () => {
  it('answers every text, with a place in it when it refuses', () => {
    fc.assert(fc.property(fc.oneof(anyPieces, fc.string({ unit: 'binary' })), expectSound), RUNS);
  });

  it('answers every text that is nearly a condition', () => {
    const anyNearly = fc
      .tuple(anyCondition, fc.nat(), fc.nat({ max: 4 }), fc.string({ maxLength: 3 }))
      .map(([condition, place, cut, put]) => {
        const text = printCondition(condition);
        const at = place % (text.length + 1);
        return text.slice(0, at) + put + text.slice(at + cut);
      });
    fc.assert(fc.property(anyNearly, expectSound), RUNS);
  });

  it('answers long texts of one kind at once', () => {
    for (const piece of [
      "'",
      '@',
      '@a',
      '@Request',
      '@Request[',
      '{',
      '-',
      '(',
      "!('a' ",
      'Exists @Request[a] AND ',
      '\\',
      ' ',
    ]) {
      expectSound(piece.repeat(MAX_CONDITION_LENGTH / piece.length));
    }
  });
});

describe('printCondition', { timeout: TIMEOUT_MS }, () => {
  it('writes what is read as the same condition', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        expect(parseCondition(printCondition(condition))).toEqual({ ok: true, value: condition });
      }),
      RUNS,
    );
  });

  it('writes nothing that has to be written again, nor a mix of AND and OR', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const printed = printCondition(condition);
        const parsed = parseCondition(printed);
        expect(parsed.ok && printCondition(parsed.value)).toBe(printed);
        const accepted = acceptCondition(printed);
        expect(accepted.ok || accepted.failure.kind).not.toBe('mixed-and-or');
        // Whatever else is refused, is refused without its text as well.
        expect(checkCondition(condition).ok).toBe(accepted.ok);
      }),
      RUNS,
    );
  });

  it.each([
    ["@request[A] stringequals'b'&&!exists@resource[c]", "@Request[a] StringEquals 'b' AND NOT Exists @Resource[c]"],
    [
      'Exists @Request[a] OR Exists @Request[b] AND Exists @Request[c]',
      'Exists @Request[a] OR (Exists @Request[b] AND Exists @Request[c])',
    ],
    [
      "@environment[utcnow] datetimelessthan '2030-01-01T00:00:00Z'",
      "@Environment[UtcNow] DateTimeLessThan '2030-01-01T00:00:00Z'",
    ],
    [
      '@Request[a] ForAnyOfAllValues:guidnotequals{AAAAAAAA000040008000000000000001}',
      '@Request[a] ForAnyOfAllValues:GuidNotEquals {aaaaaaaa000040008000000000000001}',
    ],
    [
      "!(ActionMatches{'a'}) || @Resource[n] NumericLessThan 5 || SubOperationMatches{'b'}",
      "NOT ActionMatches{'a'} OR @Resource[n] NumericLessThan 5 OR SubOperationMatches{'b'}",
    ],
  ])('spells %s as Azure does', (text, expected) => {
    const parsed = parseCondition(text);
    expect(parsed.ok && printCondition(parsed.value)).toBe(expected);
  });
});

describe('acceptCondition', () => {
  it('accepts the conditions of all built-in roles', () => {
    const conditions = BUILT_IN_ROLES.flatMap((role) => role.permissions.flatMap((entry) => entry.condition ?? []));
    expect(conditions.length).toBeGreaterThan(10);
    expect(conditions.map(acceptCondition).filter((accepted) => !accepted.ok)).toEqual([]);
  });

  it('checks a condition that was never a text', () => {
    const left = { kind: 'attribute', source: 'request', name: 'x' } as const;
    const comparison = { kind: 'comparison', left, quantifier: 'none', operator: 'stringequals' } as const;
    const kindOf = (values: readonly (string | number)[]) => {
      const checked = checkCondition({ ...comparison, right: { kind: 'values', values } });
      return checked.ok ? undefined : checked.failure;
    };
    expect(kindOf(['a'])).toBeUndefined();
    expect(kindOf([5])).toMatchObject({ kind: 'operand-of-another-family', position: 0 });
    expect(kindOf([])).toMatchObject({ kind: 'operand-of-another-family' });
    expect(kindOf(['a', 'b'])).toMatchObject({ kind: 'set-without-quantifier' });
  });
});
