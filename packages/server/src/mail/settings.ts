import { readFile } from 'node:fs/promises';
import { isEmailAddress } from '@mandate/domain/agreements';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { isLoopback } from '../loopback.ts';

/** What an operator says of the mail server, as it is given. */
export interface MailOptions {
  /** `smtps://user@host:465`, or `smtp://user@host:587` for STARTTLS; `?tls=off` sends in clear to this machine. */
  readonly smtp?: string | undefined;
  readonly smtpPasswordFile?: string | undefined;
  /** The address that mails are from. */
  readonly mailFrom?: string | undefined;
}

/** A mail server that can be asked. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: string;
}

/** What is wrong with the operator's words. */
export interface MailProblem {
  readonly kind: 'mail-settings';
  readonly option: 'smtp' | 'smtp-password-file' | 'mail-from';
}

/** Reads what an operator says of the mail server; nothing when there is none. */
export async function readMailSettings(options: MailOptions): Promise<Result<MailSettings | undefined, MailProblem>> {
  const problem = (option: MailProblem['option']) => fail({ kind: 'mail-settings', option } as const);
  const { smtp, smtpPasswordFile, mailFrom } = options;
  if (smtp === undefined) {
    // Half of it said is a mistake, and not a wish for no mails.
    if (smtpPasswordFile !== undefined || mailFrom !== undefined) return problem('smtp');
    return ok(undefined);
  }
  const url = URL.canParse(smtp) ? new URL(smtp) : undefined;
  const security = url && securityOf(url);
  // A password in an address is read by everybody who lists processes.
  if (!url || !security || url.hostname === '' || url.password !== '' || !/^\/?$/.test(url.pathname)) {
    return problem('smtp');
  }
  if (mailFrom === undefined || !isEmailAddress(mailFrom)) return problem('mail-from');
  const user = decodeURIComponent(url.username);
  const password = smtpPasswordFile && (await readFile(smtpPasswordFile, 'utf8').catch(() => undefined));
  if ((user === '') !== (smtpPasswordFile === undefined)) return problem('smtp-password-file');
  if (user !== '' && (!password?.trim() || security === 'none')) return problem('smtp-password-file');
  return ok({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (security === 'tls' ? 465 : 587),
    security,
    login: user === '' ? null : { user, password: (password ?? '').trim() },
    from: mailFrom,
  });
}

function securityOf({ protocol, hostname, searchParams }: URL): MailSettings['security'] | undefined {
  const off = searchParams.get('tls') === 'off';
  if (searchParams.size > (off ? 1 : 0)) return undefined;
  if (protocol === 'smtps:') return off ? undefined : 'tls';
  if (protocol !== 'smtp:') return undefined;
  // What goes over a wire is encrypted.
  return off ? (isLoopback(hostname.replace(/^\[|\]$/g, '')) ? 'none' : undefined) : 'starttls';
}
