import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { OpenIdFailure } from './failures.ts';

/**
 * A failure on its way through the provider library, which knows only exceptions. It carries no text: the library would
 * copy that into a header.
 */
export class Refusal extends errors.OIDCProviderError {
  readonly failure: OpenIdFailure;

  constructor(failure: OpenIdFailure) {
    super(400, 'invalid_request');
    this.failure = failure;
  }
}

/** What an exception of the library means; `undefined` for one that is a fault of ours. */
export function failureOf(error: unknown, { oidc, headers }: KoaContextWithOIDC): OpenIdFailure | undefined {
  if (error instanceof Refusal) return error.failure;
  if (!(error instanceof errors.OIDCProviderError) || error.statusCode >= 500) return undefined;
  if (error.error !== 'invalid_client') return { kind: 'malformed' };

  const client = oidc.entities.Client;
  if (client?.clientAuthMethod === 'none') return { kind: 'secret-of-public-client' };
  const presented = oidc.params?.client_secret ?? headers.authorization;
  if (!presented) return { kind: 'secret-missing' };
  return { kind: 'secret-wrong', application: client?.clientId ?? '' };
}
