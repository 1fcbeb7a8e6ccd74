import { type AuthorizeRequest, SIGNED_IN_SINCE } from './authorize-request.ts';
import type { EndpointRequest } from './endpoint.ts';

/** Where the portal lets people sign in. */
const SIGN_IN_PAGE = '/sign-in';

/**
 * The address of the portal's sign-in page, which afterwards leads back to the request. The way back is put together
 * from what was understood, never copied from the request's own address: two slashes at its beginning would lead to
 * another host. Questions that the page answers are taken out of it, or it would lead to the page for ever.
 */
export function signInPage({
  path,
  authority,
  query,
  asked,
  now,
}: Pick<EndpointRequest, 'path' | 'authority' | 'query'> & {
  readonly asked: AuthorizeRequest;
  readonly now: number;
}): string {
  const { prompt, loginHint, signedInSince } = asked;
  const back = new URLSearchParams(query);
  for (const name of ['prompt', 'login_hint', 'max_age', 'domain_hint']) back.delete(name);
  const since = prompt === 'login' ? now : signedInSince;
  if (since > 0) back.set(SIGNED_IN_SINCE, String(since));

  const page = new URLSearchParams({ return: `${ownAddress(path, authority)}?${back.toString()}` });
  if (prompt === 'select_account') page.set('prompt', prompt);
  else if (since > 0) page.set('prompt', 'login');
  if (loginHint !== undefined) page.set('login_hint', loginHint);
  const domainHint = query.get('domain_hint');
  if (domainHint !== null) page.set('domain_hint', domainHint);
  return `${SIGN_IN_PAGE}?${page.toString()}`;
}

/** The address of an endpoint on its own origin, from its tenant's id and its own name. */
export function ownAddress(path: EndpointRequest['path'], authority: EndpointRequest['authority']): string {
  const base = path.base.replace('{tenant}', authority.kind === 'tenant' ? authority.tenant.id : '');
  return base + path.rest.toLowerCase();
}
