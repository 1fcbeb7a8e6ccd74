import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

// The repository’s own folder.
const ROOT = join(import.meta.dirname, '..');

/** One file of the repository; its path starts at the root and has forward slashes. */
export interface RepoFile {
  readonly path: string;
  readonly text: string;
}

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.data', 'coverage', '.stryker-tmp']);

/** All files that people wrote or could have written: no installed, built or generated folders. */
export function repositoryPaths(root: string = ROOT): readonly string[] {
  const found: string[] = [];
  const walk = (directory: string) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) walk(path);
      else if (entry.isFile()) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  walk(root);
  return found.sort();
}

/** The files whose paths match, with their text. */
export function readFiles(matches: RegExp, paths: readonly string[] = repositoryPaths()): readonly RepoFile[] {
  return paths
    .filter((path) => matches.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Whether a source file exists for tests alone, and may therefore use what the product may not. */
export function isForTests(path: string): boolean {
  return /\.test\.tsx?$|\/testing\/|^packages\/storage\/src\/contract\/|^(e2e|conformance|bench|tools)\//.test(path);
}
