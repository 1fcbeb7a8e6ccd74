import { foreignPrincipals } from '@mandate/app/directory/foreign-principals';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { ObjectListWire, principalToWire } from './objects.ts';
import { operation } from './operation.ts';

const MOST_IDS = 1000;

/**
 * Resolves ids to objects; those that nobody has are silently absent. A partner's groups appear as partner references,
 * and only when asked for by type (https://learn.microsoft.com/graph/api/directoryobject-getbyids).
 */
export const getByIds = operation({
  id: 'directoryObject.getByIds',
  method: 'POST',
  path: '/v1.0/directoryObjects/getByIds',
  requires: { directory: 'readDirectory' },
  body: Type.Object(
    {
      ids: Type.Array(Type.String({ maxLength: 128 }), { maxItems: MOST_IDS }),
      types: Type.Optional(Type.Array(Type.String({ maxLength: 128 }), { maxItems: 32 })),
    },
    { additionalProperties: false },
  ),
  replies: { 200: ObjectListWire },

  async handle({ body, link }, { access, store }) {
    const tenant = access.caller.tenant;
    const ids: PrincipalId[] = [];
    for (const text of body.ids) {
      const id = parseGuid(text);
      if (!id) return fail({ kind: 'body-malformed', detail: `Invalid GUID: ${text.slice(0, 64)}` });
      ids.push(id);
    }
    const types = body.types?.map((type) => type.toLowerCase().replace('microsoft.graph.', ''));
    const wants = (type: string) => !types || types.includes(type.toLowerCase()) || types.includes('directoryobject');

    const reader = store.tenant(tenant);
    const found = (await reader.findPrincipals(ids)).filter(({ kind }) => wants(kind));
    const value: unknown[] = found.map((principal) => principalToWire(principal, tenant, null));
    if (types?.includes('directoryobjectpartnerreference')) {
      const known = new Set(found.map(({ id }) => id));
      const unknown = ids.filter((id) => !known.has(id));
      for (const foreign of await foreignPrincipals(store, tenant, unknown)) {
        value.push({
          '@odata.type': '#microsoft.graph.directoryObjectPartnerReference',
          id: foreign.group,
          displayName: foreign.displayName,
          description: null,
          externalPartnerTenantId: foreign.partner,
          objectType: 'Group',
        });
      }
    }
    return reply(200, { '@odata.context': link('/v1.0/$metadata#directoryObjects'), value });
  },
});
