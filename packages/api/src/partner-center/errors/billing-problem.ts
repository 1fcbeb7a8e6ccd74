import type { BillingProfileProblem } from '@mandate/domain/customers';
import { error, type PartnerCenterError } from './error.ts';

/** What is wrong with a billing profile, in the codes of the API. */
export function billingProblem(problem: BillingProfileProblem): PartnerCenterError {
  switch (problem.kind) {
    case 'billing-field':
      return error(400, 3000, `The property '${problem.field}' is invalid.`, [problem.field]);
    case 'address': {
      const fields = problem.problems.map(({ field, problem: what }) => `${field} (${what})`);
      return error(
        400,
        3000,
        `The address is invalid: ${fields.join(', ')}.`,
        problem.problems.map(({ field }) => field),
      );
    }
    case 'registration-number':
      return error(400, REGISTRATION[problem.problem].code, REGISTRATION[problem.problem].description);
    case 'phone-missing':
      return error(400, 600051, 'The default address needs a phone number in this country.');
  }
}

const REGISTRATION = {
  'not-for-this-country': {
    code: 600002,
    description: 'No organization registration number is kept for this country.',
  },
  missing: { code: 600049, description: 'An organization registration number is required in this country.' },
  malformed: { code: 600050, description: 'The organization registration number is malformed.' },
} as const;
