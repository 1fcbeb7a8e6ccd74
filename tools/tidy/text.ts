import { isForTests, type RepoFile } from '../files.ts';

/** Finds what is wrong with one file; each problem names its line. */
export type TextCheck = (file: RepoFile) => readonly string[];

const SOURCE = /\.(ts|tsx|mjs|cjs|js|css|html)$/;
const MAX_LINES = 400;
const MAX_COLUMNS = 120;

/** Files whose length is that of the facts or texts they list. */
const FACTS = new RegExp(
  [
    '^packages/rbac/(src/builtin-roles/|mutants/(index-)?faults\\.ts)',
    '^packages/messages/src/[^/]+/(en|fr)\\.ts$',
    '^packages/partner-center/src/operations\\.ts$',
    '^bench/results/',
    '^package-lock\\.json$',
    '^LICENSE$',
  ].join('|'),
);

/** The checks themselves spell out what they look for. */
const OWN = /^tools\/tidy/;

/** The checks that need nothing but a file's lines. */
export const TEXT_CHECKS: Readonly<Record<string, TextCheck>> = {
  'a marker names its issue, as in TODO(#12)': lineCheck(isOrdinarySource, (line) =>
    /\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))/.test(line),
  ),
  [`a file has at most ${MAX_LINES} lines`]: ({ path, text }) => {
    const lines = text.split('\n').length - 1;
    return SOURCE.test(path) && !FACTS.test(path) && lines > MAX_LINES ? [`${path} has ${lines}`] : [];
  },
  [`a line has at most ${MAX_COLUMNS} columns`]: lineCheck(
    ({ path }) => (SOURCE.test(path) || path.endsWith('.md')) && !FACTS.test(path),
    (line) => withoutUnbreakable(line).length > MAX_COLUMNS,
  ),
  'nothing names a place on somebody’s machine': lineCheck(
    ({ path }) => !OWN.test(path),
    (line, { path }) => MACHINE_PATHS.test(line) && !(path === '.ci/run' && line.startsWith('roles=')),
  ),
  'tests run all of them': lineCheck(
    ({ path }) => isForTests(path) && !OWN.test(path),
    (line) => /\b(describe|it|test)(\.\w+)*\.(only|skip|todo)\b|\b[fx](it|describe)\(/.test(line),
  ),
  'a suppression gives its reason': lineCheck(isOrdinarySource, isBlunt),
};

function isOrdinarySource({ path }: RepoFile): boolean {
  return SOURCE.test(path) && !OWN.test(path);
}

/** What a line holds besides texts, patterns, addresses and rows of a Markdown table, which cannot be broken in two. */
function withoutUnbreakable(line: string): string {
  if (/^\s*\|.*\|$/.test(line)) return '';
  return line.replace(/https?:\/\/\S+/g, '').replace(/(['"`]).*\1|= \/.*\/[a-z]*;/g, '');
}

const MACHINE_PATHS = /(^|[\s"'`(=:])(\/work\/|\/home\/|\/Users\/|\.\.\/shared\/|[A-Z]:\\Users)/;

function isBlunt(line: string): boolean {
  if (/\bas any\b(?! \w)|@ts-ignore|@ts-nocheck/.test(line)) return true;
  const [, reason] =
    /(?:@ts-expect-error|biome-ignore(?:-\w+)? [\w/]+|(?:oxlint|eslint)-disable[\w-]*)(.*)$/.exec(line) ?? [];
  return reason !== undefined && !/[:\s-]\s*\w+ \w+/.test(reason);
}

function lineCheck(
  applies: (file: RepoFile) => boolean,
  isWrong: (line: string, file: RepoFile) => boolean,
): TextCheck {
  return (file) =>
    applies(file)
      ? file.text.split('\n').flatMap((line, index) => (isWrong(line, file) ? [`${file.path}:${index + 1}`] : []))
      : [];
}
