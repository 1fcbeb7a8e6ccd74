import type { NewPasskeyRequest, PasskeyRequest } from '@mandate/api/portal/sign-in/wire';
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../wire/call.ts';
import type { Progress } from '../sign-in/sign-in.ts';

/** The browser made or used no passkey: it was cancelled, took too long, or there is one already. */
export class PasskeyFailed extends Error {}

/** Whether this browser has passkeys at all. */
export function passkeysWork(): boolean {
  return browserSupportsWebAuthn();
}

/** Has the browser show one of the person's passkeys, and says how far that led. */
export function usePasskeyProof(onProgress: (progress: Progress) => void) {
  return useMutation({
    mutationFn: async () => {
      const optionsJSON = await call<PublicKeyCredentialRequestOptionsJSON>('/portal/sign-in/passkey/question', {
        method: 'POST',
      });
      const response = await asked(() => startAuthentication({ optionsJSON }));
      const body: PasskeyRequest = { response };
      return call<Progress>('/portal/sign-in/passkey', { method: 'POST', body });
    },
    onSuccess: onProgress,
  });
}

/** Has the browser make a passkey of this name; `at` says for a sign-in or for an account. */
export function useNewPasskey<Answer>(at: string, onDone: (answer: Answer, name: string) => void) {
  return useMutation({
    mutationFn: async (name: string) => {
      const optionsJSON = await call<PublicKeyCredentialCreationOptionsJSON>(`${at}/methods/passkey/start`, {
        method: 'POST',
      });
      const response = await asked(() => startRegistration({ optionsJSON }));
      const body: NewPasskeyRequest = { response, name };
      return call<Answer>(`${at}/methods/passkey`, { method: 'POST', body });
    },
    onSuccess: onDone,
  });
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new PasskeyFailed('The browser gave no passkey.', { cause });
  }
}
