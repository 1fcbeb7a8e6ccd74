import type { PageRequest } from '@mandate/app/ports/listing';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ListFailure } from './failures.ts';
import type { QueryReader } from './operation.ts';

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 999;

/** Reads `$top` (1 to 999, 100 when absent) and `$skiptoken`, whose spelling differs from client to client. */
export function pageRequest(query: QueryReader): Result<PageRequest, ListFailure> {
  const top = query.get('$top');
  const limit = top === undefined || top === '' ? DEFAULT_PAGE : Number(top);
  if (!Number.isInteger(limit) || limit < 1) return fail({ kind: 'query-option-unsupported', option: `$top=${top}` });
  return ok({ after: query.get('$skiptoken') ?? null, limit: Math.min(limit, LARGEST_PAGE) });
}
