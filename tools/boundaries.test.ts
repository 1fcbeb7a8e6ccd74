import { describe, expect, it } from 'vitest';
import {
  importProblems,
  type Manifest,
  machineProblems,
  manifestProblems,
  outsiderProblems,
  ROOMS,
  roomOf,
} from './boundaries.ts';
import { isForTests, readFiles } from './files.ts';

const sources = readFiles(/^(packages|apps)\/[^/]+\/src\/.*\.tsx?$/);

describe('the arrows between the rooms', () => {
  it('has looked at every room', () => {
    // A scanner that sees nothing finds nothing wrong.
    const product = sources.filter(({ path }) => !isForTests(path));
    expect(product.length).toBeGreaterThan(250);
    for (const room of Object.keys(ROOMS)) expect(product.map(({ path }) => roomOf(path))).toContain(room);
  });

  it('follows every import', () => {
    expect(sources.flatMap(importProblems)).toEqual([]);
  });

  it('drives and checks the product from outside', () => {
    expect(readFiles(/^(e2e|tools|bench|conformance)\/.*\.tsx?$/).flatMap(outsiderProblems)).toEqual([]);
  });

  it('leaves environment, clock and chance to the server', () => {
    expect(sources.flatMap(machineProblems)).toEqual([]);
  });

  it.for(Object.keys(ROOMS))('agrees with the package.json of %s', (room) => {
    const [file] = readFiles(new RegExp(`^${ROOMS[room]?.folder}/package\\.json$`));
    const manifest = JSON.parse(file?.text ?? '') as Manifest;
    expect(manifestProblems(room, manifest, sources)).toEqual([]);
  });
});

describe('the check of imports', () => {
  const problemsOf = (path: string, text: string) => importProblems({ path, text });

  it.for([
    ['packages/rbac/src/a.ts', "import { x } from '@mandate/domain/x';", 'rbac may not know domain'],
    ['packages/rbac/src/a.ts', "import { readFile } from 'node:fs';", 'rbac may not use node:fs'],
    ['packages/domain/src/a.ts', "import type { T } from 'typebox';", 'domain may not use typebox'],
    ['packages/domain/src/a.ts', "export * from '@mandate/app/x';", 'domain may not know app'],
    ['packages/app/src/a.ts', "import type { X } from '@mandate/storage/open';", 'app may not know storage'],
    ['packages/app/src/a.ts', "import { randomBytes } from 'node:crypto';", 'hashing alone'],
    ['packages/app/src/a.ts', "import * as crypto from 'node:crypto';", 'hashing alone'],
    ['packages/storage/src/a.ts', "import { x } from '@mandate/server/start';", 'storage may not know server'],
    ['packages/storage/src/a.ts', "const x = await import('@mandate/api/serve');", 'storage may not know api'],
    [
      'packages/identity/src/a.ts',
      "type X = import('@mandate/storage/open').OpenStore;",
      'identity may not know storage',
    ],
    ['packages/identity/src/a.ts', "import Fastify from 'fastify';", 'fastify stays in server'],
    ['packages/api/src/a.ts', "import fastifyStatic from '@fastify/static';", '@fastify/static stays in server'],
    ['packages/api/src/a.ts', "import { createServer } from 'node:http';", 'api may not use node:http'],
    ['packages/server/src/a.ts', "import { sql } from 'kysely';", 'kysely stays in storage'],
    ['packages/server/src/a.ts', "import { DatabaseSync } from 'node:sqlite';", 'node:sqlite stays in storage'],
    ['packages/server/src/a.ts', "import { SignJWT } from 'jose';", 'jose stays in identity'],
    ['packages/messages/src/a.ts', "import { x } from '@mandate/rbac/x';", 'messages may not know rbac'],
    ['packages/server/src/a.ts', "import { x } from '../../app/src/act.ts';", 'reaches out of packages/server/src'],
    ['packages/server/src/a.ts', "import { x } from './testing/world.ts';", 'there for tests'],
    ['packages/server/src/a.ts', "import { x } from '@mandate/storage/testing/world';", 'there for tests'],
    ['apps/portal/src/a.tsx', "import { x } from '@mandate/api/portal/wire';", 'takes types only'],
    ['apps/portal/src/a.tsx', "import { type X } from '@mandate/api/portal/wire';", 'takes types only'],
    ['apps/portal/src/a.tsx', "import type { X } from '@mandate/api/serve';", 'wire files of api alone'],
    ['apps/portal/src/a.tsx', "import type { X } from '@mandate/domain/tenants';", 'portal may not know domain'],
  ] as const)('refuses in %s: %s', ([path, text, problem]) => {
    expect(problemsOf(path, `\n${text}\n`)).toEqual([expect.stringContaining(problem)]);
  });

  it('names the file and the line', () => {
    const [problem] = problemsOf('packages/rbac/src/a.ts', "\n\nimport 'node:fs';\n");
    expect(problem).toBe('packages/rbac/src/a.ts:3 rbac may not use node:fs');
  });

  it.for([
    ['packages/app/src/a.ts', "import { createHash } from 'node:crypto';"],
    ['packages/server/src/a.ts', "import Fastify from 'fastify'; import { x } from '@mandate/api/serve';"],
    ['apps/portal/src/a.tsx', "import type { X } from '@mandate/api/portal/wire'; import './a.css';"],
    ['packages/rbac/src/a.test.ts', "import { readFile } from 'node:fs'; import { it } from 'vitest';"],
    ['packages/rbac/src/a.ts', "const text = 'import fs from node:fs'; // import 'node:fs'"],
  ] as const)('allows in %s: %s', ([path, text]) => {
    expect(problemsOf(path, text)).toEqual([]);
  });
});

