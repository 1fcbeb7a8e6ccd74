import { type DemoServer, type StartOptions, startDemo } from '../../../e2e/testing/server.ts';

/** Starts a server for a client's tests; what they reach is what they can be named a witness for. */
export async function startWitness(
  _client: string,
  _file: string,
  options: Omit<StartOptions, 'logLevel'> = {},
): Promise<DemoServer> {
  return startDemo({ ...options, logLevel: 'debug' });
}
