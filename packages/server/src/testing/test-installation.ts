import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { pino } from 'pino';
import type { DemoTenant } from '../data-directory/connection-file.ts';
import { type DataDirectory, dataDirectoryAt } from '../data-directory/directory.ts';
import { seedPartner } from '../demo/seed-partner.ts';
import { holdDirectory, type Installation, openInstallation } from '../installation.ts';

/** A log that says nothing. */
export const silentLog = pino({ level: 'silent' });

/** A directory that is gone after the test. */
export async function temporaryDirectory(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'mandate-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** The data directory of an installation that a test has open, with the demo's partner and no customers. */
export interface TestInstallation extends Installation {
  readonly directory: DataDirectory;
  readonly partner: DemoTenant;
  readonly partnerId: Guid;
  /** The user name of the partner's person with that role. */
  nameOf(role: string): string;
}

/** Opens a new installation on SQLite. */
export async function openTestInstallation(): Promise<TestInstallation> {
  await using things = new AsyncDisposableStack();
  const place = things.use(await temporaryDirectory());
  const held = await holdDirectory(place.path);
  if (!held.ok) throw new Error(JSON.stringify(held.failure));
  things.use(held.value);
  const opened = await openInstallation(held.value, { databaseUrl: null, log: silentLog });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  things.use(opened.value);
  const partner = await seedPartner(opened.value.staffroom);
  const mine = things.move();
  return {
    ...opened.value,
    directory: dataDirectoryAt(place.path),
    partner,
    partnerId: parseGuid(partner.tenantId)!,
    nameOf: (role) => partner.users.find(({ roles }) => roles.includes(role))!.userPrincipalName,
    [Symbol.asyncDispose]: () => mine.disposeAsync(),
  };
}

const HEADER = ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'];

/** A customer file whose rows begin on line 2. */
export function customerFile(...rows: readonly (readonly string[])[]) {
  const records = [HEADER, ...rows].map((cells, index) => ({ line: index + 1, cells }));
  return { records, brokenAt: null };
}

/** A made-up but valid GUID, the same for the same number. */
export function guidOf(number: number): Guid {
  return parseGuid(`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`)!;
}

/** As many sound rows. */
export function soundRows(count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, index) => [
    guidOf(index + 1),
    `Société n° ${index + 1}`,
    `client-${index + 1}.example`,
    'Cloud Reseller',
  ]);
}
