import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';

const here = import.meta.dirname;
const portal = join(here, '..', 'portal', 'dist');

// No `conditionNames` here: they break dependencies in CommonJS, such as pg.
await build({
  input: join(here, 'src', 'main.ts'),
  platform: 'node',
  // depd, deep in oidc-provider, evaluates a text of its own.
  checks: { eval: false },
  output: {
    dir: join(here, 'dist'),
    format: 'esm',
    entryFileNames: 'main.js',
    // A command loads only what it needs, so that help stays quick.
    chunkFileNames: 'chunks/[name]-[hash].js',
    cleanDir: true,
  },
});

if (!existsSync(portal)) {
  console.error('The portal is not built: run "npm run build" at the root, which builds it first.');
  process.exit(1);
}
cpSync(portal, join(here, 'dist', 'portal'), { recursive: true, filter: (file) => !file.endsWith('.map') });
