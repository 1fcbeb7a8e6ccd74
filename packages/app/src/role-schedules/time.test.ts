import { parseDuration } from '@mandate/domain/durations';
import { describe, expect, it } from 'vitest';
import { isCurrent } from '../ports/role-schedules.ts';
import { isOver } from './active-assignments.ts';

describe('a role for a time', () => {
  it.each([
    [9, false, false],
    [10, true, false],
    [19, true, false],
    [20, false, true],
  ])('at %i of 10 to 20', (now, current, over) => {
    const span = { startsAt: 10, endsAt: 20 };
    expect([isCurrent(span, now), isOver(span, now)]).toEqual([current, over]);
  });

  it('lasts when nothing ends it', () => {
    const span = { startsAt: 10, endsAt: null };
    expect([isCurrent(span, 1e15), isOver(span, 1e15)]).toEqual([true, false]);
  });
});

describe('a duration', () => {
  it.each([
    ['PT8H', 8 * 3_600_000],
    ['PT1H30M', 5_400_000],
    ['P30D', 30 * 86_400_000],
    ['P1DT1S', 86_401_000],
    ['p1y', 365 * 86_400_000],
  ])('%s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1', '8H', 'PT-1H', 'PT0S', 'P1DT', 'PT1.5H', ' PT1H', 'P99999999999999999999D'])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});
