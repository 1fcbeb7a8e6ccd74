import { call, localPath, send } from './call.ts';

const API_VERSIONS = {
  subscriptions: '2022-12-01',
  locations: '2022-12-01',
  resourceGroups: '2021-04-01',
  roleDefinitions: '2022-04-01',
  roleAssignments: '2022-04-01',
  aliases: '2021-10-01',
  changeTenant: '2025-11-01-preview',
} as const;

/** The address of an ARM path of a tenant, through the portal's own origin. */
export function armPath(
  tenantId: string,
  path: string,
  kind: keyof typeof API_VERSIONS,
  query: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams({ 'api-version': API_VERSIONS[kind], ...query });
  return `/as/${encodeURIComponent(tenantId)}/arm${path}?${parameters.toString()}`;
}

interface Collection<T> {
  readonly value: readonly T[];
  readonly nextLink?: string | null;
}

/** All items of a collection, following its pages. */
export async function listAll<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  const items: T[] = [];
  let next: string | null = path;
  while (next) {
    const page: Collection<T> = await call<Collection<T>>(next, signal ? { signal } : {});
    items.push(...page.value);
    next = page.nextLink ? localPath(page.nextLink) : null;
  }
  return items;
}

/** Waits until a long-running operation has ended, by its `Location`; an answer without one has ended already. */
export async function waitFor(response: Response): Promise<void> {
  let answer = response;
  while (answer.status === 202) {
    const location = answer.headers.get('Location');
    if (!location) return;
    const seconds = Number(answer.headers.get('Retry-After') ?? 1);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0.5, seconds) * 1000));
    answer = await send(localPath(location));
  }
}

/** A subscription as ARM shows it. */
export interface Subscription {
  readonly id: string;
  readonly subscriptionId: string;
  readonly displayName: string;
  readonly state: string;
  readonly subscriptionPolicies?: { readonly quotaId?: string };
  readonly tags?: Readonly<Record<string, string>>;
}

/** A resource group as ARM shows it. */
export interface ResourceGroup {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>> | null;
  readonly properties?: { readonly provisioningState?: string };
}

/** A region as ARM shows it. */
export interface Location {
  readonly name: string;
  readonly displayName: string;
}

/** A role assignment as ARM shows it. */
export interface RoleAssignment {
  readonly id: string;
  readonly name: string;
  readonly properties: {
    readonly roleDefinitionId: string;
    readonly principalId: string;
    readonly principalType?: string;
    readonly scope: string;
    readonly condition?: string | null;
  };
}

/** A role definition as ARM shows it. */
export interface RoleDefinition {
  readonly name: string;
  readonly properties: { readonly roleName: string; readonly type: string };
}

/** The last segment of an ARM id. */
export const lastSegment = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
