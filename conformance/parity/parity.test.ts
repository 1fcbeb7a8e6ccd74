import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryPaths } from '../../tools/files.ts';
import { AZ_ROWS } from '../clients/azure-cli/rows.ts';
import { methodsOf } from './authorization-methods.ts';
import { featureWitnesses } from './feature-witnesses.ts';
import { findOperation, OPERATIONS } from './find-operation.ts';
import { PARTIAL } from './notes.ts';
import { PARTNER_FEATURES } from './partner-features.ts';
import { lines, parityDocument } from './table.ts';
import { readWitnesses } from './witnesses.ts';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = join(ROOT, 'docs/parity.md');
const RECORDING = process.env.MANDATE_RECORD === 'parity';

const all = lines();
const names = new Set(all.map(({ surface, family }) => `${surface} ${family}`));

describe('the parity table', () => {
  it('has a line for every operation of every surface', () => {
    const operations = Object.values(OPERATIONS).flat();
    expect(operations.length).toBeGreaterThan(300);
    expect(all.flatMap((line) => line.operations).length).toBe(operations.length);
  });

  it('has no line without a witness', () => {
    expect(all.filter(({ witnesses }) => witnesses.length === 0).map(({ family }) => family)).toEqual([]);
  });

  it('names witnesses and notes of operations that are there, in tests that are there', () => {
    const paths = new Set(repositoryPaths(ROOT));
    const witnesses = readWitnesses();
    const files = Object.values(witnesses).flatMap((clients) => Object.values(clients).flat());
    expect(files.filter((file) => !paths.has(file))).toEqual([]);
    expect(Object.keys(witnesses).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(PARTIAL).filter((name) => !names.has(name))).toEqual([]);
  });

  it('has a test for every feature of Partner Center, save those that could be there and say why they are not', () => {
    const borneOut = new Set(featureWitnesses().map(({ id }) => id));
    const hollow = PARTNER_FEATURES.filter(
      ({ id, priority, note }) => !borneOut.has(id) && (priority !== 'could' || note === ''),
    );
    expect(hollow.map(({ id }) => id)).toEqual([]);
  });

  it('knows every feature that a test names, once', () => {
    const ids = PARTNER_FEATURES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(featureWitnesses().filter(({ id }) => !ids.includes(id))).toEqual([]);
  });

  it('refuses no method that an operation answers, and claims none that no operation does', () => {
    const methods = methodsOf('azure-mgmt-authorization 3.0.0');
    const wrong = methods.filter(({ verb, path, grade }) => {
      const filled = path
        .replace('{parentResourcePath}/', '')
        .replace('{scope}', '/subscriptions/s')
        .replace(/\{\w*(ssignmentId|roleId)\}/, (name) =>
          path.startsWith(`/${name}`) ? `subscriptions/s/x/${name}` : name,
        )
        .replaceAll(/\{\w+\}/g, 'x');
      return (findOperation('arm', verb, filled) === undefined) !== (grade === 'refused');
    });
    expect(wrong.filter(({ path }) => !/^\/\{\w+\}$/.test(path))).toEqual([]);
  });

  it('counts rows of az that tests try, each by its name', () => {
    const directory = join(ROOT, 'conformance/clients/azure-cli');
    const tests = ['access', 'directory', 'resources', 'sign-in'].map((name) =>
      readFileSync(join(directory, `${name}.test.ts`), 'utf8'),
    );
    expect(AZ_ROWS.filter((row) => !tests.some((test) => test.includes(`it('${row}', async`)))).toEqual([]);
  });

  it('is up to date; `npm run record` makes it anew', async () => {
    if (RECORDING) await writeFile(DOCUMENT, parityDocument());
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(parityDocument());
  });
});
