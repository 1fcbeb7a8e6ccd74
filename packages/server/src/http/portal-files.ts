import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rawPath } from './wire-request.ts';

/** The built portal. */
export interface PortalFiles {
  readonly directory: string;
  /** The page that all addresses of the portal begin with. */
  readonly index: string;
}

/** Finds the built portal; fails when it has not been built. */
export async function loadPortalFiles(directory: string): Promise<PortalFiles> {
  return { directory, index: await readFile(join(directory, 'index.html'), 'utf8') };
}

/** Teaches a server to send files of the portal. */
export async function registerPortalFiles(app: FastifyInstance, { directory }: PortalFiles): Promise<void> {
  await app.register(fastifyStatic, { root: directory, serve: false, index: false, dotfiles: 'deny' });
}

/**
 * Sends a file of the portal, or its page for every address that is not a file: the router in the browser knows those.
 */
export async function sendPortalFile(
  { index }: PortalFiles,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return reply.code(405).send();
  const path = rawPath(request);
  // Built files carry a digest of their content in their name.
  if (path.startsWith('/assets/')) return reply.sendFile(path.slice(1), { maxAge: '365d', immutable: true });
  if (/^\/[\w-]+\.\w+$/.test(path) && path !== '/index.html') return reply.sendFile(path.slice(1));
  return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(index);
}
