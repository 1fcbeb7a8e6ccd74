import { expect, it } from 'vitest';
import { type FinishedModule, summaryOf } from './summary-reporter.ts';

const finished = (states: readonly string[], ok: boolean): FinishedModule => ({
  children: { allTests: () => states.map((state) => ({ result: () => ({ state }) })) },
  ok: () => ok,
});

it('counts what passed and what failed', () => {
  expect(summaryOf([finished(['passed', 'passed'], true), finished(['passed', 'failed'], false)], 0)).toBe(
    '3 passed, 1 failed',
  );
});

it('counts a file that could not be read as a failure', () => {
  expect(summaryOf([finished([], false)], 0)).toBe('0 passed, 1 failed');
});

it('counts a hook that failed beside tests that passed', () => {
  expect(summaryOf([finished(['passed'], false)], 0)).toBe('1 passed, 1 failed');
});

it('counts a test that never came to its end as a failure', () => {
  expect(summaryOf([finished(['pending'], true)], 0)).toBe('0 passed, 1 failed');
});

it('counts errors outside of all tests', () => {
  expect(summaryOf([finished(['passed'], true)], 2)).toBe('1 passed, 2 failed');
});
