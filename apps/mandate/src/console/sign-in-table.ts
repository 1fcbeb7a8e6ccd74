import type { CliMessageId } from '@mandate/messages/cli/en';
import type { Demo, DemoTenant } from '@mandate/server/data-directory/connection-file';
import type { Console } from './console.ts';

const ROLE_TEXTS: Readonly<Record<string, CliMessageId>> = {
  'Global admin': 'partnerRole.globalAdmin',
  'Admin agent': 'partnerRole.adminAgent',
  'Sales agent': 'partnerRole.salesAgent',
  'Helpdesk agent': 'partnerRole.helpdeskAgent',
  'Billing admin': 'partnerRole.billingAdmin',
  'User management admin': 'partnerRole.userManagementAdmin',
  'Global Administrator': 'serve.role.globalAdministrator',
  User: 'serve.role.user',
};

/** Who can sign in to a demo for what: the partner's people, then those of the first customer. */
export function signInTable(console: Console, { partner, customers }: Demo): readonly string[] {
  const header = [
    console.text('serve.column.person'),
    console.text('serve.column.password'),
    console.text('serve.column.role'),
  ];
  const rows = [header, ...[partner, ...customers.slice(0, 1)].flatMap((tenant) => rowsOf(console, tenant))];
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = [widthOf(0), widthOf(1)];
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
}

function rowsOf(console: Console, tenant: DemoTenant): readonly (readonly string[])[] {
  return tenant.users.map(({ userPrincipalName, password, roles }) => {
    const named = roles.map((role) => {
      const id = ROLE_TEXTS[role];
      return id ? console.text(id) : role;
    });
    const role = console.text('serve.at', { role: named.join(', '), tenant: tenant.displayName });
    return [userPrincipalName, password, role];
  });
}
