/** A piece of a query. */
export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign';
  readonly value: string;
}

const PIECES = [
  /\s+|\/\/[^\n]*/,
  /(?<name>[A-Za-z_$][\w$-]*)/,
  /(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/,
  /(?<number>\d+(?:\.\d+)?)/,
  /(?<sign>=~|!~|==|!=|<=|>=|[|()[\],.=<>~])/,
];
const PIECE = new RegExp(PIECES.map(({ source }) => source).join('|'), 'gy');

/** Cuts a query into pieces; `undefined` when it holds what no piece is. */
export function tokensOf(query: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < query.length) {
    const groups = PIECE.exec(query)?.groups;
    if (!groups) return undefined;
    const { name, text, number, sign } = groups;
    if (name !== undefined) tokens.push({ kind: 'name', value: name });
    else if (text !== undefined) tokens.push({ kind: 'text', value: text.slice(1, -1).replaceAll(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign });
  }
  return tokens;
}

/** Thrown inside the parser alone, which turns it into a refusal. */
export class NotUnderstood extends Error {}

/** Reads tokens one after the other. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Takes the next token when it is this sign or word, whose case does not matter. */
  accept(value: string): boolean {
    const next = this.#tokens[this.#at];
    if (!next || next.kind === 'text' || next.value.toLowerCase() !== value) return false;
    this.#at += 1;
    return true;
  }

  /** Takes the next token when it is one of these; answers which. */
  acceptOne<Value extends string>(values: readonly Value[]): Value | undefined {
    return values.find((value) => this.accept(value));
  }

  expect(value: string): void {
    if (!this.accept(value)) throw new NotUnderstood(`Expected '${value}'.`);
  }

  /** Takes the next token, which has to be of this kind. */
  take(kind: Token['kind']): string {
    const next = this.#tokens[this.#at];
    if (next?.kind !== kind) throw new NotUnderstood(`Expected a ${kind}.`);
    this.#at += 1;
    return next.value;
  }

  /** The next token, which stays. */
  get next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** The token after so many others, which stays. */
  peek(ahead: number): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  /** Where the reader is, for {@link between}. */
  get position(): number {
    return this.#at;
  }

  /** What was read since. */
  between(from: number): readonly Token[] {
    return this.#tokens.slice(from, this.#at);
  }
}
