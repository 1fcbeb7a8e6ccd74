import { describe, expect, it } from 'vitest';
import { NO_ATTRIBUTES, SUB_OPERATION } from '../attributes.ts';
import type { Attributes, AttributeValue } from '../model.ts';
import { isMet } from './evaluate.ts';

const G = '11111111-1111-4111-8111-aaaaaaaaaaaa';
const H = '22222222-2222-4222-8222-bbbbbbbbbbbb';

const ATTRIBUTES: Attributes = {
  request: new Map<string, AttributeValue>([
    ['text', 'Blue'],
    ['empty', ''],
    ['colours', ['red', 'blue']],
    ['numbers', [10, 20]],
    ['nothing', []],
    ['one', 1],
    ['yes', true],
    ['guid', G],
    ['path', 'logs/2024/*'],
    [SUB_OPERATION, 'Blob.List'],
  ]),
  resource: new Map([['text', 'resource']]),
  principal: new Map([['text', 'principal']]),
  environment: new Map([['utcnow', '2024-05-01T12:00:00.5Z']]),
};
const action = { plane: 'data', name: 'Microsoft.Storage/blobs/Read' } as const;

const met = (text: string) => isMet(text, { action, attributes: ATTRIBUTES });

const NOT_MET = [
  // Missing attributes, wrong sources, values that an operator cannot read.
  "@Request[absent] StringEquals 'a'",
  "@Request[absent] StringNotEquals 'a'",
  "@Request[absent] StringNotLike 'a'",
  `@Request[absent] GuidNotEquals ${G}`,
  '@Request[absent] BoolNotEquals true',
  '@Request[absent] NumericNotEquals 1',
  "@Request[absent] DateTimeNotEquals '2024-05-01T12:00:00Z'",
  "@Request[absent] ForAllOfAllValues:StringNotEquals {'a'}",
  "'a' StringNotEquals @Request[absent]",
  "@Request[nothing] ForAllOfAnyValues:StringEquals {'a'}",
  "@Request[nothing] ForAllOfAllValues:StringNotEquals {'a'}",
  "{'a'} ForAnyOfAllValues:StringNotEquals @Request[nothing]",
  '@Resource[yes] BoolEquals true',
  `@Request[text] GuidNotEquals ${G}`,
  '@Request[text] NumericNotEquals 1',
  "@Request[one] StringNotEquals 'a'",
  "@Request[text] DateTimeNotEquals '2024-05-01T12:00:00Z'",
  // Lists need a quantifier.
  "@Request[colours] StringEquals 'red'",
  "@Request[colours] StringNotEquals 'green'",
  // Plain comparisons.
  "@Request[text] StringEquals 'blue'",
  "@Request[text] StringNotEqualsIgnoreCase 'blue'",
  "@Request[text] StringStartsWith 'bl'",
  "@Request[text] StringNotStartsWith 'Bl'",
  "@Request[text] StringLike 'b*'",
  "@Request[text] StringLike 'Blu'",
  "@Request[text] StringLike 'Blue?'",
  "@Request[empty] StringLike '?'",
  "@Request[text] StringNotLike '*'",
  "@Request[path] StringLike 'logs/\\*'",
  "@Request[text] StringLike 'B\\?ue'",
  '@Request[one] NumericLessThan 1',
  '@Request[one] NumericGreaterThan 1',
  '@Request[one] NumericEquals 2',
  '@Request[yes] BoolEquals false',
  '@Request[yes] BoolNotEquals true',
  `@Request[guid] GuidNotEquals ${G.toUpperCase().replaceAll('-', '')}`,
  "@Environment[UtcNow] DateTimeLessThan '2024-05-01T12:00:00.5Z'",
  "@Environment[UtcNow] DateTimeGreaterThan '2024-05-01T12:00:00.500000001Z'",
  // Functions.
  "ActionMatches{'Microsoft.Storage/blobs'}",
  "SubOperationMatches{'Blob'}",
  'Exists @Request[absent]',
  'NOT Exists @Request[text]',
  '!Exists @Request[text]',
  // Connectives.
  'Exists @Request[text] AND Exists @Request[absent]',
  'Exists @Request[absent] OR Exists @Resource[absent]',
  'Exists @Request[absent] AND Exists @Request[text] OR Exists @Request[absent]',
  '(Exists @Request[text] OR Exists @Request[text]) AND Exists @Request[absent]',
  // Quantifiers.
  "@Request[colours] ForAnyOfAnyValues:StringEquals {'green', 'white'}",
  "@Request[colours] ForAllOfAnyValues:StringEquals {'blue', 'green'}",
  '@Request[numbers] ForAnyOfAllValues:NumericLessThan {10, 20}',
  '@Request[numbers] ForAllOfAllValues:NumericLessThan {20, 30}',
  `@Request[guid] ForAnyOfAllValues:GuidNotEquals {${G}, ${H}}`,
  // No condition at all.
  '',
  'true',
];

