import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './cli.ts';

let directory: string;
let data: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mandate-cli-'));
  data = join(directory, 'data');
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function mandate(args: readonly string[], environment: Record<string, string> = {}) {
  const stdout = new PassThrough({ highWaterMark: 1e8 });
  const stderr = new PassThrough();
  const code = await runCli(args, { environment, stdout, stderr, portalDirectory: join(directory, 'portal') });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), err: await text(stderr) };
}

const text = async (stream: PassThrough) => (await Array.fromAsync(stream)).join('');
const fileWith = async (name: string, content: string | Uint8Array) => {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
};

const INIT = ['--partner', 'Nuée', '--domain', 'nuee.example', '--country', 'FR', '--admin', 'admin@nuee.example'];
const AS = ['--as', 'admin@nuee.example'];
const HEADER = 'Microsoft ID,Company name,Primary domain name,Relationship';
const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('a command line that makes no sense', () => {
  it.each([
    [['sreve'], 'There is no command “sreve”.'],
    [['serve', '--prot', '1'], 'There is no option “--prot” here.'],
    [['serve', '--port', 'x'], '“x” is no port.'],
    [['serve', '--port', '65533'], '“65533” is no port.'],
    [['serve', '--port'], 'The option “--port <n>” needs a value.'],
    [['serve', '--log-level', 'loud'], '“loud” is not one of the choices: fatal,'],
    [['init', '--partner', 'A'], 'The option “--domain <domain>” is missing.'],
    [['import', 'customers', ...AS], 'The argument “file.csv” is missing.'],
    [['import', 'customers', 'a.csv'], 'The option “--as <upn>” is missing.'],
    [['import', 'customers', 'a.csv', 'b.csv', ...AS], 'There are more arguments than the command takes.'],
    [['import', 'dogs'], 'There is no command “dogs”.'],
  ])('is refused in one line: %j', async (args, message) => {
    const { code, err } = await mandate(args);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('is refused in the language it names, or that of the environment', async () => {
    expect((await mandate(['sreve', '--language', 'fr'])).err).toContain(
      'La commande «\u00a0sreve\u00a0» n’existe pas.',
    );
    expect((await mandate(['sreve'], { LANG: 'fr_CA.UTF-8' })).err).toContain('n’existe pas');
    expect((await mandate(['sreve'], { LANG: 'fr_CA.UTF-8', LC_ALL: 'C' })).err).toContain('There is no command');
  });
});

describe('help', () => {
  it('shows without arguments and in both languages', async () => {
    expect(await mandate(['--help'])).toMatchObject({ code: 0, err: '' });
    const { out } = await mandate(['import', 'customers', '--help', '--language=fr']);
    expect(out).toContain('Utilisation\u00a0:');
    expect(out).toContain('le répertoire de données (par défaut\u00a0: mandate-data)');
    expect((await mandate([])).out).toContain('Commands:');
  });

  it('and the version need nothing', async () => {
    expect((await mandate(['version'])).out).toMatch(/^mandate \d+\.\d+\.\d+ \(Node\.js v\d+/);
  });
});

describe('an installation from the command line', () => {
  it('has to be made first', async () => {
    await fileWith('index.html', '');
    const imported = await mandate(['import', 'customers', await fileWith('a.csv', HEADER), ...AS, '--data', data]);
    expect(imported).toMatchObject({
      code: 1,
      err: 'There is no installation here yet. “mandate init” is the next step.\n',
    });
    await expect(stat(data)).rejects.toThrow('ENOENT');
    expect((await mandate(['init', ...INIT.slice(0, -1), 'x', '--data', data])).err).toContain('“x” is no user name');
  });

  it('is made once, with a link to sign in', async () => {
    const made = await mandate(['init', ...INIT, '--data', data, '--port', '9000']);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain(`mandate serve --data ${data} --port 9000`);
    expect(made.out).toMatch(/\nhttps:\/\/localhost:9000\/sign-in\/link#[\w-]{43}\n$/);
    const other = INIT.with(-1, 'other@nuee.example');
    const again = await mandate(['init', ...other, '--data', data]);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toContain('There is an installation');
  });

  it('refuses files that are none, in one line', async () => {
    const run = async (file: string) => (await mandate(['import', 'customers', file, ...AS, '--data', data])).err;
    expect(await run(join(directory, 'missing.csv'))).toContain('there is no such file');
    expect(await run(directory)).toContain('it is a directory');
    expect(await run(await fileWith('latin1.csv', Buffer.from('Société', 'latin1')))).toContain('not UTF-8');
    expect(await run(await fileWith('utf16.csv', Buffer.from('\ufeffSociété', 'utf16le')))).toContain('not UTF-8');
    const roles = await mandate(['import', 'roles', await fileWith('roles.json', '{'), '--data', data]);
    expect(roles.err).toContain('it is not JSON');
  });

  it('refuses a bad customer file with every bad row, and imports a good one once', async () => {
    const bad = await fileWith(
      'bad.csv',
      `\ufeff${HEADER}\r\nx,"A\r\nB",a.example,Reseller\r\n${ID},C,c.example,Friend\r\n`,
    );
    const refused = await mandate(['import', 'customers', bad, ...AS, '--data', data]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err.trim().split('\n')).toEqual([
      'line 2: “x” is no Microsoft ID; an example is 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      'line 2: the company name holds a line break or another control character',
      'line 4: the relationship “Friend” cannot be imported, only Cloud Reseller',
      `${bad} was not imported, because 3 things are wrong with it.`,
    ]);

    const good = await fileWith('good.csv', `${HEADER}\n${ID},'=Élan,elan.example,cloud reseller\n`);
    const imported = await mandate(['import', 'customers', good, ...AS, '--data', data]);
    expect(imported).toMatchObject({ code: 0, out: '1 customer added, none was here before.\n' });
    const repeated = await mandate(['import', 'customers', good, ...AS, '--data', data, '--output', 'json']);
    expect(JSON.parse(repeated.out)).toEqual({ ok: true, value: { added: 0, existing: 1, differing: 0 } });
  });

  it('refuses people by what they may do', async () => {
    const file = join(directory, 'good.csv');
    const run = await mandate([
      'import',
      'customers',
      file,
      '--as',
      'x@nuee.example',
      '--data',
      data,
      '--language',
      'fr',
    ]);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('Personne du nom de «\u00a0x@nuee.example\u00a0»');
  });

  it('exports what it imported, to standard output or a file for its owner alone', async () => {
    const shown = await mandate(['export', 'customers', ...AS, '--data', data]);
    expect(shown.out).toBe(`${HEADER}\r\n${ID},'=Élan,elan.example,Cloud Reseller\r\n`);
    const path = join(directory, 'out.csv');
    expect(await mandate(['export', 'customers', path, ...AS, '--data', data])).toMatchObject({ code: 0, out: '' });
    expect(await readFile(path, 'utf8')).toBe(shown.out);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const nowhere = await mandate(['export', 'customers', join(directory, 'no', 'out.csv'), ...AS, '--data', data]);
    expect(nowhere).toMatchObject({ code: 1 });
    expect(nowhere.err).toContain('cannot be written');
  });

  it('exports roles, takes them back, and refuses a listing without conditions by name', async () => {
    const path = join(directory, 'exported.json');
    expect(await mandate(['export', 'roles', path, '--data', data])).toMatchObject({ code: 0 });
    const back = await mandate(['import', 'roles', path, '--data', data]);
    expect(back.out).toMatch(/^Roles added: 0; changed: 0; removed: 0; unchanged: \d+\.\n$/);

    const listing: { value: { properties: { permissions: { condition: unknown }[] } }[] } = JSON.parse(
      await readFile(path, 'utf8'),
    );
    for (const { properties } of listing.value)
      for (const permission of properties.permissions) permission.condition = null;
    const bare = await fileWith('bare.json', JSON.stringify(listing));
    const refused = await mandate(['import', 'roles', bare, '--data', data, ...AS]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('Key Vault Data Access Administrator: it may give any role to anybody');
  });

  it('does not serve without the portal', async () => {
    expect(await mandate(['serve', '--data', data])).toMatchObject({
      code: 1,
      err: 'The portal is not built. Run “npm run build” first.\n',
    });
  });
});
