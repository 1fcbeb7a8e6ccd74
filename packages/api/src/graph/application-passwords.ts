import { addSecret, removeSecret } from '@mandate/app/directory/application-credentials';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { type Operation, reply } from '../operation.ts';
import { secretToWire } from './application-wire.ts';
import type { GraphFailure } from './failures.ts';
import { findIdIn, objectOf } from './keys.ts';
import { ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const Moment = Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()]));
const AddBody = Type.Object(
  {
    passwordCredential: Type.Optional(
      Type.Union([
        Type.Object(
          {
            displayName: Type.Optional(Type.Union([Type.String({ maxLength: 256 }), Type.Null()])),
            startDateTime: Moment,
            endDateTime: Moment,
          },
          { additionalProperties: false },
        ),
        Type.Null(),
      ]),
    ),
  },
  { additionalProperties: false },
);
const RemoveBody = Type.Object({ keyId: Type.String({ maxLength: 64 }) }, { additionalProperties: false });

/** Secrets of applications and service principals: made by us, shown once, and taken away. */
export const PASSWORD_ACTIONS: readonly Operation<GraphFailure>[] = (
  ['applications', 'servicePrincipals'] as const
).flatMap((from) => {
  const requires = { directory: 'manageApplications', over: objectOf(from) } as const;
  const noun = from.slice(0, -1);
  return [
    operation({
      id: `${noun}.addPassword`,
      method: 'POST',
      path: `/v1.0/${from}/{id}/addPassword`,
      requires,
      body: AddBody,
      replies: { 200: ObjectWire },
      async handle({ params, body, link }, { access, store, act }) {
        const holder = await findIdIn(from, store.tenant(access.caller.tenant), params.id);
        if (!holder) return fail({ kind: 'object-not-found', id: params.id });
        const given = body.passwordCredential ?? {};
        const startsAt = momentOf('startDateTime', given.startDateTime);
        if (!startsAt.ok) return startsAt;
        const endsAt = momentOf('endDateTime', given.endDateTime);
        if (!endsAt.ok) return endsAt;
        const displayName = given.displayName ?? null;
        const added = await addSecret(act, holder, { displayName, startsAt: startsAt.value, endsAt: endsAt.value });
        if (!added.ok) return added;
        const { secret, ...kept } = added.value;
        return reply(200, {
          '@odata.context': link('/v1.0/$metadata#microsoft.graph.passwordCredential'),
          ...secretToWire(kept, displayName),
          secretText: secret,
        });
      },
    }),
    operation({
      id: `${noun}.removePassword`,
      method: 'POST',
      path: `/v1.0/${from}/{id}/removePassword`,
      requires,
      body: RemoveBody,
      replies: { 204: null },
      async handle({ params, body }, { access, store, act }) {
        const holder = await findIdIn(from, store.tenant(access.caller.tenant), params.id);
        if (!holder) return fail({ kind: 'object-not-found', id: params.id });
        const id = parseGuid(body.keyId);
        if (!id) return fail({ kind: 'property-invalid', property: 'keyId', detail: 'It must be a GUID.' });
        const removed = await removeSecret(act, holder, id);
        return removed.ok ? reply(204) : removed;
      },
    }),
  ];
});

function momentOf(property: string, text: string | null | undefined): Result<number | null, GraphFailure> {
  if (text === undefined || text === null) return ok(null);
  // Python writes `+00:00` and microseconds; without an offset UTC is meant.
  const [, date, time = '00:00:00', fraction = '', offset = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? [];
  const at = date === undefined ? Number.NaN : Date.parse(`${date}T${time}${fraction.slice(0, 4)}${offset}`);
  if (Number.isNaN(at)) return fail({ kind: 'property-invalid', property, detail: 'It must be a moment in ISO 8601.' });
  return ok(at);
}
