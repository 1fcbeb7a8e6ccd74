import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Destination } from './authorize-request.ts';

/** What a browser may do with an answer: keep nothing, frame nothing, tell nobody where it came from. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Sends the browser on to another address. */
export function sendBrowserTo(response: ServerResponse, location: string): undefined {
  response.writeHead(302, { ...HEADERS, location });
  response.end();
  return undefined;
}

/** Shows a person what went wrong where nothing may be sent on. The text is Entra's and is no HTML. */
export function sendPlainPage(response: ServerResponse, status: number, text: string): undefined {
  response.writeHead(status, {
    ...HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  response.end(`${text}\n`);
  return undefined;
}

/** Takes an answer to the application, in the way that it asked for. */
export function sendToApplication(
  response: ServerResponse,
  { redirectUri, responseMode, state }: Destination,
  answer: Readonly<Record<string, string>>,
): undefined {
  const fields = new URLSearchParams(answer);
  if (state !== undefined) fields.set('state', state);
  switch (responseMode) {
    case 'query':
      return sendBrowserTo(response, `${redirectUri}?${fields.toString()}`);
    case 'fragment':
      return sendBrowserTo(response, `${redirectUri}#${fields.toString()}`);
    case 'form_post':
      return sendForm(response, redirectUri, fields);
  }
}

const SUBMIT = 'document.forms[0].submit();';
const SUBMIT_DIGEST = createHash('sha256').update(SUBMIT).digest('base64');

function sendForm(response: ServerResponse, action: string, fields: URLSearchParams): undefined {
  const inputs = [...fields].map(
    ([name, value]) => `<input type="hidden" name="${html(name)}" value="${html(value)}">`,
  );
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${SUBMIT_DIGEST}'`,
    `form-action ${new URL(action).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  response.writeHead(200, {
    ...HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
  });
  response.end(
    `<!doctype html><title>…</title><form method="post" action="${html(action)}">${inputs.join('')}` +
      `<noscript><button>→</button></noscript></form><script>${SUBMIT}</script>`,
  );
  return undefined;
}

function html(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replaceAll(/[&<>"']/g, (character) => `&${names[character]};`);
}
