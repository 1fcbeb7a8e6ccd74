import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delivery, MailBody } from '@mandate/app/ports/notifications';
import { parseGuid } from '@mandate/rbac/guid';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailSettings, readMailSettings } from './settings.ts';
import { createMailer, type Mailer, messageId } from './tell-by-mail.ts';

const ID = parseGuid('11111111-1111-4111-8111-111111111111')!;

interface Received {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly text: string;
}

let server: SMTPServer;
let received: Received[];
let refuse: { readonly message: string; readonly code: number } | undefined;
let settings: MailSettings;
let mailer: Mailer;
beforeEach(async () => {
  received = [];
  refuse = undefined;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) =>
      done(refuse ? Object.assign(new Error(refuse.message), { responseCode: refuse.code }) : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        const envelope = { from, to: rcptTo.map(({ address }) => address) };
        received.push({ envelope, text: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const { port } = server.server.address() as AddressInfo;
  settings = { host: '127.0.0.1', port, security: 'none', login: null, from: 'mandate@fabrikam.example' };
  mailer = createMailer(settings, { portalOrigin: 'https://portal.example' });
});
afterEach(async () => {
  mailer.close();
  await new Promise<void>((closed) => server.close(() => closed()));
});

function mail(body: Partial<MailBody> = {}): Delivery {
  return {
    tenant: ID,
    id: ID,
    body: {
      channel: 'mail',
      notice: 'reminder',
      to: { user: ID, name: 'Camille Martin', address: 'camille@fabrikam.example' },
      language: 'en',
      side: 'partner',
      partner: { id: ID, name: 'Fabrikam' },
      customer: { id: ID, name: 'Contoso' },
      relationship: { id: 'r', name: 'Support', endsAt: Date.UTC(2026, 10, 30) },
      days: 7,
      ...body,
    },
    createdAt: Date.UTC(2026, 10, 23),
    state: 'waiting',
    attempts: 1,
    dueAt: 0,
  };
}
const headersOf = (text: string) =>
  text
    .slice(0, text.indexOf('\r\n\r\n'))
    .replaceAll(/\r\n[ \t]/g, ' ')
    .split('\r\n');

describe('a mail', () => {
  it('reaches a real mail server, named by its event and reader', async () => {
    expect(await mailer.tell(mail())).toMatchObject({ code: 250, taken: true });
    await mailer.tell(mail());
    const [first, second] = received;
    expect(first?.envelope).toEqual({ from: 'mandate@fabrikam.example', to: ['camille@fabrikam.example'] });
    const headers = headersOf(first?.text ?? '');
    expect(headers).toEqual(
      expect.arrayContaining([
        `Message-ID: ${messageId({ id: ID }, settings.from)}`,
        'From: Mandate <mandate@fabrikam.example>',
        'To: Camille Martin <camille@fabrikam.example>',
        'Subject: Expires within 7 days: Support (Fabrikam and Contoso)',
        'Auto-Submitted: auto-generated',
      ]),
    );
    const ids = [first, second].map((each) =>
      headersOf(each?.text ?? '').find((line) => line.startsWith('Message-ID')),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(first?.text).toContain('text/plain');
    expect(first?.text).toContain('text/html');
  });

  it('lets no name write a header, a recipient or markup', async () => {
    const name = 'Zoé\r\nBcc: everybody@evil.example\r\n\r\n<script>alert(1)</script>';
    await mailer.tell(
      mail({
        to: { user: ID, name, address: 'zoe@fabrikam.example' },
        customer: { id: ID, name },
        relationship: { id: 'r', name, endsAt: null },
      }),
    );
    const [{ envelope, text } = { envelope: { to: [] }, text: '' }] = received;
    expect(envelope.to).toEqual(['zoe@fabrikam.example']);
    const headers = headersOf(text);
    expect(headers.filter((line) => /^bcc:/i.test(line))).toEqual([]);
    // What is beyond ASCII is encoded (RFC 2047).
    expect(headers.join('')).toMatch(/^[\x20-\x7e]*$/);
    expect(headers.find((line) => line.startsWith('Subject:'))).toContain('=?UTF-8?');
    expect(text.slice(text.indexOf('Content-Type: text/html'))).not.toContain('<script');
    expect(headers.join('')).not.toMatch(/=0[DA]/);
  });

  it('is in French for who reads French', async () => {
    await mailer.tell(mail({ language: 'fr', side: 'customer', notice: 'expired' }));
    const text = received[0]?.text ?? '';
    expect(text).toContain('Content-Language: fr');
    expect(text).toContain('/azure/');
  });

  it('is tried again unless the server says that it never takes it', async () => {
    refuse = { message: 'Mailbox busy', code: 450 };
    expect(await mailer.tell(mail())).toMatchObject({ code: 450, taken: false });
    expect((await mailer.tell(mail())).final).toBeUndefined();
    refuse = { message: 'No such user', code: 550 };
    expect(await mailer.tell(mail())).toMatchObject({ code: 550, taken: false, final: true });
    const { port } = server.server.address() as AddressInfo;
    const nowhere = createMailer({ ...settings, port: port === 1 ? 2 : 1 }, { portalOrigin: 'https://portal.example' });
    expect(await nowhere.tell(mail())).toMatchObject({ code: null, taken: false });
    nowhere.close();
  });

  it('is not sent in clear to a server that should encrypt', async () => {
    const strict = createMailer({ ...settings, security: 'starttls' }, { portalOrigin: 'https://portal.example' });
    expect(await strict.tell(mail())).toMatchObject({ taken: false });
    expect(received).toEqual([]);
    strict.close();
  });
});

describe('what an operator says of the mail server', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mandate-mail-'));
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, 'secret\n');
  const mailFrom = 'mandate@fabrikam.example';
  const read = (options: Parameters<typeof readMailSettings>[0]) => readMailSettings({ mailFrom, ...options });

  it.each([
    ['smtp', { smtp: 'mail.example' }],
    ['smtp', { smtp: 'http://mail.example' }],
    ['smtp', { smtp: 'smtp://user:secret@mail.example' }],
    ['smtp', { smtp: 'smtp://mail.example?tls=off' }],
    ['smtp', { smtp: 'smtp://mail.example?tls=no' }],
    ['smtp', {}],
    ['smtp-password-file', { smtp: 'smtp://user@mail.example' }],
    ['smtp-password-file', { smtp: 'smtp://mail.example', smtpPasswordFile: passwordFile }],
    ['smtp-password-file', { smtp: 'smtp://user@mail.example', smtpPasswordFile: join(directory, 'missing') }],
    ['mail-from', { smtp: 'smtp://mail.example', mailFrom: 'nobody' }],
  ])('is refused for its %s: %j', async (option, options) => {
    expect(await read(options)).toEqual({ ok: false, failure: { kind: 'mail-settings', option } });
  });

  it('is understood', async () => {
    expect(await readMailSettings({})).toEqual({ ok: true, value: undefined });
    const login = { user: 'user@fabrikam.example', password: 'secret' };
    expect(
      await read({ smtp: 'smtps://user%40fabrikam.example@mail.example', smtpPasswordFile: passwordFile }),
    ).toMatchObject({ value: { host: 'mail.example', port: 465, security: 'tls', login } });
    expect(await read({ smtp: 'smtp://mail.example' })).toMatchObject({
      value: { port: 587, security: 'starttls', login: null },
    });
    expect(await read({ smtp: 'smtp://127.0.0.1:2525?tls=off' })).toMatchObject({ value: { security: 'none' } });
    rmSync(directory, { recursive: true });
  });
});
