import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Clock } from '@mandate/app/ports/world';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { Application } from '../applications.ts';
import type { ClientFailure } from '../failures.ts';
import { isSignedBy } from './certificate-assertion.ts';
import type { ForeignKeys } from './foreign-keys.ts';
import type { UnverifiedAssertion } from './read-assertion.ts';
import { timeProblem } from './times.ts';

/**
 * Checks assertions of foreign issuers against what the application trusts
 * (https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations): only RS256, and issuer,
 * subject and audience letter for letter. They may come again while they are valid, because platforms hand one token to
 * a program for as long as an hour.
 */
export function createFederatedCheck(options: {
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly keys: ForeignKeys;
}): (presented: {
  readonly assertion: UnverifiedAssertion;
  readonly application: Extract<Application, { readonly kind: 'registered' }>;
}) => Promise<Result<void, ClientFailure>> {
  const { signIn: store, clock, keys } = options;

  return async ({ assertion, application }) => {
    const { text, header, payload } = assertion;
    if (header.alg !== 'RS256') return fail({ kind: 'assertion-malformed' });
    const issuer = payload.iss ?? '';
    const trusted = await store.listFederatedCredentials(application.home, application.id);
    const ofIssuer = trusted.filter((credential) => credential.issuer === issuer);
    if (ofIssuer.length === 0) return fail({ kind: 'federated-mismatch', part: 'issuer', value: issuer });

    const candidates = await keys.find(issuer, header.kid);
    if (!candidates) return fail({ kind: 'issuer-unreachable' });
    const verdicts = await Promise.all(candidates.map((key) => isSignedBy(text, key, 'RS256')));
    if (!verdicts.includes(true)) return fail({ kind: 'assertion-signature', reason: 'The key was not found.' });

    const untimely = timeProblem(payload, clock.now());
    if (untimely) return fail(untimely);
    const subject = payload.sub ?? '';
    const ofSubject = ofIssuer.filter((credential) => credential.subject === subject);
    if (ofSubject.length === 0) return fail({ kind: 'federated-mismatch', part: 'subject', value: subject });
    const audiences = [payload.aud ?? []].flat();
    const meant = audiences.length === 1 && ofSubject.some((each) => each.audiences.includes(audiences.join()));
    return meant ? ok(undefined) : fail({ kind: 'federated-mismatch', part: 'audience', value: audiences.join(' ') });
  };
}
