import type { PortalError } from '@mandate/api/portal/wire';

/** Why a call failed, by who said so: our own endpoints, a public protocol, or nobody because nothing came back. */
export type Refusal =
  | { readonly by: 'portal'; readonly error: PortalError['error'] }
  | { readonly by: 'protocol'; readonly code: string; readonly message: string }
  | { readonly by: 'network' };

/** A call that did not succeed. Status 0 means that no answer came. */
export class CallError extends Error {
  readonly status: number;
  readonly refusal: Refusal;
  readonly correlationId: string | null;

  constructor(status: number, refusal: Refusal, correlationId: string | null) {
    super(refusal.by === 'protocol' ? `${refusal.code}: ${refusal.message}` : `${refusal.by} ${status}`);
    this.status = status;
    this.refusal = refusal;
    this.correlationId = correlationId;
  }
}

/** The refusal of our own endpoints that an error carries, if it carries one. */
export function portalErrorOf(error: unknown): PortalError['error'] | undefined {
  return error instanceof CallError && error.refusal.by === 'portal' ? error.refusal.error : undefined;
}

/** The code of a public protocol's error, if it is one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof CallError && error.refusal.by === 'protocol' ? error.refusal.code : undefined;
}

/** Whether the server said that a right is missing. */
export function isForbidden(error: unknown): boolean {
  return error instanceof CallError && error.status === 403;
}

/** Reads an answer that is no success, in whichever of the shapes it has. */
export async function readError(response: Response): Promise<CallError> {
  const correlationId =
    response.headers.get('x-ms-correlation-request-id') ??
    response.headers.get('ms-correlationid') ??
    response.headers.get('request-id');
  const body: unknown = await response.json().catch(() => null);
  return new CallError(response.status, refusalIn(body, response), correlationId);
}

function refusalIn(body: unknown, response: Response): Refusal {
  const error = isRecord(body) ? body.error : undefined;
  if (isRecord(error) && typeof error.kind === 'string') {
    // The server checks its own answers against this very type, so the kind settles the other fields.
    return { by: 'portal', error: error as unknown as PortalError['error'] };
  }
  if (isRecord(error) && typeof error.code === 'string') {
    return { by: 'protocol', code: error.code, message: typeof error.message === 'string' ? error.message : '' };
  }
  // Partner Center's own shape: a number and a description, without anything around them.
  if (isRecord(body) && typeof body.code === 'number' && typeof body.description === 'string') {
    return { by: 'protocol', code: String(body.code), message: body.description };
  }
  return { by: 'protocol', code: `HTTP ${response.status}`, message: response.statusText };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
