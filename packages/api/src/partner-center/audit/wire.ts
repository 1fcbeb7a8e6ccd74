import { type Static, Type } from 'typebox';

export type { AuditOperationType } from '@mandate/domain/audit/vocabulary';

/** An audit record. */
export const AuditRecordWire = Type.Object({
  id: Type.String(),
  partnerId: Type.String(),
  participants: Type.Array(Type.String()),
  customerId: Type.Optional(Type.String()),
  customerName: Type.Optional(Type.String()),
  userPrincipalName: Type.String(),
  applicationId: Type.Optional(Type.String()),
  resourceType: Type.String(),
  resourceOldValue: Type.Optional(Type.String()),
  resourceNewValue: Type.Optional(Type.String()),
  operationType: Type.String(),
  originalCorrelationId: Type.String(),
  operationDate: Type.String(),
  operationStatus: Type.String(),
  customizedData: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
  attributes: Type.Object({ objectType: Type.String() }),
});
export type AuditRecordWire = Static<typeof AuditRecordWire>;
