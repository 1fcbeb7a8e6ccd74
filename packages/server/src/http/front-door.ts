import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { BODY_LIMIT_BYTES, rawPath } from './wire-request.ts';

/** The certificate and key every port shows. */
export interface Tls {
  readonly key: string;
  readonly certChain: string;
}

/** What answers a request; told when its body was larger than {@link BODY_LIMIT_BYTES} and therefore not read. */
export type Answer = (
  request: FastifyRequest,
  reply: FastifyReply,
  unread: 'too-large' | undefined,
) => Promise<FastifyReply>;

/**
 * An HTTPS server that hands every request to one function. Fastify parses HTTP, limits sizes and times out; it knows
 * no route, because a path means the same on a socket, in a test and behind the portal, and that is decided once in
 * `api`.
 */
export function openFrontDoor(
  { tls, log }: { readonly tls: Tls; readonly log: Logger },
  answer: Answer,
): FastifyInstance {
  const app = Fastify({
    https: { key: tls.key, cert: tls.certChain },
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 16_384 },
    // A path the router cannot decode is still answered in the protocol's own shape.
    frameworkErrors: (_error, request, reply) => {
      void answer(request as unknown as FastifyRequest, reply as unknown as FastifyReply, undefined);
    },
  }) as unknown as FastifyInstance;

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler<Error & { code?: string }>((error, request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return answer(request, reply, 'too-large');
    throw error;
  });
  // Without the query and the body, which may hold what nobody should read in a log.
  app.addHook('onResponse', async (request, { statusCode }) => {
    const { host } = request.headers;
    log.debug({ method: request.method, host, path: rawPath(request), status: statusCode }, 'answered');
  });
  app.all('*', (request, reply) => answer(request, reply, undefined));
  return app;
}
