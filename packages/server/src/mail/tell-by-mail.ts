import { getCACertificates } from 'node:tls';
import type { Delivery, MailBody } from '@mandate/app/ports/notifications';
import { type ComposedMail, composeMail } from '@mandate/messages/mail/compose';
import { createTransport } from 'nodemailer';
import type { Tell, Told } from '../deliveries/deliver.ts';
import type { MailSettings } from './settings.ts';

/** Sends mails until it is closed. */
export interface Mailer {
  readonly tell: Tell;
  close(): void;
}

const TIME_MS = 30_000;

/** Sends mails over SMTP. A mail's Message-ID follows from its event and reader, so that a repetition can be told. */
export function createMailer(
  settings: MailSettings,
  { portalOrigin, ca }: { readonly portalOrigin: string; readonly ca?: string | undefined },
): Mailer {
  const { host, port, security, login, from } = settings;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    tls: { ...(ca ? { ca: [...getCACertificates('default'), ca] } : {}), minVersion: 'TLSv1.2' },
    connectionTimeout: TIME_MS,
    greetingTimeout: TIME_MS,
    socketTimeout: TIME_MS,
    // Nothing in a mail is fetched from anywhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async tell(delivery) {
      const { body } = delivery;
      if (body.channel !== 'mail') throw new Error('Only mails are told by mail.');
      const mail = composeMail(factsOf(body));
      const link = linkOf(body, portalOrigin);
      try {
        const sent = await transport.sendMail({
          from: { name: 'Mandate', address: from },
          to: { name: mail.to, address: body.to.address },
          subject: mail.subject,
          text: plainText(mail, link),
          html: html(mail, link, body.language),
          messageId: messageId(delivery, from),
          date: new Date(delivery.createdAt),
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': body.language },
        });
        return { code: codeOf(sent.response), message: sent.response, taken: true };
      } catch (error) {
        return refusal(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Names the mail of one event to one reader. */
export function messageId({ id }: Pick<Delivery, 'id'>, from: string): string {
  return `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

function factsOf({ notice, language, side, to, partner, customer, relationship, days }: MailBody) {
  return {
    notice,
    language,
    side,
    reader: to.name,
    partner: partner.name,
    customer: customer.name,
    relationship: relationship.name,
    endsAt: relationship.endsAt,
    days,
  };
}

function linkOf({ notice, side, customer, relationship }: MailBody, origin: string): string {
  if (notice === 'access-removed') return `${origin}/partner/foreign-principals`;
  return side === 'partner'
    ? `${origin}/partner/customers/${customer.id}/admin-relationships/${relationship.id}`
    : `${origin}/azure/${customer.id}/partners`;
}

function plainText({ greeting, text, details, open, sentBy }: ComposedMail, link: string): string {
  return [greeting, '', text, '', ...details, '', open, link, '', '-- ', sentBy, ''].join('\n');
}

function html(
  { greeting, text, details, open, sentBy, subject }: ComposedMail,
  link: string,
  language: string,
): string {
  const paragraph = (content: string) => `<p>${content}</p>`;
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${encoded(subject)}</title></head>`,
    '<body style="font-family:Segoe UI,Arial,sans-serif;font-size:15px;line-height:1.5;color:#242424;max-width:40em">',
    paragraph(encoded(greeting)),
    paragraph(encoded(text)),
    paragraph(details.map(encoded).join('<br>')),
    paragraph(`<a href="${encoded(link)}">${encoded(open)}</a>`),
    `<p style="font-size:13px;color:#616161">${encoded(sentBy)}</p></body></html>`,
  ].join('\n');
}

function encoded(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

function codeOf(response: string): number | null {
  const code = Number(response.slice(0, 3));
  return Number.isInteger(code) && code > 0 ? code : null;
}

// A mail server's 5xx is its last word (RFC 5321, 4.2.1), but for what has to do with signing in to it.
function refusal(error: unknown): Told {
  const field = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const code = typeof field('responseCode') === 'number' ? (field('responseCode') as number) : null;
  const message = error instanceof Error ? error.message : String(error);
  const final = code !== null && code >= 500 && field('code') === 'EENVELOPE';
  return { code, message, taken: false, ...(final ? { final } : {}) };
}
