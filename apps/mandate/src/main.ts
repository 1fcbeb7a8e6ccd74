import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCli } from './cli.ts';

// Everything written is for its owner's eyes: databases, keys, exports.
process.umask(0o077);

// Whoever reads our output may stop before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Beside the bundle; among the sources, where the portal's own build puts it.
const bundled = fileURLToPath(new URL('./portal', import.meta.url));
const built = fileURLToPath(new URL('../../portal/dist', import.meta.url));

process.exitCode = await runCli(process.argv.slice(2), {
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  portalDirectory: existsSync(bundled) ? bundled : built,
});
