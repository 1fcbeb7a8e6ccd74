import { type Act, operatorAct, StaleAccess } from '@mandate/app/act';
import { exportCustomers } from '@mandate/app/customers/export-customers';
import { importCustomers } from '@mandate/app/customers/import-customers';
import { importNaming } from '@mandate/app/operation-names/import-naming';
import { exportRoles } from '@mandate/app/roles/export-roles';
import { importRoles } from '@mandate/app/roles/import-roles';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { actAsPerson, type PersonRefused, type Staffroom } from './person.ts';
import type { Transfers } from './transfers.ts';

const MAX_ATTEMPTS = 5;

/** Imports and exports on a store that this process has open. Disposing of it closes nothing. */
export function localTransfers(staffroom: Staffroom): Transfers {
  const { ports } = staffroom;

  // Roles and what they can name belong to the whole installation, and so to the same people.
  async function tryImporting<T, F>(
    use: (act: Act, wanted: { readonly partner: TenantId; readonly listing: unknown }) => Promise<Result<T, F>>,
    { as, listing }: { readonly as: string | null; readonly listing: unknown },
  ): Promise<Result<T, F | PersonRefused>> {
    const act = as === null ? ok(operatorAct(ports)) : await actAsPerson(staffroom, as, 'roles.import');
    if (!act.ok) return act;
    const partner = await ports.store.installation.findPartner();
    if (!partner) return fail({ kind: 'not-initialised' });
    return use(act.value, { partner: partner.id, listing });
  }

  return {
    importCustomers: ({ as, file }, watch = {}) =>
      importCustomers({ authorise: () => actAsPerson(staffroom, as, 'customers.add'), file, ...watch }),

    async exportCustomers({ as }) {
      const act = await actAsPerson(staffroom, as, 'customers.export');
      if (!act.ok) return act;
      return ok(exportCustomers(ports.store.partner(act.value.access.caller.home), {}));
    },

    importRoles: (wanted) => unlessInterfered(() => tryImporting(importRoles, wanted)),

    importOperations: (wanted) => unlessInterfered(() => tryImporting(importNaming, wanted)),

    exportRoles: () => exportRoles(ports.store.access),

    async [Symbol.asyncDispose]() {},
  };
}

// Whoever acts by a right acts on what is true when it is written down.
async function unlessInterfered<T, F>(
  attemptImport: () => Promise<Result<T, F>>,
): Promise<Result<T, F | { readonly kind: 'interfered' }>> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    try {
      return await attemptImport();
    } catch (error) {
      if (!(error instanceof StaleAccess)) throw error;
    }
  }
  return fail({ kind: 'interfered' });
}
