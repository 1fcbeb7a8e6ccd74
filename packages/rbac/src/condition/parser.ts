import { type Literal, literalOf } from './literal.ts';
import type { Notes } from './notes.ts';
import { isOperatorName, type OperatorName, operatorNamed } from './operators.ts';
import type { Comparison, Condition, MalformedCondition, Operand, Quantifier } from './syntax.ts';
import type { Token } from './tokens.ts';

// Azure sets no limit, but our stack has one. Conditions written by people stay below ten.
const MAX_NESTING = 128;

/** Thrown to leave the recursion at once, and caught by the only caller. */
export class Unexpected extends Error {
  readonly failure: MalformedCondition;

  constructor(message: string, position: number) {
    super(message);
    this.failure = { kind: 'malformed-condition', message, position };
  }
}

const QUANTIFIERS: readonly string[] = [
  'foranyofanyvalues',
  'forallofanyvalues',
  'foranyofallvalues',
  'forallofallvalues',
] satisfies Quantifier[];

/** Reads the pieces of a condition by recursive descent; for `parseCondition` alone. */
export class Parser {
  #at = 0;
  #nesting = 0;
  readonly #tokens: readonly Token[];
  readonly #end: number;
  readonly #positions = new Map<Condition | Operand, number>();
  readonly #bracketed = new Set<Condition>();
  #mixedAt: number | undefined;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  whole(): Condition {
    const condition = this.#anyOf();
    if (this.#next !== undefined) this.#fail('AND, OR or the end of the condition');
    return condition;
  }

  /** What has been noted while reading. */
  get notes(): Notes {
    return { positions: this.#positions, mixedAt: this.#mixedAt };
  }

  #anyOf(): Condition {
    return this.#placed(() => {
      const parts = [this.#allOf()];
      const firstSign = this.#place;
      while (this.#takes('or')) parts.push(this.#allOf());
      const isMixed = parts.length > 1 && parts.some((part) => part.kind === 'all-of' && !this.#bracketed.has(part));
      if (isMixed) this.#mixedAt = Math.min(this.#mixedAt ?? firstSign, firstSign);
      return joined('any-of', parts);
    });
  }

  #allOf(): Condition {
    return this.#placed(() => {
      const parts = [this.#negated()];
      while (this.#takes('and')) parts.push(this.#negated());
      return joined('all-of', parts);
    });
  }

  #negated(): Condition {
    return this.#placed(() => {
      if (!this.#takes('not')) return this.#primary();
      return this.#nested(() => ({ kind: 'not', part: this.#negated() }));
    });
  }

  // The innermost call knows the place best: the outer ones of a part that stands alone return the same part.
  #placed<T extends Condition | Operand>(readPart: () => T): T {
    const place = this.#place;
    const part = readPart();
    if (!this.#positions.has(part)) this.#positions.set(part, place);
    return part;
  }

  get #place(): number {
    return this.#next?.position ?? this.#end;
  }

  #primary(): Condition {
    if (this.#takes('(')) {
      const inner = this.#nested(() => this.#anyOf());
      this.#expect(')');
      this.#bracketed.add(inner);
      return inner;
    }
    if (this.#takes('actionmatches')) return { kind: 'action-matches', pattern: this.#pattern() };
    if (this.#takes('suboperationmatches')) return { kind: 'sub-operation-matches', pattern: this.#pattern() };
    if (this.#takes('exists')) return { kind: 'exists', attribute: this.#attribute() ?? this.#fail('an attribute') };
    return this.#comparison();
  }

  #comparison(): Comparison {
    const leftPlace = this.#place;
    const left = this.#operand();
    const quantifier = this.#quantifier();
    const operator = this.#operator();
    const rightPlace = this.#place;
    const right = this.#operand();
    const comparison: Comparison = {
      kind: 'comparison',
      left: checked(left, operator, quantifier),
      quantifier,
      operator,
      right: checked(right, operator, quantifier),
    };
    this.#positions.set(comparison.left, leftPlace).set(comparison.right, rightPlace);
    return comparison;
  }

  #operand(): Operand | readonly Literal[] {
    const attribute = this.#attribute();
    if (attribute !== undefined) return attribute;
    if (!this.#takes('{')) return [this.#literal('an attribute, a value, a set of values or a function')];

    const literals = [this.#literal('a value')];
    while (this.#takes(',')) literals.push(this.#literal('a value'));
    this.#expect('}');
    return literals;
  }

  #quantifier(): Comparison['quantifier'] {
    const word = this.#next;
    if (word?.kind !== 'word' || !isQuantifier(word.text)) return 'none';
    this.#at += 1;
    this.#expect(':');
    return word.text;
  }

  #operator(): OperatorName {
    const word = this.#next;
    if (word?.kind !== 'word' || !isOperatorName(word.text)) return this.#fail('an operator');
    this.#at += 1;
    return word.text;
  }

  #attribute() {
    const token = this.#next;
    if (token?.kind !== 'attribute') return undefined;
    this.#at += 1;
    return { kind: 'attribute', source: token.source, name: token.text } as const;
  }

  #literal(what: string): Literal {
    const literal = this.#next && literalOf(this.#next);
    if (literal === undefined) return this.#fail(what);
    this.#at += 1;
    return literal;
  }

  #pattern(): string {
    this.#expect('{');
    const token = this.#next;
    if (token?.kind !== 'string') return this.#fail('a name in single quotes');
    this.#at += 1;
    this.#expect('}');
    return token.text;
  }

  #nested<T>(read: () => T): T {
    this.#nesting += 1;
    if (this.#nesting > MAX_NESTING) this.#fail(`at most ${MAX_NESTING} levels of parentheses and negations`);
    const inner = read();
    this.#nesting -= 1;
    return inner;
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #takes(text: string): boolean {
    const token = this.#next;
    if (token?.text !== text || (token.kind !== 'mark' && token.kind !== 'word')) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#takes(text)) this.#fail(text);
  }

  #fail(what: string): never {
    const token = this.#next;
    const found = token === undefined ? 'the end' : JSON.stringify(token.text);
    throw new Unexpected(`Expected ${what}, found ${found}.`, token?.position ?? this.#end);
  }
}

function joined(kind: 'all-of' | 'any-of', parts: readonly Condition[]): Condition {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 ? only : { kind, parts };
}

function isQuantifier(word: string): word is Quantifier {
  return QUANTIFIERS.includes(word);
}

function checked(operand: Operand | readonly Literal[], operator: OperatorName, quantifier: string): Operand {
  if ('kind' in operand) return operand;
  for (const { value, isQuoted, position } of operand) {
    // A bare word is a GUID, a number or a truth value, never a string.
    const isReadable = operatorNamed(operator).accepts(value) && (isQuoted || !operator.startsWith('string'));
    if (!isReadable) throw new Unexpected(`${JSON.stringify(value)} is no value for ${operator}.`, position);
  }
  const [, second] = operand;
  if (quantifier === 'none' && second !== undefined) {
    throw new Unexpected('A set of several values needs a quantifier, such as ForAnyOfAnyValues.', second.position);
  }
  return { kind: 'values', values: operand.map(({ value }) => value) };
}
