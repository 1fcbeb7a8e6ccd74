import { describe, expect, it } from 'vitest';
import { readFiles, repositoryPaths } from './files.ts';
import { brokenLinks, type DependencyLists, unexplainedDependencies, unpairedGuides } from './tidy/documents.ts';
import { undocumentedExports } from './tidy/exports.ts';
import { TEXT_CHECKS } from './tidy/text.ts';

const paths = repositoryPaths();
const texts = readFiles(/\.(ts|tsx|mjs|cjs|js|css|html|json|jsonc|md|yml|yaml)$|^\.ci\/|^\.[^/]+$/, paths);
const documents = new Map(texts.filter(({ path }) => path.endsWith('.md')).map((file) => [file.path, file]));

describe('the repository is tidy', () => {
  it('has been read', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(documents.size).toBeGreaterThan(10);
  });

  it.for(Object.entries(TEXT_CHECKS))('%s', ([, check]) => {
    expect(texts.flatMap(check)).toEqual([]);
  });

  it('says what every export is for', () => {
    const sources = texts.filter(({ path }) => /^(packages|apps)\/[^/]+\/src\/.*\.tsx?$|^tools\/.*\.ts$/.test(path));
    expect(sources.flatMap(undocumentedExports)).toEqual([]);
  });

  it('links to files that are there', () => {
    const known = new Set(paths);
    expect([...documents.values()].flatMap((file) => brokenLinks(file, documents, known))).toEqual([]);
  });

  it('has every guide in both languages', () => {
    expect(unpairedGuides(paths)).toEqual([]);
  });

  it('explains every dependency', () => {
    const manifests = texts.filter(({ path }) => /(^|\/)package\.json$/.test(path));
    const lists = manifests.map(({ text }) => JSON.parse(text) as DependencyLists);
    expect(unexplainedDependencies(lists, documents.get('docs/dependencies.md')?.text ?? '')).toEqual([]);
  });
});

describe('the checks of text', () => {
  const problemsOf = (text: string, path = 'packages/app/src/a.ts') =>
    Object.entries(TEXT_CHECKS).flatMap(([name, check]) =>
      check({ path, text }).map((problem) => `${name}: ${problem}`),
    );

  it.for([
    ['// TODO: later', 'names its issue'],
    ['x\n'.repeat(401), 'at most 400 lines'],
    [`// ${'x '.repeat(60)}`, 'at most 120 columns'],
    ["const place = '/home/kim/mandate';", 'somebody’s machine'],
    ['const x = y as any;', 'gives its reason'],
    ['// @ts-expect-error', 'gives its reason'],
    ['// biome-ignore lint/style/useConst: <explanation>', 'gives its reason'],
    ['// oxlint-disable-next-line no-eval', 'gives its reason'],
  ] as const)('finds %s', ([text, name]) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(name)]);
  });

  it.for(['it.only(', 'describe.skip(', 'it.concurrent.skip(', 'test.todo(', 'xit('])('finds %s', (call) => {
    expect(problemsOf(`${call}'works', () => {});`, 'packages/app/src/a.test.ts')).toHaveLength(1);
  });

  it('leaves alone what is right', () => {
    const lines = [
      '// TODO(#12): page this list.',
      '// biome-ignore lint/style/useConst: the caller assigns it later.',
      '// oxlint-disable-next-line no-eval -- the text is a constant of ours.',
      '// @ts-expect-error: the types of version 9 lack this option.',
      "fetch('/homepage/work/');",
      `const text = '${'x'.repeat(120)}';`,
    ];
    expect(problemsOf(lines.join('\n'))).toEqual([]);
  });
});

describe('the check of exports', () => {
  const problemsOf = (text: string) => undocumentedExports({ path: 'packages/app/src/a.ts', text });

  it.for(['export const x = 1;', 'export function x() {}', 'export type x = 1;', 'export interface x {}'])(
    'wants a doc comment on %s',
    (text) => {
      expect(problemsOf(`// About x.\n${text}`)).toEqual(['packages/app/src/a.ts:2 x']);
      expect(problemsOf(`/** About x. */\n${text}`)).toEqual([]);
    },
  );

  it('is content with one comment for what stands together, and with no more', () => {
    expect(problemsOf('/** About x. */\nexport const x = [1];\nexport type X = (typeof x)[number];')).toEqual([]);
    expect(problemsOf('/** About x. */\nexport const x = 1;\n\nexport const y = 2;')).toHaveLength(1);
    expect(problemsOf('/** About x. */\nexport const x = 1;\n// About y.\nexport const y = 2;')).toHaveLength(1);
  });

  it('is content with one comment for all signatures of a function', () => {
    const signatures =
      'export function x(y: 1): 1;\nexport function x(y: 2): 2;\nexport function x(y: 1 | 2) { return y; }';
    expect(problemsOf(`/** About x. */\n${signatures}`)).toEqual([]);
  });
});

describe('the checks of documents', () => {
  it('finds links that lead nowhere', () => {
    const file = {
      path: 'docs/a.md',
      text: '# A title\n[x](b.md) [y](../c.md#top) [z](#a-title) `[no](d.md)` [w](https://x.y)',
    };
    expect(brokenLinks(file, new Map([['docs/a.md', file]]), new Set(['docs/a.md', 'docs/b.md']))).toEqual([
      'docs/a.md: ../c.md#top leads nowhere',
    ]);
    const other = { path: 'docs/b.md', text: '[x](a.md#other)' };
    expect(brokenLinks(other, new Map([['docs/a.md', file]]), new Set(['docs/a.md']))).toHaveLength(1);
  });

  it('finds guides in one language', () => {
    expect(unpairedGuides(['docs/guides/en/a.md', 'docs/guides/en/b.md', 'docs/guides/fr/a.md'])).toEqual([
      'docs/guides/fr/b.md is missing',
    ]);
  });

  it('finds dependencies without a reason, and reasons without a dependency', () => {
    const manifest = { dependencies: { a: '1', '@mandate/app': '1' }, devDependencies: { b: '1' } };
    expect(unexplainedDependencies([manifest], '| `a` | text | `no name` |\n| `c` | gone |')).toEqual([
      'b has no line',
      'c has a line and no use',
    ]);
  });
});
