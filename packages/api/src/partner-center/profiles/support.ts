import { putSupportProfile } from '@mandate/app/profiles/put-support-profile';
import type { SupportReach } from '@mandate/domain/support-profile';
import { type Static, Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { attributesOf, linkTo } from '../resources.ts';
import { AttributesWire, LinkWire } from '../wire.ts';

const path = '/v1/profiles/support';
const maybeText = Type.Optional(Type.String({ maxLength: 512 }));

const SupportProfileBody = Type.Object({ email: maybeText, telephone: maybeText, website: maybeText });
const SupportProfileWire = Type.Object({
  email: Type.Optional(Type.String()),
  telephone: Type.Optional(Type.String()),
  website: Type.Optional(Type.String()),
  profileType: Type.Literal('support_profile'),
  links: Type.Record(Type.String(), LinkWire),
  attributes: AttributesWire,
});

/** How customers reach the partner's support; what the partner has not said is missing. */
export const getSupportProfile = operation({
  id: 'Profiles_GetSupport',
  method: 'GET',
  path,
  callers: 'U',
  requires: { partner: 'profile.read' },
  replies: { 200: SupportProfileWire },

  async handle(_input, { access, store }) {
    const { home } = access.caller;
    return reply(200, toWire(await store.tenant(home).findCommerce(home, 'support-profile', home)));
  },
});

/**
 * Replaces it: what is not sent is said no more
 * (https://learn.microsoft.com/partner-center/developer/update-support-profile).
 */
export const putSupport = operation({
  id: 'Profiles_UpdateSupport',
  method: 'PUT',
  path,
  callers: 'U',
  requires: { partner: 'profile.write' },
  body: SupportProfileBody,
  replies: { 200: SupportProfileWire },

  async handle({ body }, { act }) {
    const { email, telephone, website } = body;
    const put = await putSupportProfile(act, {
      email: said(email),
      telephone: said(telephone),
      website: said(website),
    });
    return put.ok ? reply(200, toWire(put.value)) : put;
  },
});

// Clients that have nothing to say of a field leave it out, or empty.
function said(text: string | undefined): string | null {
  return text?.trim() || null;
}

function toWire(profile: SupportReach | undefined): Static<typeof SupportProfileWire> {
  const { email, telephone, website } = profile ?? { email: null, telephone: null, website: null };
  return {
    ...(email === null ? {} : { email }),
    ...(telephone === null ? {} : { telephone }),
    ...(website === null ? {} : { website }),
    profileType: 'support_profile',
    links: { self: linkTo('/profiles/support') },
    attributes: attributesOf('PartnerSupportProfile'),
  };
}
