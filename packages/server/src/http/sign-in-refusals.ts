import type { WireReply } from '@mandate/api/wire';
import { problem, tooManyAttempts } from './portal-answers.ts';

/** Everything for which people are refused while they sign in, or change how they do. */
export type SignInRefusal =
  | {
      readonly kind:
        | 'wrong-credentials'
        | 'link-invalid'
        | 'sign-in-over'
        | 'sign-in-again'
        | 'wrong-code'
        | 'passkey-refused'
        | 'enrolment-over'
        | 'too-many-methods'
        | 'method-not-found';
    }
  | { readonly kind: 'locked'; readonly until: number }
  | { readonly kind: 'password-refused'; readonly problem: string };

/** How the portal's endpoints say it. */
export function refusal(failure: SignInRefusal, now: number): WireReply {
  switch (failure.kind) {
    case 'wrong-credentials':
    case 'wrong-code':
    case 'passkey-refused':
      return problem(401, { kind: failure.kind });
    case 'sign-in-again':
      return problem(403, { kind: 'sign-in-again' });
    case 'link-invalid':
      return problem(410, { kind: 'link-expired' });
    case 'sign-in-over':
    case 'enrolment-over':
      return problem(410, { kind: failure.kind });
    case 'too-many-methods':
      return problem(409, { kind: 'too-many-methods' });
    case 'method-not-found':
      return problem(404, { kind: 'not-found' });
    case 'password-refused':
      return problem(400, { kind: 'weak-password', problem: failure.problem });
    case 'locked':
      return tooManyAttempts(failure.until, now);
  }
}
