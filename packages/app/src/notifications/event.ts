import { createHash } from 'node:crypto';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import type { ChangeRecord } from '../ports/change-log.ts';

/** Something that people or a webhook are told: one act of one record in a partner's log. */
export interface LoggedEvent {
  readonly partner: TenantId;
  readonly customer: TenantId | undefined;
  readonly record: ChangeRecord;
  /** Which of the acts that the record stands for. */
  readonly index: number;
}

/** What an audit record is called: which tenant's log, which record of it, which act. */
export function auditId({ tenant, sequence }: Pick<ChangeRecord, 'tenant' | 'sequence'>, index: number): string {
  return `${tenant}_${sequence}_${index}`;
}

/** Reads what {@link auditId} writes. */
export function parseAuditId(
  text: string,
): { readonly tenant: TenantId; readonly sequence: number; readonly index: number } | undefined {
  const [, id = '', sequence, index] = /^([0-9a-fA-F-]{36})_(\d{1,15})_(\d)$/.exec(text) ?? [];
  const tenant = parseGuid(id);
  return tenant && { tenant, sequence: Number(sequence), index: Number(index) };
}

/** The id of what one reader is told of an event: the same whoever works it out, and however often. */
export function deliveryId({ record, index }: LoggedEvent, reader: string): Guid {
  const digest = createHash('sha256')
    .update(`${auditId(record, index)} ${reader}`)
    .digest('hex');
  const id = parseGuid(digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  if (!id) throw new Error('A digest makes an id.');
  return id;
}
