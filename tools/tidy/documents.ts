import { posix } from 'node:path';
import type { RepoFile } from '../files.ts';

/** Relative links of a Markdown file that lead to no file. Anchors must name a heading of theirs. */
export function brokenLinks(
  file: RepoFile,
  documents: ReadonlyMap<string, RepoFile>,
  paths: ReadonlySet<string>,
): readonly string[] {
  const prose = file.text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [link = '', anchor] = target.split('#');
    const path = link === '' ? file.path : posix.join(posix.dirname(file.path), link);
    const isFolder = [...paths].some((each) => each.startsWith(`${path.replace(/\/$/, '')}/`));
    if (!paths.has(path) && !isFolder) return [`${file.path}: ${target} leads nowhere`];
    const document = documents.get(path);
    const isMissing = anchor !== undefined && document !== undefined && !anchorsOf(document).has(anchor);
    return isMissing ? [`${file.path}: there is no heading for ${target}`] : [];
  });
}

// https://github.com/gjtorikian/html-pipeline: how GitHub makes anchors of headings.
function anchorsOf({ text }: RepoFile): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Guides that exist in one language only. */
export function unpairedGuides(paths: readonly string[]): readonly string[] {
  const inLanguage = (tag: string) =>
    paths.flatMap((path) => (path.startsWith(`docs/guides/${tag}/`) ? [path.slice(`docs/guides/${tag}/`.length)] : []));
  const [english, french] = [inLanguage('en'), inLanguage('fr')];
  return [
    ...english.filter((guide) => !french.includes(guide)).map((guide) => `docs/guides/fr/${guide} is missing`),
    ...french.filter((guide) => !english.includes(guide)).map((guide) => `docs/guides/en/${guide} is missing`),
  ];
}

/** The parts of a package.json that name dependencies. */
export interface DependencyLists {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Dependencies of other people's that docs/dependencies.md does not explain, and explanations of none. */
export function unexplainedDependencies(manifests: readonly DependencyLists[], document: string): readonly string[] {
  const used = new Set(
    manifests
      .flatMap((manifest) => [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies])
      .flatMap((list) => Object.keys(list ?? {}))
      .filter((name) => !name.startsWith('@mandate/')),
  );
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  const explained = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  return [
    ...[...used].filter((name) => !explained.includes(name)).map((name) => `${name} has no line`),
    ...explained.filter((name) => !used.has(name)).map((name) => `${name} has a line and no use`),
    ...explained.filter((name, index) => explained.indexOf(name) !== index).map((name) => `${name} has two lines`),
  ];
}
