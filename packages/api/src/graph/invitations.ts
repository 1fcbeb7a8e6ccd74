import { inviteGuest } from '@mandate/app/directory/invitations';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const Text = Type.String({ maxLength: 1024 });

/**
 * Invites somebody of another directory as a guest. Mandate sends no mail: the answer holds the address at which the
 * invitation is taken up (https://learn.microsoft.com/graph/api/invitation-post).
 */
export const postInvitation = operation({
  id: 'invitation.CreateInvitation',
  method: 'POST',
  path: '/v1.0/invitations',
  requires: { directory: 'inviteGuests' },
  body: Type.Object(
    {
      invitedUserEmailAddress: Text,
      inviteRedirectUrl: Text,
      invitedUserDisplayName: Type.Optional(Type.Union([Text, Type.Null()])),
      invitedUserType: Type.Optional(Type.Union([Text, Type.Null()])),
      sendInvitationMessage: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  replies: { 201: ObjectWire },

  async handle({ body, link }, { access, act, origins }) {
    if (body.sendInvitationMessage) return fail({ kind: 'feature-not-implemented', feature: 'mail with invitations' });
    if ((body.invitedUserType ?? 'Guest') !== 'Guest') {
      return fail({ kind: 'feature-not-implemented', feature: `inviting as '${body.invitedUserType}'` });
    }
    const redirect = URL.canParse(body.inviteRedirectUrl) ? new URL(body.inviteRedirectUrl) : undefined;
    if (redirect?.protocol !== 'https:') {
      return fail({ kind: 'property-invalid', property: 'inviteRedirectUrl', detail: 'It must be an https URL.' });
    }
    const invited = await inviteGuest(act, {
      address: body.invitedUserEmailAddress,
      displayName: body.invitedUserDisplayName ?? null,
    });
    if (!invited.ok) return invited;
    const guest = invited.value;
    return reply(201, {
      '@odata.context': link('/v1.0/$metadata#invitations/$entity'),
      id: guest.id,
      inviteRedeemUrl: `${origins.portal}/redeem/${access.caller.tenant}`,
      inviteRedirectUrl: body.inviteRedirectUrl,
      invitedUserDisplayName: guest.displayName,
      invitedUserEmailAddress: body.invitedUserEmailAddress,
      invitedUserType: 'Guest',
      resetRedemption: false,
      sendInvitationMessage: false,
      status: guest.guest?.home ? 'Completed' : 'PendingAcceptance',
      invitedUser: { id: guest.id },
    });
  },
});
