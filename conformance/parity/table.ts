import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AZ_ROWS } from '../clients/azure-cli/rows.ts';
import { groupsOf, methodsOf } from './authorization-methods.ts';
import { featureWitnesses } from './feature-witnesses.ts';
import { familiesOf, type ServedOperation, type SurfaceName } from './find-operation.ts';
import { PARTIAL, REFUSED } from './notes.ts';
import { PARTNER_FEATURES } from './partner-features.ts';
import { readWitnesses, type Witnesses } from './witnesses.ts';

const RECORDINGS = 'conformance/recordings';

/** One line of the table. */
export interface Line {
  readonly surface: SurfaceName;
  readonly family: string;
  readonly operations: readonly ServedOperation[];
  readonly grade: 'real' | 'partial';
  /** Clients and their tests; never empty. */
  readonly witnesses: readonly string[];
  readonly note: string;
}

const SURFACES: Readonly<Record<SurfaceName, string>> = {
  arm: 'Azure Resource Manager',
  graph: 'Microsoft Graph',
  'partner-center': 'Partner Center',
  portal: 'The portal’s own endpoints',
};

/** Every operation of every surface with its grade and who bears it out. */
export function lines(witnesses: Witnesses = readWitnesses()): readonly Line[] {
  return (Object.keys(SURFACES) as SurfaceName[]).flatMap((surface) =>
    [...familiesOf(surface)].map(([family, operations]): Line => {
      const name = `${surface} ${family}`;
      const clients = Object.entries(witnesses[name] ?? {}).flatMap(([client, files]) =>
        files.map((file) => `[${client}](../${file})`),
      );
      const status = recordedStatus(surface, family);
      const recorded = status === undefined ? [] : [`[recording](../${RECORDINGS}/${surface}/${family}.json)`];
      const isShown = clients.length > 0 || (status !== undefined && status < 400);
      const note =
        PARTIAL[name] ?? (isShown ? '' : 'its refusals alone are recorded; its success is tested in its room');
      return {
        surface,
        family,
        operations,
        grade: note === '' ? 'real' : 'partial',
        witnesses: [...clients, ...recorded],
        note,
      };
    }),
  );
}

function recordedStatus(surface: SurfaceName, family: string): number | undefined {
  const file = join(import.meta.dirname, '..', 'recordings', surface, `${family}.json`);
  if (!existsSync(file)) return undefined;
  const { response }: { response: { status: number } } = JSON.parse(readFileSync(file, 'utf8'));
  return response.status;
}

