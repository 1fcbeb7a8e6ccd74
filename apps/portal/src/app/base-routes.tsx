import type { Me } from '@mandate/api/portal/wire';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { meQuery } from '../wire/queries.ts';
import { BarePage } from './BarePage.tsx';
import { CrashPage, NotFoundPage } from './fallbacks.tsx';
import { isSignedOut } from './session.ts';

/** What every address is below. */
export const rootRoute = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => (
    <BarePage>
      <NotFoundPage />
    </BarePage>
  ),
  errorComponent: (props) => (
    <BarePage>
      <CrashPage {...props} />
    </BarePage>
  ),
});

/** Everything below it is for people who are signed in; the page they wanted is kept for afterwards. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: ({ context, location }) => requireSession(context.queryClient, location.href),
});

/** Who is signed in; sends everybody else to sign in and back. */
export async function requireSession(queryClient: QueryClient, href: string): Promise<{ readonly me: Me }> {
  const me = await queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (!isSignedOut(error)) throw error;
    throw redirect({ to: '/sign-in', search: href === '/' ? {} : { returnTo: href } });
  });
  return { me };
}

/** Partner Center. */
export const partnerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/partner',
  component: lazyRouteComponent(() => import('./PartnerWorkspace.tsx'), 'PartnerWorkspace'),
});

/** Those of the named options that an address carries as texts; what else it carries means nothing. */
export function texts<Name extends string>(...names: readonly Name[]) {
  return (search: Record<string, unknown>): { [Key in Name]?: string } =>
    Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))) as {
      [Key in Name]?: string;
    };
}
