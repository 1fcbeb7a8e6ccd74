/** How Entra says it: status, OAuth error (RFC 6749, 5.2), AADSTS number and text. */
export interface EntraError {
  readonly status: 400 | 401 | 405 | 500 | 501;
  readonly error: string;
  /** `null` for what is ours alone. */
  readonly code: number | null;
  readonly text: string;
}

/**
 * What each failure becomes. Numbers and texts:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes. Clients branch on the OAuth error and the
 * number; people read the text.
 */
export type ErrorTable<F extends { readonly kind: string }> = {
  readonly [K in F['kind']]: (failure: Extract<F, { readonly kind: K }>) => EntraError;
};

/** One row's answer. */
export function error(status: EntraError['status'], name: string, code: number | null, text: string): EntraError {
  return { status, error: name, code, text };
}
