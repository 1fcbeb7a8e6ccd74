import { call } from './call.ts';

/** The address of a Partner Center path, for the partner that is signed in, through the portal's own origin. */
export function partnerCenterPath(partnerId: string, path: string): string {
  return `/as/${encodeURIComponent(partnerId)}/partner-center/v1${path}`;
}

interface Collection<T> {
  readonly items: readonly T[];
}

/** All items of a list that comes whole. */
export async function listWhole<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  return (await call<Collection<T>>(path, signal ? { signal } : {})).items;
}

/**
 * Names a write, so that it is done once however often it is sent. The name is the caller's: trying again after a lost
 * answer must use the same.
 */
export function named(requestId: string): Readonly<Record<string, string>> {
  return { 'MS-RequestId': requestId };
}