/** `docs/parity.md`, whole. */
export function parityDocument(): string {
  const all = lines();
  const methods = methodsOf('azure-mgmt-authorization 3.0.0');
  const count = (grade: string) => methods.filter((method) => method.grade === grade).length;
  const real = all.filter(({ grade }) => grade === 'real').length;
  return `${[
    '# Parity',
    '',
    'What of Azure, Microsoft Graph and Partner Center works here, and who bears it out. `npm run record` makes this page;',
    'a test fails when it is stale, when an operation has no line, or when a line has no witness.',
    '',
    '- **real**: answers as the original does, as far as clients and its documentation tell; a client was seen to use it',
    '  with success, or a recording of a success is held against every build.',
    '- **partial**: the note says what is missing.',
    '- **refused**: answered by name, with the error of its protocol, and never ignored.',
    '',
    '## Counts',
    '',
    '| What | Count |',
    '|---|---|',
    `| Operations | ${all.length}: ${real} real, ${all.length - real} partial |`,
    `| Rows of \`az\` commands tried | ${AZ_ROWS.length} of ${AZ_ROWS.length} |`,
    `| Methods of azure-mgmt-authorization 3.0.0 | ${methods.length}: ${count('real')} real, ${count('partial')} partial, ${count('refused')} refused |`,
    `| Operation groups of @azure/arm-authorization | ${groupCounts()} |`,
    '',
    '## Clients',
    '',
    '| Client | From | How |',
    '|---|---|---|',
    '| Azure CLI 2.45 | Debian 12 | with an [import shim](../conformance/clients/azure-cli/shim/sitecustomize.py) that changes nothing on the wire: Debian’s `az role` cannot load the library that Debian ships |',
    '| Python SDKs | Debian 12 | unmodified |',
    '| Ansible azure.azcollection | Debian 12 | under [Microsoft’s host names](guides/en/azure-cli.md#clients-that-know-no-other-names), with an [import shim](../conformance/clients/ansible/shim/sitecustomize.py) for a client that Debian packs differently |',
    '| JavaScript SDKs | npm | unmodified |',
    '| recording | | no client: the operation’s answer in the test world, normalised, held against every build |',
    '| [the story](../conformance/recordings/story.md) | | the typed client of Partner Center and the JavaScript SDKs, from the first request to the partner’s exit, on the built server |',
    '',
    ...(Object.keys(SURFACES) as SurfaceName[]).flatMap((surface) => section(surface, all)),
    '## Sign-in',
    '',
    'The endpoints of OpenID Connect and OAuth are not operations of a surface. Their witnesses are the tests of',
    '[packages/identity](../packages/identity/src) with MSAL, and every client above, which signs in before anything else:',
    'the Azure CLI by secret, password and device code, the SDKs by secret and password, Ansible by secret.',
    '',
    '## Microsoft.Authorization by the methods of azure-mgmt-authorization 3.0.0',
    '',
    `Each was called through the library by [a test](../conformance/clients/python-sdk/authorization-methods.test.ts).`,
    '',
    '| Group | Real | Partial | Refused |',
    '|---|---|---|---|',
    ...[...Map.groupBy(methods, ({ group }) => group)].map(([group, list]) => {
      const named = (grade: string) =>
        list.flatMap(({ method, grade: own }) => (own === grade ? [`\`${method}\``] : [])).join(' ');
      return `| ${group} | ${named('real')} | ${named('partial')} | ${named('refused')} |`;
    }),
    '',
    '## Operation groups of @azure/arm-authorization 9.0.0',
    '',
    '| Group | Grade |',
    '|---|---|',
    ...groupsOf('@azure/arm-authorization 9.0.0').map(({ group, grade }) => `| ${group} | ${grade} |`),
    '',
    ...partnerChapter(),
    '## Refused by name',
    '',
    ...REFUSED.map((each) => `- ${each}`),
    '',
  ].join('\n')}`;
}

function partnerChapter(): readonly string[] {
  const files = Map.groupBy(featureWitnesses(), ({ id }) => id);
  return [
    '## What a reseller does in Partner Center',
    '',
    'The rows are numbered features of Partner Center’s own site and API. A test that bears one out begins its title with',
    'the number; what must or should be there and has no such test fails the build.',
    '',
    '| | Feature | | Tests | Note |',
    '|---|---|---|---|---|',
    ...PARTNER_FEATURES.map(({ id, priority, title, note }) => {
      const tests = (files.get(id) ?? []).map(({ file }) => `[${file}](../${file})`);
      return `| ${id} | ${title} | ${priority} | ${tests.join(', ')} | ${note} |`;
    }),
    '',
  ];
}

function groupCounts(): string {
  const groups = groupsOf('@azure/arm-authorization 9.0.0');
  const count = (grade: string) => groups.filter((each) => each.grade === grade).length;
  return `${groups.length}: ${count('real')} real, ${count('partial')} partial, ${count('refused')} refused`;
}

function section(surface: SurfaceName, all: readonly Line[]): readonly string[] {
  return [
    `## ${SURFACES[surface]}`,
    '',
    '| Operation | Request | Grade | Witnesses | Note |',
    '|---|---|---|---|---|',
    ...all
      .filter((line) => line.surface === surface)
      .map(({ family, operations, grade, witnesses, note }) => {
        const [first] = operations;
        const others = operations.length > 1 ? ` and ${operations.length - 1} like it` : '';
        const request = `\`${first?.method ?? ''} ${first?.path ?? ''}\`${others}`;
        return `| ${family} | ${request} | ${grade} | ${witnesses.join(', ')} | ${note} |`;
      }),
    '',
  ];
}
