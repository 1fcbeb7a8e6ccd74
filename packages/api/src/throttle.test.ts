import { expect, it } from 'vitest';
import { createThrottle } from './throttle.ts';

const allowance = { burst: 2, perSecond: 1 };
const create = () => createThrottle({ read: allowance, write: allowance, delete: allowance });

it('refuses what comes after the burst, until time has gone by', () => {
  const throttle = create();
  expect(throttle.take('kim', 'read', 0)).toEqual({ ok: true, value: 1 });
  expect(throttle.take('kim', 'read', 0)).toEqual({ ok: true, value: 0 });
  expect(throttle.take('kim', 'read', 0)).toEqual({ ok: false, failure: { limit: 2, retryAfterSeconds: 1 } });
  expect(throttle.take('kim', 'read', 999).ok).toBe(false);
  expect(throttle.take('kim', 'read', 1000).ok).toBe(true);
});

it('takes nothing for a refusal, so that asking on does not push the end away', () => {
  const throttle = create();
  for (let count = 0; count < 100; count += 1) throttle.take('kim', 'write', 0);
  expect(throttle.take('kim', 'write', 1000).ok).toBe(true);
});

it('never saves up more than a burst, and gives nothing for a clock that goes back', () => {
  const throttle = create();
  throttle.take('kim', 'read', 0);
  expect(throttle.take('kim', 'read', 1e9)).toEqual({ ok: true, value: 1 });
  expect(throttle.take('kim', 'read', 0)).toEqual({ ok: true, value: 0 });
  expect(throttle.take('kim', 'read', 0).ok).toBe(false);
});

it('counts keys and classes apart', () => {
  const throttle = create();
  throttle.take('kim', 'read', 0);
  throttle.take('kim', 'read', 0);
  expect(throttle.take('lou', 'read', 0).ok).toBe(true);
  expect(throttle.take('kim', 'delete', 0).ok).toBe(true);
});
