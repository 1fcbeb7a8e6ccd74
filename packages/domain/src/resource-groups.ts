import type { Guid } from '@mandate/rbac/model';

/** A named container for resources in one subscription. */
export interface ResourceGroup {
  readonly subscription: Guid;
  /** As first spelled; compared without case. */
  readonly name: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly managedBy: string | null;
  readonly createdAt: number;
}

/**
 * Whether ARM accepts the name: 1 to 90 letters, digits, `_ - . ( )`, not ending in a full stop
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules).
 */
export function isResourceGroupName(name: string): boolean {
  return /^[\p{L}\p{N}_\-.()]{1,90}$/u.test(name) && !name.endsWith('.');
}

/** What makes tags unacceptable, named for the error text. */
export type TagProblem =
  | { readonly kind: 'too-many'; readonly count: number }
  | {
      readonly kind: 'name-too-long' | 'name-empty' | 'name-character' | 'value-too-long' | 'duplicate';
      readonly name: string;
    };

/** Checks tags against ARM's limits: 50 of them, names of 512 characters without `<>%&\?/`, values of 256. */
export function tagProblem(tags: Readonly<Record<string, string>>): TagProblem | undefined {
  const names = Object.keys(tags);
  if (names.length > 50) return { kind: 'too-many', count: names.length };
  const seen = new Set<string>();
  for (const name of names) {
    if (name.trim() === '') return { kind: 'name-empty', name };
    if (name.length > 512) return { kind: 'name-too-long', name };
    if (/[<>%&\\?/\p{Cc}]/u.test(name)) return { kind: 'name-character', name };
    if ((tags[name] ?? '').length > 256) return { kind: 'value-too-long', name };
    if (seen.has(name.toLowerCase())) return { kind: 'duplicate', name };
    seen.add(name.toLowerCase());
  }
  return undefined;
}

/** An Azure region as ARM spells it in ids and in words. */
export interface Location {
  readonly name: string;
  readonly displayName: string;
}

/** The regions on offer; any other is refused. */
export const LOCATIONS: readonly Location[] = [
  ['australiaeast', 'Australia East'],
  ['belgiumcentral', 'Belgium Central'],
  ['brazilsouth', 'Brazil South'],
  ['canadacentral', 'Canada Central'],
  ['canadaeast', 'Canada East'],
  ['centralindia', 'Central India'],
  ['centralus', 'Central US'],
  ['eastasia', 'East Asia'],
  ['eastus', 'East US'],
  ['eastus2', 'East US 2'],
  ['francecentral', 'France Central'],
  ['francesouth', 'France South'],
  ['germanywestcentral', 'Germany West Central'],
  ['italynorth', 'Italy North'],
  ['japaneast', 'Japan East'],
  ['koreacentral', 'Korea Central'],
  ['northcentralus', 'North Central US'],
  ['northeurope', 'North Europe'],
  ['norwayeast', 'Norway East'],
  ['polandcentral', 'Poland Central'],
  ['southafricanorth', 'South Africa North'],
  ['southcentralus', 'South Central US'],
  ['southeastasia', 'Southeast Asia'],
  ['spaincentral', 'Spain Central'],
  ['swedencentral', 'Sweden Central'],
  ['switzerlandnorth', 'Switzerland North'],
  ['switzerlandwest', 'Switzerland West'],
  ['uaenorth', 'UAE North'],
  ['uksouth', 'UK South'],
  ['ukwest', 'UK West'],
  ['westcentralus', 'West Central US'],
  ['westeurope', 'West Europe'],
  ['westus', 'West US'],
  ['westus2', 'West US 2'],
  ['westus3', 'West US 3'],
].map(([name = '', displayName = '']) => ({ name, displayName }));

const BY_NAME = new Map(LOCATIONS.map((location) => [location.name, location]));

/** Finds a region from either spelling: `West Europe` and `westeurope` are the same. */
export function findLocation(text: string): Location | undefined {
  return BY_NAME.get(text.replaceAll(' ', '').toLowerCase());
}
