import { attestAgreement } from '@mandate/app/agreements/attest-agreement';
import { AGREEMENTS, type Agreement, type AgreementType } from '@mandate/domain/agreements';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { customerAt } from '../place.ts';
import { collection, dateTime } from '../resources.ts';
import { AgreementBody, AgreementMetadataWire, AgreementWire, collectionOf } from '../wire.ts';

const TYPES = Object.keys(AGREEMENTS) as readonly AgreementType[];

// Where the texts are that customers agree to; the newest of each country.
const LINKS: Readonly<Record<AgreementType, string>> = {
  MicrosoftCustomerAgreement: 'https://aka.ms/customeragreement',
  MicrosoftCloudAgreement: 'https://docs.microsoft.com/partner-center/agreements',
};

function typesAsked(text: string | undefined): Result<readonly AgreementType[], PartnerCenterFailure> {
  if (text === undefined || text === '' || text === '*') return ok(TYPES);
  const found = TYPES.filter((type) => type.toLowerCase() === text.toLowerCase());
  return found.length > 0 ? ok(found) : fail({ kind: 'query-option-unsupported', option: `agreementType=${text}` });
}

/** What customers can agree to. */
export const listAgreementMetadata = operation({
  id: 'Agreements_ListMetadata',
  method: 'GET',
  path: '/v1/agreements',
  callers: 'B',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(AgreementMetadataWire) },

  async handle({ query }) {
    const types = typesAsked(query.get('agreementType'));
    if (!types.ok) return types;
    const items = types.value.map((agreementType) => ({
      templateId: AGREEMENTS[agreementType].templateId,
      agreementType,
      agreementLink: LINKS[agreementType],
      versionRank: AGREEMENTS[agreementType].versionRank,
    }));
    return reply(200, collection(items, '/agreements'));
  },
});

/** What a customer agreed to, as this partner attested it. */
export const listCustomerAgreements = operation({
  id: 'Agreements_List',
  method: 'GET',
  path: '/v1/customers/{customerId}/agreements',
  callers: 'B',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(AgreementWire) },

  async handle({ params, query }, work) {
    const types = typesAsked(query.get('agreementType'));
    if (!types.ok) return types;
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const { reader, partner, id } = place.value;
    const agreements = (await reader.listCommerce(partner, 'agreement')).filter(({ type }) =>
      types.value.includes(type),
    );
    return reply(200, collection(agreements.map(agreementToWire), `/customers/${id}/agreements`));
  },
});

/** Attests that somebody of a customer agreed. */
export const postCustomerAgreement = operation({
  id: 'Agreements_Create',
  method: 'POST',
  path: '/v1/customers/{customerId}/agreements',
  callers: 'B',
  requires: { partner: 'agreements.attest' },
  body: AgreementBody,
  replies: { 201: AgreementWire },

  async handle({ params, body }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const type = typeOf(body);
    if (!type) return fail({ kind: 'input-invalid', detail: 'Neither type nor templateId names an agreement.' });
    const agreedAt = Date.parse(body.dateAgreed);
    if (!Number.isFinite(agreedAt) || agreedAt < 0) {
      return fail({ kind: 'input-invalid', detail: 'dateAgreed is not a date in ISO 8601.' });
    }
    const { firstName, lastName, email, phoneNumber } = body.primaryContact;
    const contact = { firstName, lastName, email, phoneNumber: phoneNumber ?? null };
    const attested = await attestAgreement(work.act, place.value.id, { type, contact, agreedAt });
    return attested.ok ? reply(201, agreementToWire(attested.value)) : attested;
  },
});

// A template is a type; whoever names both has to mean one.
function typeOf({ type, templateId }: { readonly type?: string; readonly templateId?: string }) {
  const byType = TYPES.find((each) => each.toLowerCase() === type?.toLowerCase());
  const byTemplate = TYPES.find((each) => AGREEMENTS[each].templateId === templateId?.toLowerCase());
  if (type === undefined) return byTemplate;
  return templateId === undefined || byType === byTemplate ? byType : undefined;
}

function agreementToWire({ type, contact, agreedAt, attestedBy }: Agreement) {
  const { phoneNumber, ...names } = contact;
  return {
    userId: attestedBy,
    primaryContact: { ...names, ...(phoneNumber === null ? {} : { phoneNumber }) },
    dateAgreed: dateTime(agreedAt),
    templateId: AGREEMENTS[type].templateId,
    type,
    agreementLink: LINKS[type],
  };
}

/**
 * Whether the customer signed by itself, as it does where it accepts a partner
 * (https://learn.microsoft.com/partner-center/developer/get-customer-direct-sign-microsoft-customer-agreement-status).
 */
export const getDirectSignature = operation({
  id: 'Agreements_GetDirectSignatureStatus',
  method: 'GET',
  path: '/v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: Type.Object({ isSigned: Type.Boolean() }) },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const agreements = await place.value.reader.listCommerce(place.value.partner, 'agreement');
    const isSigned = agreements.some(({ type, direct }) => type === 'MicrosoftCustomerAgreement' && direct === true);
    return reply(200, { isSigned });
  },
});
