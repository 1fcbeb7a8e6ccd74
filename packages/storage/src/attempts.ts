import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Database } from './database.ts';

/** Counters against guessing. A window opens with the first attempt and lasts as long as that attempt said. */
export function attemptStore(database: Database): Pick<SignInStore, 'countAttempt' | 'attempts' | 'forgetAttempts'> {
  return {
    async countAttempt(key, now, windowMs) {
      const { count } = await database.write((db) =>
        db
          .insertInto('attempt')
          .values({ key, count: 1, expires_at: now + windowMs })
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet((row) => ({
              count: row
                .case()
                .when('attempt.expires_at', '>', now)
                .then(row('attempt.count', '+', 1))
                .else(1)
                .end(),
              expires_at: row
                .case()
                .when('attempt.expires_at', '>', now)
                .then(row.ref('attempt.expires_at'))
                .else(row.ref('excluded.expires_at'))
                .end(),
            })),
          )
          .returning('count')
          .executeTakeFirstOrThrow(),
      );
      return count;
    },
    async attempts(key, now) {
      const row = await database.reader
        .selectFrom('attempt')
        .select('count')
        .where('key', '=', key)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row?.count ?? 0;
    },
    async forgetAttempts(key) {
      await database.write((db) => db.deleteFrom('attempt').where('key', '=', key).execute());
    },
  };
}
