// Every browser keeps a `__Host-` cookie only when it is Secure, has Path=/ and no Domain, so that no other host of
// the same domain can plant one (RFC 6265bis, 4.1.3.2).
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/**
 * The name of the session cookie. It carries the installation because ports do not separate cookies: two installations
 * on one machine would sign each other out.
 */
export function sessionCookieName(installation: string): string {
  return `__Host-mandate-${installation.toLowerCase().replaceAll(/[^a-z0-9-]/g, '')}`;
}

/** The `Set-Cookie` value that hands a session to the browser, until it is closed. */
export function setSessionCookie(name: string, value: string): string {
  return `${name}=${value}; ${ATTRIBUTES}`;
}

/** The name of the cookie that holds a step of signing in, before there is a session. */
export function stepCookieName(sessionCookie: string): string {
  return `${sessionCookie}-step`;
}

/** The `Set-Cookie` value that hands a step to the browser, for as long as one lasts. */
export function setStepCookie(name: string, value: string): string {
  return `${name}=${value}; ${ATTRIBUTES}; Max-Age=900`;
}

/** The `Set-Cookie` value that takes it back. */
export function clearSessionCookie(name: string): string {
  return `${name}=; ${ATTRIBUTES}; Max-Age=0`;
}

/** The session cookie of a `Cookie` header; `undefined` when absent, empty, or given more than once. */
export function readSessionCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 && values[0] !== '' ? values[0] : undefined;
}
