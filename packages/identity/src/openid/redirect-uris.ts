import type { Application } from './applications.ts';

/**
 * Whether an application may be sent answers at this address. Microsoft's own public clients listen on `localhost`, on
 * whichever port is free (RFC 8252, 7.3 and 8.3), and nowhere else. Registered applications have no addresses yet.
 */
export function acceptsRedirect(application: Application, redirectUri: string): boolean {
  const isLocal = /^http:\/\/localhost(:\d{1,5})?\/?$/.test(redirectUri) && URL.canParse(redirectUri);
  return application.kind === 'first-party' && isLocal;
}
