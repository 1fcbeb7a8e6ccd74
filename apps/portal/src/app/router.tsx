import type { Me } from '@mandate/api/portal/wire';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { readCustomerSearch } from '../features/customers/customer-search.ts';
import { meQuery } from '../wire/queries.ts';
import { BarePage } from './BarePage.tsx';
import { CrashPage, NotFoundPage, PendingPage } from './fallbacks.tsx';
import { createQueryClient, isSignedOut } from './session.ts';

const rootRoute = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
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

// Those of the named options that an address carries as texts; what else it carries means nothing.
function texts<Name extends string>(...names: readonly Name[]) {
  return (search: Record<string, unknown>): { [Key in Name]?: string } =>
    Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))) as {
      [Key in Name]?: string;
    };
}

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

// Everything below it is for people who are signed in; the page they wanted is kept for afterwards.
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: ({ context, location }) => requireSession(context.queryClient, location.href),
});

async function requireSession(queryClient: QueryClient, href: string): Promise<{ readonly me: Me }> {
  const me = await queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (!isSignedOut(error)) throw error;
    throw redirect({ to: '/sign-in', search: href === '/' ? {} : { returnTo: href } });
  });
  return { me };
}

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    if (context.me.partner) throw redirect({ to: '/partner/customers', replace: true });
    throw redirect({ to: '/azure/$tenantId', params: { tenantId: context.me.tenant.id }, replace: true });
  },
});

const partnerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/partner',
  component: lazyRouteComponent(() => import('./PartnerWorkspace.tsx'), 'PartnerWorkspace'),
});

const customersRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/customers',
  validateSearch: readCustomerSearch,
  component: lazyRouteComponent(() => import('../features/customers/CustomersPage.tsx'), 'CustomersPage'),
});

const customerRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/customers/$id',
  component: lazyRouteComponent(() => import('../features/customers/CustomerPage.tsx'), 'CustomerPage'),
});

const foreignPrincipalsRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/foreign-principals',
  component: lazyRouteComponent(
    () => import('../features/relationships/ForeignPrincipalsPage.tsx'),
    'ForeignPrincipalsPage',
  ),
});

const notificationsRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../features/notifications/NotificationsPage.tsx'), 'NotificationsPage'),
});

const activityLogRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/activity-log',
  validateSearch: texts('from', 'to', 'customer', 'action'),
  component: lazyRouteComponent(() => import('../features/activity-log/ActivityLogPage.tsx'), 'ActivityLogPage'),
});

const tiersRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/tiers',
  component: lazyRouteComponent(() => import('../features/tiers/TiersPage.tsx'), 'TiersPage'),
});

const delegatedAdminRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/delegated-administration',
  component: lazyRouteComponent(
    () => import('../features/delegated-administration/DelegatedAdminPage.tsx'),
    'DelegatedAdminPage',
  ),
});

const requestRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/request',
  validateSearch: texts('customer', 'provider', 'reseller'),
  component: lazyRouteComponent(() => import('../features/relationships/RequestPage.tsx'), 'RequestPage'),
});

const endingRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/ending-relationships',
  component: lazyRouteComponent(() => import('../features/admin-relationships/EndingPage.tsx'), 'EndingPage'),
});

const figuresRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/relationship-figures',
  component: lazyRouteComponent(() => import('../features/admin-relationships/FiguresPage.tsx'), 'FiguresPage'),
});

const matrixRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/access-matrix',
  component: lazyRouteComponent(
    () => import('../features/admin-relationships/AccessMatrixPage.tsx'),
    'AccessMatrixPage',
  ),
});

const entrantsRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/customers/$id/entrants',
  component: lazyRouteComponent(() => import('../features/admin-relationships/EntrantsPage.tsx'), 'EntrantsPage'),
});

const adminRelationshipsRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/customers/$id/admin-relationships',
  component: lazyRouteComponent(
    () => import('../features/admin-relationships/AdminRelationshipsPage.tsx'),
    'AdminRelationshipsPage',
  ),
});

const newAdminRelationshipRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/customers/$id/admin-relationships/new',
  component: lazyRouteComponent(
    () => import('../features/admin-relationships/NewAdminRelationshipPage.tsx'),
    'NewAdminRelationshipPage',
  ),
});

const adminRelationshipRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/customers/$id/admin-relationships/$relationshipId',
  component: lazyRouteComponent(
    () => import('../features/admin-relationships/AdminRelationshipPage.tsx'),
    'AdminRelationshipPage',
  ),
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

const addCustomerRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/customers/new',
  component: lazyRouteComponent(() => import('../features/customers/AddCustomerPage.tsx'), 'AddCustomerPage'),
});

const customerSubscriptionsRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: '/customers/$id/subscriptions',
  component: lazyRouteComponent(
    () => import('../features/commerce/CustomerSubscriptionsPage.tsx'),
    'CustomerSubscriptionsPage',
  ),
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

const accessControlRoute = createRoute({
  getParentRoute: () => azureRoute,
  path: '/subscriptions/$subscriptionId/access-control',
  validateSearch: (search: Record<string, unknown>): { tab?: 'my-access' } =>
    search.tab === 'my-access' ? { tab: 'my-access' } : {},
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
    partnerRoute.addChildren([
      customersRoute,
      notificationsRoute,
      activityLogRoute,
      addCustomerRoute,
      customerRoute,
      customerSubscriptionsRoute,
      requestRoute,
      tiersRoute,
      delegatedAdminRoute,
      foreignPrincipalsRoute,
      endingRoute,
      figuresRoute,
      matrixRoute,
      entrantsRoute,
      adminRelationshipsRoute,
      newAdminRelationshipRoute,
      adminRelationshipRoute,
    ]),
    consentRoute.addChildren([invitationRoute, adminInvitationRoute, providerInvitationRoute]),
    guestRoute.addChildren([redeemRoute]),
    azureRoute.addChildren([
      tenantHomeRoute,
      partnersRoute,
      activityRoute,
      subscriptionsRoute,
      allResourceGroupsRoute,
      subscriptionRoute,
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
