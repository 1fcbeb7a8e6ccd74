import { PUBLIC_NAMES } from './public-names.ts';

/** Why nothing can listen where it should. */
export type ListenFailure =
  /** One of the places that the public names lead to. */
  | { readonly kind: 'public-names-unavailable'; readonly address: string; readonly code: string }
  | { readonly kind: 'port-taken'; readonly port: number }
  | { readonly kind: 'port-forbidden'; readonly port: number }
  | { readonly kind: 'host-unavailable'; readonly host: string };

/** What an error of listening says to a person; `undefined` when it is some other error. */
export function listenFailureOf(
  error: unknown,
  asked: { readonly host: string; readonly port: number },
): ListenFailure | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const address = 'address' in error ? String(error.address) : '';
  if (PUBLIC_NAMES.some((name) => name.address === address)) {
    return { kind: 'public-names-unavailable', address, code: String(error.code) };
  }
  const port = 'port' in error && typeof error.port === 'number' ? error.port : asked.port;
  switch (error.code) {
    case 'EADDRINUSE':
      return { kind: 'port-taken', port };
    case 'EACCES':
      return { kind: 'port-forbidden', port };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { kind: 'host-unavailable', host: asked.host };
    default:
      return undefined;
  }
}
