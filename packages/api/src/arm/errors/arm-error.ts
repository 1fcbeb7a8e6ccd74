import type { Headers } from '../../wire.ts';

/** An error as Azure Resource Manager words it; the texts are Azure's own where clients match on them. */
export interface ArmError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Headers;
  /** Set where the caller could not be made out and is told where to sign in. */
  readonly challenge?: true;
}

/** An error of any status. */
export const error = (status: number, code: string, message: string): ArmError => ({ status, code, message });

/** What the caller sent is wrong. */
export const badRequest = (message: string, code = 'InvalidRequestContent'): ArmError => error(400, code, message);

/** Who the caller is could not be made out. */
export const unauthorized = (code: string, message: string): ArmError => ({
  ...error(401, code, message),
  challenge: true,
});

/** A text of the caller's, short enough to repeat. */
export const quoted = (text: string, length = 128): string => text.slice(0, length);
