import type { Scope } from '@mandate/rbac/model';
import { parseScope } from '@mandate/rbac/scope';
import type { Json } from '../ports/resources.ts';

/** Another resource that a body refers to, and the right that takes at it. */
export interface Link {
  readonly scope: Scope;
  /** In the caller's spelling. */
  readonly id: string;
  readonly action: string;
}

// Whoever attaches these to a resource uses them (https://learn.microsoft.com/azure/role-based-access-control/permissions).
const LINKS: Readonly<Record<string, string>> = {
  'microsoft.managedidentity/userassignedidentities': 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
  'microsoft.network/loadbalancers/backendaddresspools':
    'Microsoft.Network/loadBalancers/backendAddressPools/join/action',
  'microsoft.network/natgateways': 'Microsoft.Network/natGateways/join/action',
  'microsoft.network/networkinterfaces': 'Microsoft.Network/networkInterfaces/join/action',
  'microsoft.network/networksecuritygroups': 'Microsoft.Network/networkSecurityGroups/join/action',
  'microsoft.network/publicipaddresses': 'Microsoft.Network/publicIPAddresses/join/action',
  'microsoft.network/routetables': 'Microsoft.Network/routeTables/join/action',
  'microsoft.network/virtualnetworks': 'Microsoft.Network/virtualNetworks/join/action',
  'microsoft.network/virtualnetworks/subnets': 'Microsoft.Network/virtualNetworks/subnets/join/action',
  'microsoft.web/serverfarms': 'Microsoft.Web/serverfarms/Join/Action',
};

/** The resources that a body refers to anywhere, as a value or as a key, and that take a right to be used. */
export function linksIn(body: Json): readonly Link[] {
  const found = new Map<string, Link>();
  for (const text of textsIn(body)) {
    const scope = text.startsWith('/') ? parseScope(text) : undefined;
    const action = scope?.ok ? LINKS[typeIn(scope.value)] : undefined;
    if (scope?.ok && action !== undefined) found.set(scope.value, { scope: scope.value, id: text, action });
  }
  return [...found.values()];
}

function* textsIn(value: Json): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') {
    if (!Array.isArray(value)) yield* Object.keys(value);
    for (const each of Object.values(value as Readonly<Record<string, Json>>)) yield* textsIn(each);
  }
}

/** The full name of the type of a resource, in lower case: the namespace and every second segment after it. */
function typeIn(scope: Scope): string {
  const segments = scope.split('/').slice(scope.split('/').lastIndexOf('providers') + 1);
  const [namespace = '', ...rest] = segments;
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}
