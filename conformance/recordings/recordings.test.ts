import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SurfaceName } from '../parity/find-operation.ts';
import { recordSurface } from './record.ts';

/** Writes what is answered now instead of holding it against what was. */
const RECORDING = process.env.MANDATE_RECORD === 'recordings';

const SURFACES: readonly SurfaceName[] = ['arm', 'graph', 'partner-center', 'portal'];

const directoryOf = (surface: SurfaceName) => join(import.meta.dirname, surface);
const keptIn = (directory: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    (existsSync(directory) ? readdirSync(directory) : []).map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(directory, file), 'utf8')),
    ]),
  );

describe('every operation answers as it was recorded', () => {
  it.each(SURFACES)(
    'of %s; `npm run record` records anew',
    async (surface) => {
      const directory = directoryOf(surface);
      const answered = await recordSurface(surface);
      if (RECORDING) {
        await rm(directory, { recursive: true, force: true });
        await mkdir(directory);
        for (const [family, recording] of answered) {
          await writeFile(join(directory, `${family}.json`), `${JSON.stringify(recording, undefined, 2)}\n`);
        }
      }
      const kept = keptIn(directory);
      expect(Object.keys(kept).toSorted(), 'one recording for each operation').toEqual([...answered.keys()].toSorted());
      for (const [family, recording] of answered) expect(kept[family], family).toEqual(recording);
    },
    120_000,
  );
});
