import type { WantedCertificate } from '@mandate/app/directory/application-credentials';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import type { GraphFailure } from './failures.ts';

const Ignored = Type.Optional(Type.Union([Type.String({ maxLength: 256 }), Type.Null()]));

/** A certificate as a body gives it. */
export const KeyCredential = Type.Object(
  {
    keyId: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
    type: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
    usage: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
    key: Type.Optional(Type.Union([Type.String({ maxLength: 16_384 }), Type.Null()])),
    displayName: Type.Optional(Type.Union([Type.String({ maxLength: 90 }), Type.Null()])),
    // A certificate says these itself.
    customKeyIdentifier: Ignored,
    startDateTime: Ignored,
    endDateTime: Ignored,
  },
  { additionalProperties: false },
);

/** Certificates as bodies give them. */
export const KeyCredentials = Type.Array(KeyCredential, { maxItems: 100 });

/** The certificates of a body; `undefined` when it says nothing of them. */
export function wantedCertificates(
  given: Static<typeof KeyCredentials> | undefined,
): Result<readonly WantedCertificate[] | undefined, GraphFailure> {
  if (!given) return ok(undefined);
  const wanted: WantedCertificate[] = [];
  for (const { keyId, type, usage, key, displayName } of given) {
    if (type !== 'AsymmetricX509Cert' || usage !== 'Verify') {
      return fail({ kind: 'feature-not-implemented', feature: `keys of type '${type}' for '${usage}'` });
    }
    wanted.push({
      id: parseGuid(keyId ?? '') ?? null,
      certificate: key ? certificateBytes(key) : null,
      displayName: displayName ?? null,
    });
  }
  return ok(wanted);
}

// Base64 of the DER form, as Graph has it, or of PEM, as `az` sends it.
function certificateBytes(key: string): Buffer {
  return Buffer.from(key, 'base64');
}
