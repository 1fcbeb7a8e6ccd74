import { operatorAct, StaleAccess } from '@mandate/app/act';
import { exportCustomers } from '@mandate/app/customers/export-customers';
import { importCustomers } from '@mandate/app/customers/import-customers';
import { exportRoles } from '@mandate/app/roles/export-roles';
import { importRoles } from '@mandate/app/roles/import-roles';
import { fail, ok } from '@mandate/rbac/result';
import { actAsPerson, type Staffroom } from './person.ts';
import type { RolesOutcome, Transfers } from './transfers.ts';

const MAX_ATTEMPTS = 5;

/** Imports and exports on a store that this process has open. Disposing of it closes nothing. */
export function localTransfers(staffroom: Staffroom): Transfers {
  const { ports } = staffroom;

  async function tryImportingRoles(as: string | null, listing: unknown): Promise<RolesOutcome> {
    const act = as === null ? ok(operatorAct(ports)) : await actAsPerson(staffroom, as, 'roles.import');
    if (!act.ok) return act;
    const partner = await ports.store.installation.findPartner();
    if (!partner) return fail({ kind: 'not-initialised' });
    return importRoles(act.value, { partner: partner.id, listing });
  }

  return {
    importCustomers: ({ as, file }, watch = {}) =>
      importCustomers({ authorise: () => actAsPerson(staffroom, as, 'customers.add'), file, ...watch }),

    async exportCustomers({ as }) {
      const act = await actAsPerson(staffroom, as, 'customers.export');
      if (!act.ok) return act;
      return ok(exportCustomers(ports.store.partner(act.value.access.caller.home), ''));
    },

    async importRoles({ as, listing }) {
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
        try {
          return await tryImportingRoles(as, listing);
        } catch (error) {
          if (!(error instanceof StaleAccess)) throw error;
        }
      }
      return fail({ kind: 'interfered' });
    },

    exportRoles: () => exportRoles(ports.store.access),

    async [Symbol.asyncDispose]() {},
  };
}
