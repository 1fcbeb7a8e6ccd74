import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery } from '../wire/queries.ts';
import { partnerRoute, requireSession, rootRoute, signedInRoute, texts } from './base-routes.tsx';
import { CrashPage, NotFoundPage, PendingPage } from './fallbacks.tsx';
import { PARTNER_ROUTES } from './partner-routes.ts';
import { createQueryClient } from './session.ts';

const signedOutRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-out',
  component: lazyRouteComponent(() => import('./SignInLayout.tsx'), 'SignInLayout'),
});

const signInRoute = createRoute({
  getParentRoute: () => signedOutRoute,
  path: '/sign-in',
  validateSearch: texts('returnTo', 'return', 'prompt', 'login_hint', 'news'),
  component: lazyRouteComponent(() => import('../features/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const signInLinkRoute = createRoute({
  getParentRoute: () => signedOutRoute,
  path: '/sign-in/link',
  component: lazyRouteComponent(() => import('../features/sign-in/SignInLinkPage.tsx'), 'SignInLinkPage'),
});

const signOutRoute = createRoute({
  getParentRoute: () => signedOutRoute,
  path: '/sign-out',
  validateSearch: texts('return'),
  component: lazyRouteComponent(() => import('../features/sign-in/SignOutPage.tsx'), 'SignOutPage'),
});

// For people who are signed in, but in the frame of the sign-in pages: they come from another device.
const deviceRoute = createRoute({
  getParentRoute: () => signedOutRoute,
  path: '/device',
  beforeLoad: ({ context, location }) => requireSession(context.queryClient, location.href),
  component: lazyRouteComponent(() => import('../features/sign-in/DevicePage.tsx'), 'DevicePage'),
});

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    if (context.me.partner) throw redirect({ to: '/partner/customers', replace: true });
    throw redirect({ to: '/azure/$tenantId', params: { tenantId: context.me.tenant.id }, replace: true });
  },
});

// For whoever decides for an organization; they come from a link in a mail.
const consentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'consent',
  component: lazyRouteComponent(() => import('./ConsentLayout.tsx'), 'ConsentLayout'),
});

const invitationRoute = createRoute({
  getParentRoute: () => consentRoute,
  path: '/partner-invitation',
  // The router takes `true` for a truth value; in a link it is a text like the others.
  validateSearch: (search: Record<string, unknown>) =>
    texts('invType', 'partnerId', 'indirectCSPId', 'DAP', 'signature')({ ...search, DAP: String(search.DAP) }),
  component: lazyRouteComponent(() => import('../features/relationships/InvitationPage.tsx'), 'InvitationPage'),
});

const adminInvitationRoute = createRoute({
  getParentRoute: () => consentRoute,
  path: '/partner-invitation/$partnerId/$id',
  component: lazyRouteComponent(
    () => import('../features/relationships/AdminInvitationPage.tsx'),
    'AdminInvitationPage',
  ),
});

const providerInvitationRoute = createRoute({
  getParentRoute: () => consentRoute,
  path: '/provider-invitation',
  validateSearch: texts('providerId', 'signature'),
  component: lazyRouteComponent(() => import('../features/tiers/ProviderInvitationPage.tsx'), 'ProviderInvitationPage'),
});

const guestRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'guest',
  component: lazyRouteComponent(() => import('./ConsentLayout.tsx'), 'GuestLayout'),
});

const redeemRoute = createRoute({
  getParentRoute: () => guestRoute,
  path: '/redeem/$tenantId',
  component: lazyRouteComponent(() => import('../features/guests/RedeemPage.tsx'), 'RedeemPage'),
});

const accountWorkspaceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'account-workspace',
  component: lazyRouteComponent(() => import('./AccountWorkspace.tsx'), 'AccountWorkspace'),
});

const accountRoute = createRoute({
  getParentRoute: () => accountWorkspaceRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/AccountPage.tsx'), 'AccountPage'),
});

const azureRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/azure/$tenantId',
  component: lazyRouteComponent(() => import('./AzureWorkspace.tsx'), 'AzureWorkspace'),
});

const activityRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/activity',
  component: lazyRouteComponent(() => import('../features/notifications/ActivityPage.tsx'), 'ActivityPage'),
});

const tenantHomeRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/tenant/TenantHomePage.tsx'), 'TenantHomePage'),
});

const partnersRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/partners',
  component: lazyRouteComponent(() => import('../features/relationships/PartnersPage.tsx'), 'PartnersPage'),
});

const subscriptionsRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/subscriptions',
  component: lazyRouteComponent(() => import('../features/subscriptions/SubscriptionsPage.tsx'), 'SubscriptionsPage'),
});

const allResourceGroupsRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/resource-groups',
  component: lazyRouteComponent(
    () => import('../features/resource-groups/AllResourceGroupsPage.tsx'),
    'AllResourceGroupsPage',
  ),
});

const subscriptionRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/subscriptions/$subscriptionId',
  component: lazyRouteComponent(() => import('../features/subscriptions/SubscriptionPage.tsx'), 'SubscriptionPage'),
});

const changeDirectoryRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/subscriptions/$subscriptionId/change-directory',
  component: lazyRouteComponent(
    () => import('../features/directory-change/ChangeDirectoryPage.tsx'),
    'ChangeDirectoryPage',
  ),
});

const offeredSubscriptionsRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/offered-subscriptions',
  component: lazyRouteComponent(
    () => import('../features/directory-change/OfferedSubscriptionsPage.tsx'),
    'OfferedSubscriptionsPage',
  ),
});

const accessControlRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/subscriptions/$subscriptionId/access-control',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: 'my-access' | 'check-access' } =>
    tab === 'my-access' || tab === 'check-access' ? { tab } : {},
  component: lazyRouteComponent(
    () => import('../features/role-assignments/AccessControlPage.tsx'),
    'AccessControlPage',
  ),
});

const assignRoleRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/subscriptions/$subscriptionId/access-control/add',
  component: lazyRouteComponent(() => import('../features/role-assignments/AssignRolePage.tsx'), 'AssignRolePage'),
});

const resourceGroupsRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/subscriptions/$subscriptionId/resource-groups',
  component: lazyRouteComponent(
    () => import('../features/resource-groups/ResourceGroupsPage.tsx'),
    'ResourceGroupsPage',
  ),
});

const routeTree = rootRoute.addChildren([
  signedOutRoute.addChildren([signInRoute, signInLinkRoute, signOutRoute, deviceRoute]),
  signedInRoute.addChildren([
    homeRoute,
    accountWorkspaceRoute.addChildren([accountRoute]),
    partnerRoute.addChildren(PARTNER_ROUTES),
    consentRoute.addChildren([invitationRoute, adminInvitationRoute, providerInvitationRoute]),
    guestRoute.addChildren([redeemRoute]),
    azureRoute.addChildren([
      tenantHomeRoute,
      partnersRoute,
      activityRoute,
      subscriptionsRoute,
      allResourceGroupsRoute,
      subscriptionRoute,
      changeDirectoryRoute,
      offeredSubscriptionsRoute,
      accessControlRoute,
      assignRoleRoute,
      resourceGroupsRoute,
    ]),
  ]),
]);

/** Everything the portal has read. It is emptied when nobody is signed in any more. */
export const queryClient = createQueryClient(() => {
  if (router.state.location.pathname.startsWith('/sign-in')) return;
  const returnTo = router.state.location.href;
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  void router.navigate({ to: '/sign-in', search: { returnTo } }).then(() => queryClient.clear());
});

/** Which page an address shows. */
export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PendingPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
