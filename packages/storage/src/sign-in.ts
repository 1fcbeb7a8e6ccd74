import type { SignInStore } from '@mandate/app/ports/sign-in';
import { attemptStore } from './attempts.ts';
import { credentialStore } from './credentials.ts';
import type { Database } from './database.ts';
import { pruneDecisions } from './decision-log.ts';
import { grantStore } from './grants.ts';
import { programStore } from './programs.ts';
import { secondFactorStore } from './second-factors.ts';
import { sessionStore } from './sessions.ts';
import { signInLinkStore } from './sign-in-links.ts';
import { signingKeyStore } from './signing-keys.ts';

/** Keeps what sign-in needs; every method is durable on return. */
export function signInStore(database: Database): SignInStore {
  return {
    ...credentialStore(database),
    ...programStore(database),
    ...secondFactorStore(database),
    ...sessionStore(database),
    ...signingKeyStore(database),
    ...signInLinkStore(database),
    ...grantStore(database),
    ...attemptStore(database),
    sweep: (now) =>
      database.write(async (db) => {
        for (const table of ['browser_session', 'sign_in_link', 'grant_document', 'attempt', 'signing_key'] as const) {
          await db.deleteFrom(table).where('expires_at', '<=', now).execute();
        }
        await pruneDecisions(db, now);
      }),
  };
}
