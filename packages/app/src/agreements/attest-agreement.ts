import { type Agreement, type AgreementProblem, agreementProblem } from '@mandate/domain/agreements';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { isReseller, type NotTheReseller, recordTrade } from '../commerce/customer.ts';
import { personal } from '../ports/change-log.ts';

/** Why an attestation was not kept. */
export type AttestAgreementFailure = AgreementProblem | NotTheReseller;

/** Keeps that somebody of the customer agreed, on the word of somebody of the partner. */
export function attestAgreement(
  act: CallerAct,
  customer: TenantId,
  wanted: Pick<Agreement, 'type' | 'contact' | 'agreedAt'>,
): Promise<Result<Agreement, AttestAgreementFailure>> {
  const { caller } = act.access;
  return commit<Agreement, AttestAgreementFailure>(act, async (change) => {
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const writer = change.tenant(customer);
    const now = act.ports.clock.now();
    const existing = await writer.listCommerce(caller.home, 'agreement');
    const problem = agreementProblem(wanted, existing, now);
    if (problem) return fail(problem);
    const { firstName, lastName, email, phoneNumber } = wanted.contact;
    const agreement: Agreement = {
      id: act.ports.randomness.guid(),
      type: wanted.type,
      contact: {
        firstName: firstName.trim(),
        lastName: lastName.trim(),
        email: email.trim(),
        phoneNumber: phoneNumber?.trim() || null,
      },
      agreedAt: wanted.agreedAt,
      attestedBy: caller.id,
      createdAt: now,
      version: 1,
    };
    await writer.putCommerce(caller.home, 'agreement', agreement);
    await recordTrade(change, act, customer, {
      operation: 'Mandate.Commerce/agreements/write',
      target: `customers/${customer}/agreements/${agreement.id}`,
      before: null,
      after: {
        type: agreement.type,
        agreedAt: agreement.agreedAt,
        firstName: personal(agreement.contact.firstName),
        lastName: personal(agreement.contact.lastName),
        email: personal(agreement.contact.email),
      },
    });
    return ok(agreement);
  });
}
