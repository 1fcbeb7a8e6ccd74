import { fail, ok, type Result } from '@mandate/rbac/result';

/** What is counted apart. */
export type RequestClass = 'read' | 'write' | 'delete' | 'trade';

/** How many requests may come at once, and how many more each second. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

/** Who has asked too often, and when it may ask again. */
export interface Throttled {
  readonly limit: number;
  readonly retryAfterSeconds: number;
}

/** Counts requests by whoever sends them and what they are sent to. */
export interface Throttle {
  /** Takes one request; answers how many more may come at once. */
  take(key: string, kind: RequestClass, now: number): Result<number, Throttled>;
}

/**
 * The bursts are what Azure's headers start at; the rates are above Azure's 25 reads and 10 writes a second, because
 * nobody else shares this server
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling).
 */
const DEFAULT_ALLOWANCES: Readonly<Record<RequestClass, Allowance>> = {
  read: { burst: 12_000, perSecond: 250 },
  write: { burst: 1_200, perSecond: 100 },
  delete: { burst: 15_000, perSecond: 100 },
  // Partner Center starts at 500 a minute for a whole partner; its portal asks here as well.
  trade: { burst: 500, perSecond: 50 },
};

// Forgetting the longest idle bucket gives its owner a full one, which it nearly has by then.
const REMEMBERED_BUCKETS = 50_000;

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** A token bucket for each key and class, in memory: each node of an installation counts what it serves. */
export function createThrottle(stated: Partial<typeof DEFAULT_ALLOWANCES> = {}): Throttle {
  const allowances = { ...DEFAULT_ALLOWANCES, ...stated };
  const buckets = new Map<string, Bucket>();
  return {
    take(key, kind, now) {
      const { burst, perSecond } = allowances[kind];
      const name = `${kind} ${key}`;
      const bucket = buckets.get(name) ?? { tokens: burst, at: now };
      const refill = (Math.max(0, now - bucket.at) / 1000) * perSecond;
      const tokens = Math.min(burst, bucket.tokens + refill);
      const left = tokens - 1;
      buckets.delete(name);
      buckets.set(name, { tokens: left < 0 ? tokens : left, at: now });
      const oldest = buckets.size > REMEMBERED_BUCKETS ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      if (left >= 0) return ok(Math.floor(left));
      return fail({ limit: burst, retryAfterSeconds: Math.max(1, Math.ceil(-left / perSecond)) });
    },
  };
}
