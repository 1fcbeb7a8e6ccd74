import type { Guid } from '@mandate/rbac/model';

/** What a customer has to agree to before it can buy. */
export type AgreementType = 'MicrosoftCustomerAgreement' | 'MicrosoftCloudAgreement';

/** The agreements there are, by the ids of their templates (https://learn.microsoft.com/partner-center/developer/agreement-metadata). */
export const AGREEMENTS: Readonly<Record<AgreementType, { readonly templateId: Guid; readonly versionRank: number }>> =
  {
    MicrosoftCustomerAgreement: { templateId: '117a77b0-9360-443b-8795-c6dedc750cf9' as Guid, versionRank: 1 },
    MicrosoftCloudAgreement: { templateId: '998b88de-aa99-4388-a42c-1b3517d49490' as Guid, versionRank: 0 },
  };

/** The person who agreed for the customer. */
export interface AgreementContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string | null;
}

/** That a customer agreed, as the partner attests it. */
export interface Agreement {
  readonly id: Guid;
  readonly type: AgreementType;
  readonly contact: AgreementContact;
  readonly agreedAt: number;
  /** Who of the partner says so; where the customer agreed by itself, who of the customer did. */
  readonly attestedBy: Guid;
  /** That the customer agreed by itself, on a page of its own. */
  readonly direct?: true;
  readonly createdAt: number;
  readonly version: number;
}

/** Why an attestation is refused. */
export type AgreementProblem =
  | { readonly kind: 'agreement-date-in-future' }
  | { readonly kind: 'agreement-contact-incomplete'; readonly field: 'firstName' | 'lastName' | 'email' }
  /** The same person agreed to the same thing before. */
  | { readonly kind: 'agreement-exists' };

// A clock a little ahead of ours, or a day that has begun further east, is no lie about the future.
const AHEAD_MS = 14 * 60 * 60 * 1000;

/** What stands against an attestation, given what is attested already. */
export function agreementProblem(
  wanted: Pick<Agreement, 'type' | 'contact' | 'agreedAt'>,
  existing: readonly Agreement[],
  now: number,
): AgreementProblem | undefined {
  for (const field of ['firstName', 'lastName', 'email'] as const) {
    const text = wanted.contact[field].trim();
    if (text === '' || (field === 'email' && !isEmailAddress(text)))
      return { kind: 'agreement-contact-incomplete', field };
  }
  if (wanted.agreedAt > now + AHEAD_MS) return { kind: 'agreement-date-in-future' };
  const key = contactKey(wanted.contact);
  const known = existing.some(({ type, contact }) => type === wanted.type && contactKey(contact) === key);
  return known ? { kind: 'agreement-exists' } : undefined;
}

function contactKey({ firstName, lastName, email, phoneNumber }: AgreementContact): string {
  return [firstName, lastName, email, phoneNumber ?? ''].map((text) => text.trim().toLowerCase()).join('\n');
}

/** Whether a text could be somebody's e-mail address: one `@`, a domain with a dot, nothing that breaks a mail header. */
export function isEmailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>"(),;:\\[\]\p{Cc}]{1,64}@[^\s@<>"(),;:\\[\]\p{Cc}]+\.[^\s@.<>"(),;:\\[\]\p{Cc}]+$/u.test(text)
  );
}
