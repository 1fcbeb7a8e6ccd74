import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, openCast } from './story/cast.ts';
import { enterByGroup, removeDelegatedAdmin, takeBack } from './story/leaving.ts';
import { askAndAccept, sell, stayOutside } from './story/selling.ts';
import { enter, letUserWork } from './story/working.ts';

const RECORDING = join(import.meta.dirname, '../conformance/recordings/story.md');
/** Writes what is answered now instead of holding it against what was. */
const RECORDING_ANEW = process.env['MANDATE_RECORD'] === 'story';
const INTRODUCTION = `# The story of a reseller and its customer

By API alone: who asked whom for what, and what was answered, in the order in which it happened. The test in
[e2e/story.test.ts](../../e2e/story.test.ts) lives it on the built server over TLS, through the typed client of Partner
Center, Microsoft’s SDKs for JavaScript and plain HTTP where there is neither, and fails when an answer is another one
than here. Ids stand by what they name. \`MANDATE_RECORD=story npm run test:all -- e2e/story\` writes this page anew.`;

let cast: Cast;
beforeAll(async () => {
  cast = await openCast(INTRODUCTION);
});
afterAll(() => cast?.server.stop());

describe('the story of a reseller and its customer, by API alone', () => {
  it('goes from the first request to the partner’s exit, with every refusal on the way', async () => {
    await stayOutside(cast);
    await askAndAccept(cast);
    const sold = await sell(cast);
    const before = await enter(cast, sold);
    const work = await letUserWork(cast, sold, before);
    await removeDelegatedAdmin(cast, sold, { before, work });
    const granular = await enterByGroup(cast, sold, before);
    await takeBack(cast, sold, { before, granular });

    const lived = cast.transcript.text();
    if (RECORDING_ANEW) await writeFile(RECORDING, lived);
    expect(lived).toBe(await readFile(RECORDING, 'utf8'));
  }, 180_000);
});
