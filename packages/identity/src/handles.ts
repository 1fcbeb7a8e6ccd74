import type { Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { digestSecret, newSecret } from './secrets.ts';

/** What is kept of a handle: where its record is, and under which name. */
export interface HandleName {
  readonly tenant: TenantId;
  /** The digest of the whole handle; the handle itself is kept nowhere. */
  readonly id: string;
}

/** Longer texts are none of ours. */
const MAX_LENGTH = 128;

/**
 * A new code or refresh token: a secret, preceded by the tenant whose store holds its record, because it may come back
 * to an endpoint that names another tenant or none. To its holder it is opaque.
 */
export function newHandle(
  tenant: TenantId,
  randomness: Randomness,
): { readonly handle: string; readonly name: HandleName } {
  const place = Buffer.from(tenant.replaceAll('-', ''), 'hex').toString('base64url');
  const handle = `${place}.${newSecret(randomness)}`;
  return { handle, name: { tenant, id: digestSecret(handle) } };
}

/** Where the record of a handle would be; `undefined` for a text that cannot be one. */
export function readHandle(handle: string): HandleName | undefined {
  const [place = '', secret = '', ...rest] = handle.length <= MAX_LENGTH ? handle.split('.') : [];
  const hex = Buffer.from(place, 'base64url').toString('hex');
  const tenant = parseGuid(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  return tenant && secret !== '' && rest.length === 0 ? { tenant, id: digestSecret(handle) } : undefined;
}
