import { readFiles } from '../../tools/files.ts';

/** A test whose title begins with the number of a feature, or of several: `F12, F13: …`. */
export interface FeatureWitness {
  readonly id: string;
  /** From the root of the repository. */
  readonly file: string;
}

const TESTS = /^(packages|apps|e2e|conformance)\/.*\.test\.tsx?$/;
// The first argument of a call; a test that is left out bears nothing out.
const TITLE = /(?<!\.(?:skip|todo))\(\s*['"`](F\d+(?:, F\d+)*): /g;

/** Every test that names a feature, in the order of files; a file that names one twice is there once. */
export function featureWitnesses(): readonly FeatureWitness[] {
  return readFiles(TESTS).flatMap(({ path, text }) => {
    const ids = [...text.matchAll(TITLE)].flatMap(([, numbers = '']) => numbers.split(', '));
    return [...new Set(ids)].map((id) => ({ id, file: path }));
  });
}
