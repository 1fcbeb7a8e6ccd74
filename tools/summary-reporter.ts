import { writeSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

const STDOUT = 1;

/** What of a finished run the summary counts; vitest's own modules are that, too. */
export interface FinishedModule {
  readonly children: { allTests(): Iterable<{ result(): { readonly state: string } }> };
  /** Whether the file as a whole could be read and its hooks ran. */
  ok(): boolean;
}

/**
 * The line that every run ends with. A file that failed though none of its tests did, and an error outside of all
 * tests, count as one failure each: something that did not run is not something that passed.
 */
export function summaryOf(modules: readonly FinishedModule[], unhandledErrors: number): string {
  let passed = 0;
  let failed = unhandledErrors;
  for (const module of modules) {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    const failures = states.filter((state) => state !== 'passed' && state !== 'skipped').length;
    passed += states.filter((state) => state === 'passed').length;
    failed += failures === 0 && !module.ok() ? 1 : failures;
  }
  return `${passed} passed, ${failed} failed`;
}

/** Ends the output with {@link summaryOf}, after everything that other reporters and closing servers still say. */
export default function summaryReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const summary = summaryOf(modules, unhandledErrors.length);
      process.once('exit', () => writeSync(STDOUT, `\n${summary}\n`));
    },
  };
}
