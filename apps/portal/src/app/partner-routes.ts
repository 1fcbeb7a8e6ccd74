import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readCustomerSearch } from '../features/customers/customer-search.ts';
import { partnerRoute, texts } from './base-routes.tsx';

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

/** The pages of Partner Center. */
export const PARTNER_ROUTES = [
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
] as const;