describe('the check of what stands outside', () => {
  it.for(['@mandate/server/start', '../../packages/server/src/start.ts'])('refuses %s', (specifier) => {
    const file = { path: 'e2e/testing/a.ts', text: `import { x } from '${specifier}';` };
    expect(outsiderProblems(file)).toHaveLength(1);
  });

  it('allows what is its own', () => {
    expect(outsiderProblems({ path: 'e2e/a.test.ts', text: "import { x } from './testing/a.ts';" })).toEqual([]);
  });

  it('lets journeys, and nobody else, use the typed client as those do whom it is for', () => {
    const text = "import { createPartnerCenter } from '@mandate/partner-center/client';";
    expect(outsiderProblems({ path: 'e2e/a.test.ts', text })).toEqual([]);
    expect(outsiderProblems({ path: 'bench/a.ts', text })).toHaveLength(1);
    const inside = text.replace('/client', '/operations');
    expect(outsiderProblems({ path: 'e2e/a.test.ts', text: inside })).toHaveLength(1);
  });
});

describe('the check for what the machine says', () => {
  const problemsOf = (text: string, path = 'packages/app/src/a.ts') => machineProblems({ path, text });

  it.for([
    'const x = process.env.HOME;',
    "const x = process.env['HOME'];",
    'const { HOME } = process.env;',
    'const now = Date.now();',
    'const clock = { now: Date.now };',
    'const now = new Date();',
    'const now = new Date;',
    'const now = Date();',
    'const x = Math.random();',
    'const id = crypto.randomUUID();',
    "import { randomUUID } from 'node:crypto';",
    "import { env } from 'node:process';",
  ])('refuses %s', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });

  it('allows a date made of a value', () => {
    expect(problemsOf('const at = new Date(clock.now()).toISOString();')).toEqual([]);
  });

  it('allows the server and tests', () => {
    expect(problemsOf('Date.now();', 'packages/server/src/clock.ts')).toEqual([]);
    expect(problemsOf('Date.now();', 'packages/app/src/a.test.ts')).toEqual([]);
  });
});

describe('the check of what a package.json lists', () => {
  const files = [
    { path: 'packages/api/src/a.ts', text: "import { x } from '@mandate/app/x';" },
    { path: 'packages/api/src/a.test.ts', text: "import { y } from '@mandate/storage/y';" },
  ];

  it('wants each room where it belongs', () => {
    const manifest = { dependencies: { '@mandate/app': '0' }, devDependencies: { '@mandate/storage': '0' } };
    expect(manifestProblems('api', manifest, files)).toEqual([]);
  });

  it('reports a room that is missing and one that nobody uses', () => {
    const manifest = { dependencies: { '@mandate/rbac': '0', '@mandate/storage': '0' } };
    expect(manifestProblems('api', manifest, files)).toEqual([
      'api: dependencies lists @mandate/rbac, which is not used',
      'api: dependencies lists @mandate/storage, which is not used',
      'api: dependencies lacks @mandate/app',
      'api: devDependencies lacks @mandate/storage',
    ]);
  });
});
