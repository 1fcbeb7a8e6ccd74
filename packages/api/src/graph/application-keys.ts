import { rollCertificate, unrollCertificate } from '@mandate/app/directory/application-credentials';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { type Operation, reply } from '../operation.ts';
import { certificateToWire } from './application-wire.ts';
import type { GraphFailure } from './failures.ts';
import { KeyCredential, wantedCertificates } from './key-credentials.ts';
import { findIdIn, objectOf } from './keys.ts';
import { ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const Proof = Type.String({ maxLength: 16_384 });
const AddBody = Type.Object(
  { keyCredential: KeyCredential, passwordCredential: Type.Optional(Type.Null()), proof: Proof },
  { additionalProperties: false },
);
const RemoveBody = Type.Object(
  { keyId: Type.String({ maxLength: 64 }), proof: Proof },
  { additionalProperties: false },
);

/** Certificates of applications and service principals, rolled by whoever proves to have the key of one. */
export const KEY_ACTIONS: readonly Operation<GraphFailure>[] = (['applications', 'servicePrincipals'] as const).flatMap(
  (from) => {
    const requires = { directory: 'manageApplications', over: objectOf(from) } as const;
    const noun = from.slice(0, -1);
    return [
      operation({
        id: `${noun}.addKey`,
        method: 'POST',
        path: `/v1.0/${from}/{id}/addKey`,
        requires,
        body: AddBody,
        replies: { 200: ObjectWire },
        async handle({ params, body, link }, { access, store, act }) {
          const holder = await findIdIn(from, store.tenant(access.caller.tenant), params.id);
          if (!holder) return fail({ kind: 'object-not-found', id: params.id });
          const certificates = wantedCertificates([body.keyCredential]);
          if (!certificates.ok) return certificates;
          const [wanted] = certificates.value ?? [];
          if (!wanted) return fail({ kind: 'body-malformed', detail: 'keyCredential is missing.' });
          const added = await rollCertificate(act, holder, { ...wanted, proof: body.proof });
          if (!added.ok) return added;
          return reply(200, {
            '@odata.context': link('/v1.0/$metadata#microsoft.graph.keyCredential'),
            ...certificateToWire(added.value, wanted.displayName),
          });
        },
      }),
      operation({
        id: `${noun}.removeKey`,
        method: 'POST',
        path: `/v1.0/${from}/{id}/removeKey`,
        requires,
        body: RemoveBody,
        replies: { 204: null },
        async handle({ params, body }, { access, store, act }) {
          const holder = await findIdIn(from, store.tenant(access.caller.tenant), params.id);
          if (!holder) return fail({ kind: 'object-not-found', id: params.id });
          const id = parseGuid(body.keyId);
          if (!id) return fail({ kind: 'property-invalid', property: 'keyId', detail: 'It must be a GUID.' });
          const removed = await unrollCertificate(act, holder, { id, proof: body.proof });
          return removed.ok ? reply(204) : removed;
        },
      }),
    ];
  },
);