const MET = [
  "@Request[text] StringEquals 'Blue'",
  "@Request[text] StringEquals {'Blue'}",
  "'Blue' StringEquals @Request[text]",
  "@Resource[text] StringEquals 'resource'",
  "@Principal[text] StringEquals 'principal'",
  "@Request[text] StringEqualsIgnoreCase 'BLUE'",
  "@Request[text] StringNotEquals 'blue'",
  "@Request[text] StringNotEqualsIgnoreCase 'red'",
  "@Request[text] StringStartsWith 'Bl'",
  "@Request[text] StringStartsWithIgnoreCase 'bL'",
  "@Request[text] StringNotStartsWith 'bl'",
  "@Request[text] StringNotStartsWithIgnoreCase 'x'",
  "@Request[text] StringLike 'B*e'",
  "@Request[text] StringLike '*l?e*'",
  "@Request[empty] StringLike '*'",
  "@Request[text] StringLikeIgnoreCase 'b??E'",
  "@Request[text] StringNotLike 'b*'",
  "@Request[text] StringNotLikeIgnoreCase 'x*'",
  "@Request[path] StringLike 'logs/*/\\*'",
  '@Request[text] StringEquals @Request[text]',
  '@Request[one] NumericEquals 1',
  '@Request[one] NumericNotEquals -1',
  '@Request[one] NumericLessThan 2',
  '@Request[one] NumericLessThanEquals 1',
  '@Request[one] NumericGreaterThan 0',
  '@Request[one] NumericGreaterThanEquals 1',
  '@Request[yes] BoolEquals true',
  '@Request[yes] BoolNotEquals false',
  `@Request[guid] GuidEquals ${G.toUpperCase().replaceAll('-', '')}`,
  `@Request[guid] GuidEquals '${G}'`,
  `@Request[guid] GuidNotEquals ${H}`,
  "@Environment[UtcNow] DateTimeEquals '2024-05-01T12:00:00.500000000Z'",
  "@Environment[UtcNow] DateTimeNotEquals '2024-05-01T12:00:00Z'",
  "@Environment[UtcNow] DateTimeGreaterThan '2024-05-01T12:00:00.499999999Z'",
  "@Environment[UtcNow] DateTimeGreaterThanEquals '2024-05-01T12:00:00.50Z'",
  "@Environment[UtcNow] DateTimeLessThan '2024-05-01T12:00:01Z'",
  "@Environment[UtcNow] DateTimeLessThanEquals '2024-12-01T00:00:00Z'",
  "ActionMatches{'microsoft.storage/*'}",
  "SubOperationMatches{'blob.list'}",
  'Exists @Request[empty]',
  'NOT Exists @Request[absent]',
  "NOT @Request[absent] StringEquals 'a'",
  'Exists @Request[text] OR Exists @Request[absent] AND Exists @Request[absent]',
  "@Request[colours] ForAnyOfAnyValues:StringEquals {'blue', 'green'}",
  "@Request[colours] ForAllOfAnyValues:StringEquals {'blue', 'green', 'red'}",
  '@Request[numbers] ForAnyOfAllValues:NumericLessThan {15, 18}',
  '@Request[numbers] ForAllOfAllValues:NumericLessThan {25, 30}',
  "{'User', 'Group'} ForAnyOfAnyValues:StringEqualsIgnoreCase 'group'",
  `@Request[guid] ForAnyOfAnyValues:GuidNotEquals {${G}, ${H}}`,
  `@Request[guid] ForAnyOfAnyValues:GuidEquals {${H}, ${G}}`,
];

describe('a condition', () => {
  it.each(NOT_MET)('does not hold: %s', (text) => {
    expect(met(text)).toBe(false);
  });

  it.each(MET)('holds: %s', (text) => {
    expect(met(text)).toBe(true);
  });

  it('matches no suboperation where there is none', () => {
    expect(isMet("SubOperationMatches{'*'}", { action, attributes: NO_ATTRIBUTES })).toBe(false);
  });

  it('answers at once on a hostile pattern', () => {
    const attributes = { ...NO_ATTRIBUTES, request: new Map([['text', 'a'.repeat(10_000)]]) };
    const start = performance.now();
    expect(isMet(`@Request[text] StringLike '${'*a'.repeat(1000)}b'`, { action, attributes })).toBe(false);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
