import type { WebhookBody } from '@mandate/app/ports/notifications';
import type { Clock } from '@mandate/app/ports/world';
import type { EventSigner } from '@mandate/identity/event-signer';
import type { PostDocument } from '@mandate/identity/outgoing';
import type { Endpoints } from '../data-directory/connection-file.ts';
import type { Tell } from './deliver.ts';

/** What telling webhooks takes. */
export interface WebhookTelling {
  readonly post: PostDocument;
  readonly signer: EventSigner;
  readonly clock: Clock;
  readonly endpoints: Endpoints;
}

/**
 * Posts an event as Partner Center does, signed over its bytes
 * (https://learn.microsoft.com/partner-center/developer/partner-center-webhooks). `MS-RequestId` is the same each time
 * an event is sent, so that a receiver can tell a repetition.
 */
export function tellWebhook({ post, signer, clock, endpoints }: WebhookTelling): Tell {
  return async (delivery) => {
    if (delivery.body.channel !== 'webhook') throw new Error('Only events are told to webhooks.');
    const body = JSON.stringify(eventOf(delivery.body, endpoints));
    const { signature, keyId } = await signer.sign(body, clock.now());
    const posted = await post(delivery.body.url, {
      body,
      headers: {
        authorization: `Signature ${signature}`,
        'x-ms-certificate-url': certificateUrl(endpoints, keyId),
        'x-ms-signature-algorithm': 'rsa-sha256',
        'ms-requestid': delivery.id,
        'user-agent': 'Mandate',
      },
    });
    if (!posted.ok) {
      // What is refused on this side stays refused until the operator or the partner changes something.
      return { code: null, message: posted.failure.kind, taken: false };
    }
    return { code: posted.value, message: '', taken: posted.value >= 200 && posted.value < 300 };
  };
}

// Where the certificate of a key is shown to everybody.
function certificateUrl(endpoints: Endpoints, keyId: string): string {
  return `${endpoints.portal}/webhooks/certificates/${keyId}`;
}

function eventOf({ event, resource, record, changedAt }: WebhookBody, endpoints: Endpoints) {
  return {
    EventName: event,
    ResourceUri: `${endpoints[resource.at]}${resource.path}`,
    ResourceName: resource.name,
    AuditUri: record === null ? null : `${endpoints.partnerCenter}/auditactivity/v1/auditrecords/${record}`,
    ResourceChangeUtcDate: new Date(changedAt).toISOString(),
  };
}
