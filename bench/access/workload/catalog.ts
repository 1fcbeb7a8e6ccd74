import { randomNumbers } from './random.ts';

/** The patterns of a role, as its one permission entry. */
export interface RolePatterns {
  readonly name: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
}

/** Operations, the types they belong to, and built-in roles: 80 providers, about 7,650 operations, 200 roles. */
export interface Catalog {
  readonly providers: readonly string[];
  readonly types: readonly (readonly string[])[];
  readonly operations: readonly { readonly name: string; readonly isData: boolean }[];
  readonly roles: readonly RolePatterns[];
  /** A customer's own role. */
  custom(random: () => number, name: string): RolePatterns;
}

const REAL_PROVIDERS =
  'Compute Network Storage Sql Web KeyVault Insights ContainerService Authorization Resources Support Billing DocumentDB EventHub ServiceBus Cache Logic Automation RecoveryServices OperationalInsights Security ManagedIdentity ApiManagement Search CognitiveServices MachineLearningServices Cdn DataFactory Synapse Kusto';
const KNOWN_TYPES: Readonly<Record<string, string>> = {
  '0 0': 'virtualMachines',
  '8 0': 'roleAssignments',
  '8 1': 'roleDefinitions',
  '2 0': 'storageAccounts',
};
const SERVICE_ROLES = 196;

/** The catalogue that is the same in every size of the workload. */
export function createCatalog(): Catalog {
  const random = randomNumbers(7);
  const below = (limit: number) => Math.floor(random() * limit);
  const providers = REAL_PROVIDERS.split(' ');
  while (providers.length < 80) providers.push(`Provider${providers.length}`);

  const operations: { name: string; isData: boolean }[] = [];
  const types = providers.map((provider, p) =>
    Array.from({ length: 8 + below(20) }, (_, t) => {
      const type = KNOWN_TYPES[`${p} ${t}`] ?? `type${t}s${random() < 0.35 ? `/sub${t}s` : ''}`;
      const add = (rest: string, isData = false) =>
        operations.push({ name: `Microsoft.${provider}/${type}/${rest}`, isData });
      for (const verb of ['read', 'write', 'delete']) add(verb);
      for (let act = below(5); act > 0; act -= 1) add(`act${act - 1}/action`);
      if (random() < 0.15) for (const verb of ['read', 'write', 'delete']) add(`data/${verb}`, true);
      return type;
    }),
  );
  operations.push({ name: 'Microsoft.Authorization/elevateAccess/Action', isData: false });

  function servicePatterns(next: () => number): { provider: number; actions: string[] } {
    const wanted = 10 + Math.floor(next() * 51);
    const provider = Math.floor(next() ** 1.5 * providers.length);
    const patterns = new Set([
      'Microsoft.Authorization/*/read',
      'Microsoft.Resources/subscriptions/resourceGroups/read',
      'Microsoft.Support/*',
      'Microsoft.Insights/alertRules/*',
    ]);
    while (patterns.size < wanted) {
      const other = next() < 0.7 ? provider : Math.floor(next() * providers.length);
      const choices = types[other] ?? [];
      const type = choices[Math.floor(next() * choices.length)];
      patterns.add(`Microsoft.${providers[other]}/${anyForm(next(), `${type}`)}`);
    }
    return { provider, actions: [...patterns] };
  }

  function serviceRole(index: number): RolePatterns {
    const { provider, actions } = servicePatterns(random);
    const dataActions = random() < 0.3 ? [`Microsoft.${providers[provider]}/*/data/*`] : [];
    return { name: `${providers[provider]} Role ${index}`, actions, notActions: [], dataActions };
  }

  function custom(next: () => number, name: string): RolePatterns {
    const { provider, actions } = servicePatterns(next);
    const breadth = next();
    const prefix = `Microsoft.${providers[provider]}`;
    const choices = types[provider] ?? [];
    const notActions = Array.from({ length: 1 + Math.floor(next() * 6) }, () => {
      const type = choices[Math.floor(next() * choices.length)];
      if (next() < 0.5) return `${prefix}/${type}/delete`;
      return next() < 0.5 ? `${prefix}/*/write` : `${prefix}/${type}/*`;
    });
    const wide = breadth < 0.4 ? ['*'] : [`${prefix}/*`, '*/read'];
    return { name, actions: breadth < 0.7 ? wide : actions, notActions, dataActions: [] };
  }

  const roles = [...GENERAL_ROLES, ...Array.from({ length: SERVICE_ROLES }, (_, index) => serviceRole(index))];
  return { providers, types, operations, roles, custom };
}

function anyForm(dice: number, type: string): string {
  if (dice < 0.25) return `${type}/*`;
  if (dice < 0.35) return '*/read';
  if (dice < 0.65) return `${type}/read`;
  if (dice < 0.8) return `${type}/write`;
  return dice < 0.95 ? `${type}/*/action` : `${type}/delete`;
}

/** Owner, Contributor, Reader and User Access Administrator, at these places in the list of roles. */
export const [OWNER, CONTRIBUTOR, READER, ACCESS_ADMINISTRATOR] = [0, 1, 2, 3] as const;

const GENERAL_ROLES: readonly RolePatterns[] = [
  { name: 'Owner', actions: ['*'], notActions: [], dataActions: [] },
  {
    name: 'Contributor',
    actions: ['*'],
    notActions: [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
      'Microsoft.Blueprint/blueprintAssignments/write',
      'Microsoft.Compute/galleries/share/action',
    ],
    dataActions: [],
  },
  { name: 'Reader', actions: ['*/read'], notActions: [], dataActions: [] },
  {
    name: 'User Access Administrator',
    actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'],
    notActions: [],
    dataActions: [],
  },
];
