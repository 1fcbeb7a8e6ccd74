/** What the customer list is narrowed to and ordered by, as it stands in the address. */
export interface CustomerSearch {
  readonly search?: string;
  readonly relationship?: 'active' | 'requested';
  readonly access?: 'delegated' | 'granular' | 'none';
  readonly azure?: boolean;
  readonly tag?: string;
  readonly sort?: CustomerSort;
  readonly descending?: boolean;
}

/** The columns that the list can be sorted by; without one it is the company name. */
export type CustomerSort = 'companyName' | 'domain' | 'relationship' | 'delegatedAdmin';

/** The relationships that the list can be narrowed to. */
export const RELATIONSHIPS = ['active', 'requested'] as const;
/** The ways in that the list can be narrowed to. */
export const ACCESS = ['delegated', 'granular', 'none'] as const;
const SORTS = ['companyName', 'domain', 'relationship', 'delegatedAdmin'] as const;

/** Reads an address. What is not known is left out: somebody may have typed it. */
export function readCustomerSearch(address: Record<string, unknown>): CustomerSearch {
  const relationship = RELATIONSHIPS.find((each) => each === address.relationship);
  const access = ACCESS.find((each) => each === address.access);
  const sort = SORTS.find((each) => each === address.sort);
  return {
    ...text('search', address.search),
    ...(relationship ? { relationship } : {}),
    ...(access ? { access } : {}),
    ...(typeof address.azure === 'boolean' ? { azure: address.azure } : {}),
    ...text('tag', address.tag),
    ...(sort ? { sort } : {}),
    ...(address.descending === true ? { descending: true } : {}),
  };
}

function text<Name extends 'search' | 'tag'>(name: Name, value: unknown): { readonly [K in Name]?: string } {
  return typeof value === 'string' && value !== '' ? ({ [name]: value } as { readonly [K in Name]?: string }) : {};
}

/** Whether anything but the search narrows the list. */
export function isFiltered({ relationship, access, azure, tag }: CustomerSearch): boolean {
  return [relationship, access, azure, tag].some((each) => each !== undefined);
}

/** The same as the query of the server's list and of its export. */
export function toQuery(wanted: CustomerSearch): URLSearchParams {
  return new URLSearchParams(Object.entries(wanted).map(([name, value]) => [name, String(value)]));
}
