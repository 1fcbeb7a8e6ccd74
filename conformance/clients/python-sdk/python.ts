import { join } from 'node:path';
import { type DemoServer, firstCustomer } from '../../../e2e/testing/server.ts';
import { startLineProcess } from '../testing/line-process.ts';

/** Why a call failed, as the SDK tells it. */
export interface CallFailure {
  readonly status: number | null;
  readonly code: string | null;
  readonly message: string;
}

/** What a call is made with. */
export interface CallOptions {
  readonly args?: readonly unknown[];
  readonly kwargs?: Readonly<Record<string, unknown>>;
  /** Another secret than the program's own. */
  readonly settings?: { readonly secret: string };
}

/** Azure's SDKs for Python, as the demo's program in the first customer. */
export interface Python {
  /** Calls a method that works. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find in an answer.
  call(client: string, method: string, options?: CallOptions): Promise<any>;
  /** Calls a method that fails. */
  fails(client: string, method: string, options?: CallOptions): Promise<CallFailure>;
  stop(): Promise<void>;
}

/** Starts the SDKs for a server. */
export function startPython(server: DemoServer): Python {
  const { endpoints, caFile } = server.connection;
  const { tenantId, servicePrincipals, subscriptions } = firstCustomer(server.connection);
  const [{ clientId, clientSecret } = { clientId: '', clientSecret: '' }] = servicePrincipals;
  const process = startLineProcess('/usr/bin/python3', [join(import.meta.dirname, 'calls.py')], {
    PATH: '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    REQUESTS_CA_BUNDLE: caFile,
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_SECRET: clientSecret,
    AZURE_AUTHORITY_HOST: endpoints.login,
    AZURE_SUBSCRIPTION_ID: subscriptions[0]?.id,
    MANDATE_ARM: endpoints.arm,
  });
  const ask = async (client: string, call: string, options: CallOptions = {}) =>
    (await process.ask({ client, call, ...options })) as { value: unknown } | { error: CallFailure };
  return {
    async call(client, method, options) {
      const said = await ask(client, method, options);
      if ('error' in said) throw new Error(`${client} ${method}: ${JSON.stringify(said.error)}`);
      return said.value;
    },
    async fails(client, method, options) {
      const said = await ask(client, method, options);
      if ('value' in said) throw new Error(`${client} ${method} did not fail: ${JSON.stringify(said.value)}`);
      return said.error;
    },
    stop: () => process.stop(),
  };
}
