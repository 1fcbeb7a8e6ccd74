import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

/**
 * A request of our own making for the provider library, so that it sees nothing of the caller's request but what has
 * been read and checked, and finds a body that nobody has consumed yet.
 */
export function innerFormRequest(options: {
  readonly path: string;
  readonly form: Readonly<Record<string, string | undefined>>;
  readonly authorization: string | undefined;
}): IncomingMessage {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(options.form)) if (value !== undefined) fields.set(name, value);
  const body = Buffer.from(fields.toString());

  // A socket of its own: when the library is done reading, the caller's connection must stay as it is.
  const request = new IncomingMessage(new Socket());
  request.method = 'POST';
  request.url = options.path;
  request.headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    ...(options.authorization === undefined ? {} : { authorization: options.authorization }),
  };
  request.push(body);
  request.push(null);
  request.complete = true;
  return request;
}
