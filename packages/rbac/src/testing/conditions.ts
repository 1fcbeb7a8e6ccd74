import fc from 'fast-check';
import type { AttributeName, Comparison, Condition, Operand } from '../condition/syntax.ts';

const anyAttribute: fc.Arbitrary<AttributeName> = fc.record({
  kind: fc.constant('attribute'),
  source: fc.constantFrom('request', 'resource', 'principal', 'environment'),
  name: fc.constantFrom('x', 'y', 'a/b:c d', 'utcnow', 'microsoft.authorization/roleassignments:roledefinitionid'),
});

const VALUES = {
  string: ['', 'a', 'A', 'b*', 'a?c', 'AND', '5', '{'],
  number: [-1, 0, 5],
  boolean: [true, false],
  guid: [
    'aaaaaaaa-0000-4000-8000-000000000001',
    'AAAAAAAA000040008000000000000001',
    'aaaaaaaa000040008000000000000002',
  ],
  dateTime: ['2024-05-01T12:00:00Z', '2024-05-01T12:00:00.5Z', '2024-02-29T00:00:00.000000001Z'],
} as const;

const OPERATORS = {
  string: [
    'stringequals',
    'stringnotequals',
    'stringlike',
    'stringnotlikeignorecase',
    'stringstartswith',
    'stringequalsignorecase',
  ],
  number: ['numericequals', 'numericnotequals', 'numericlessthan', 'numericgreaterthanequals'],
  boolean: ['boolequals', 'boolnotequals'],
  guid: ['guidequals', 'guidnotequals'],
  dateTime: ['datetimeequals', 'datetimenotequals', 'datetimelessthan', 'datetimegreaterthanequals'],
} as const;

const anyFamily = fc.constantFrom('string', 'number', 'boolean', 'guid', 'dateTime');

const anyQuantifier = fc.constantFrom(
  'none',
  'foranyofanyvalues',
  'forallofanyvalues',
  'foranyofallvalues',
  'forallofallvalues',
);

const anyComparison: fc.Arbitrary<Comparison> = fc.tuple(anyFamily, anyQuantifier).chain(([family, quantifier]) => {
  const maxLength = quantifier === 'none' ? 1 : 3;
  const anyValues: fc.Arbitrary<Operand> = fc.record({
    kind: fc.constant('values'),
    values: fc.array(fc.constantFrom<string | number | boolean>(...VALUES[family]), { minLength: 1, maxLength }),
  });
  const anyOperand = fc.oneof(anyAttribute, anyValues);
  return fc.record({
    kind: fc.constant('comparison'),
    left: fc.oneof({ weight: 4, arbitrary: anyAttribute }, { weight: 1, arbitrary: anyOperand }),
    quantifier: fc.constant(quantifier),
    operator: fc.constantFrom(...OPERATORS[family]),
    right: anyOperand,
  });
});

const anyPattern = fc.constantFrom('a/*', '*/read', 'Blob.List', '*');

/** Conditions as `parseCondition` makes them: joined parts are two at least. */
export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    anyComparison,
    fc.record({ kind: fc.constant('exists'), attribute: anyAttribute }),
    fc.record({ kind: fc.constantFrom('action-matches', 'sub-operation-matches'), pattern: anyPattern }),
    fc.record({ kind: fc.constant('not'), part: tie('condition') }),
    fc.record({
      kind: fc.constantFrom('all-of', 'any-of'),
      parts: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).condition;

/** Pieces of conditions and of nothing, to be joined into texts that nearly are conditions. */
export const anyPieces: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '!',
        '{',
        '}',
        ',',
        ':',
        '@',
        '[',
        ']',
        "'",
        '&&',
        '||',
        'AND',
        'or',
        'NOT',
        "'a'",
        '5',
        'true',
        '@Request[a]',
        '@Resource [ b ]',
        'Exists',
        'StringEquals',
        'GuidEquals',
        'BoolEquals true',
        'ForAllOfAnyValues:',
        'ForAnyOfAnyValues',
        "ActionMatches{'a'}",
        'SubOperationMatches{',
        '\u0000',
        'é',
        '𝒳',
        'aaaaaaaa-0000-4000-8000-000000000001',
        "@Request[a] StringEquals 'b'",
        'Exists @Request[a]',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .chain((pieces) => fc.constantFrom(' ', '', '\n').map((glue) => pieces.join(glue)));
