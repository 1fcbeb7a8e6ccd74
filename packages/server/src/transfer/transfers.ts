import type { FileRecord, FileRecords } from '@mandate/app/customers/customer-file';
import type {
  ImportCustomersFailure,
  ImportedCustomers,
  ImportProgress,
} from '@mandate/app/customers/import-customers';
import type { ImportedNaming } from '@mandate/app/operation-names/import-naming';
import type { NamingFailure } from '@mandate/app/operation-names/read-naming';
import type { ImportedRoles } from '@mandate/app/roles/import-roles';
import type { ListingFailure } from '@mandate/app/roles/read-listing';
import type { Result } from '@mandate/rbac/result';
import type { PersonRefused } from './person.ts';

export type { FileRecord, FileRecords, ImportProgress };

/** How an import of customers ended. */
export type CustomersOutcome = Result<ImportedCustomers, ImportCustomersFailure<PersonRefused>>;

/** Why no roles were imported; `interfered` says that others kept changing what the right to do it rests on. */
export type RolesFailure = ListingFailure | PersonRefused | { readonly kind: 'interfered' };

/** How an import of roles ended. */
export type RolesOutcome = Result<ImportedRoles, RolesFailure>;

/** Why no names of operations were imported. */
export type OperationsFailure = NamingFailure | PersonRefused | { readonly kind: 'interfered' };

/** How an import of names of operations ended. */
export type OperationsOutcome = Result<ImportedNaming, OperationsFailure>;

/** What whoever waits for a transfer may see of it, and how they stop it. */
export interface Watch {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/** The imports and exports of an installation, whether a server runs it or this process opened it itself. */
export interface Transfers extends AsyncDisposable {
  /** In the name of a person of the partner. */
  importCustomers(
    wanted: { readonly as: string; readonly file: FileRecords },
    watch?: Watch,
  ): Promise<CustomersOutcome>;
  /** The lines of a CSV file. */
  exportCustomers(wanted: { readonly as: string }): Promise<Result<AsyncIterable<string>, PersonRefused>>;
  /** In the name of a person, or of the operator where `as` is `null`. */
  importRoles(wanted: { readonly as: string | null; readonly listing: unknown }): Promise<RolesOutcome>;
  /** In the name of a person, or of the operator where `as` is `null`. */
  importOperations(wanted: { readonly as: string | null; readonly listing: unknown }): Promise<OperationsOutcome>;
  /** A listing as the resource provider writes it. */
  exportRoles(): Promise<object>;
}
