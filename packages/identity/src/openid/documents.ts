import type { GrantDocument, SignInStore } from '@mandate/app/ports/sign-in';

/** A record with no names but its own. */
export function putDocument(
  store: Pick<SignInStore, 'putGrantDocument'>,
  document: Pick<GrantDocument, 'model' | 'tenant' | 'id' | 'payload' | 'expiresAt'> & Partial<GrantDocument>,
): Promise<void> {
  return store.putGrantDocument({ grantId: null, uid: null, userCode: null, consumedAt: null, ...document });
}
