import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileRoutes } from '../routes.ts';
import { ARM_OPERATIONS } from './operations.ts';

interface Method {
  readonly group: string;
  readonly method: string;
  readonly verb: string;
  readonly path: string;
  readonly apiVersion: string;
  readonly grade: 'real' | 'partial' | 'refused';
  readonly why?: string;
}

const file = new URL('../../../../conformance/parity/arm-authorization.json', import.meta.url);
const CLIENTS = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Method[]>>;
const routes = compileRoutes(ARM_OPERATIONS);

const SUBSCRIPTION = 'subscriptions/00000000-0000-4000-8000-000000000001';
const NAME = '00000000-0000-4000-8000-000000000002';
// What some methods take as one parameter is a whole path.
const BY_ID: Readonly<Record<string, string>> = {
  '/{roleAssignmentId}': 'roleAssignments',
  '/{roleId}': 'roleDefinitions',
  '/{denyAssignmentId}': 'denyAssignments',
};

function segmentsOf(path: string): readonly string[] {
  const type = BY_ID[path];
  const whole = type ? `/${SUBSCRIPTION}/providers/Microsoft.Authorization/${type}/${NAME}` : path;
  return whole
    .replace('{scope}', SUBSCRIPTION)
    .replace('{parentResourcePath}', '')
    .replace('{resourceProviderNamespace}', 'Microsoft.Compute')
    .replaceAll(/\{\w+\}/g, NAME)
    .split('/')
    .filter((segment) => segment !== '');
}

const ALL = Object.entries(CLIENTS).flatMap(([client, methods]) =>
  methods.map((each) => [`${client} ${each.group}.${each.method}`, each] as const),
);

describe('what Azure’s clients for Microsoft.Authorization ask', () => {
  it.each(ALL)('%s is served as its grade says', (_name, { verb, path, apiVersion, grade, why }) => {
    const { operation } = routes(verb, segmentsOf(path));
    const served = operation?.apiVersions.includes(apiVersion) ?? false;
    expect(served).toBe(grade !== 'refused');
    // Less than real takes a reason.
    expect(why !== undefined).toBe(grade !== 'real');
  });

  it('is 136 methods of the Python package, of which most are real', () => {
    const python = CLIENTS['azure-mgmt-authorization 3.0.0'] ?? [];
    expect(python).toHaveLength(136);
    expect(python.filter(({ grade }) => grade === 'real').length).toBeGreaterThanOrEqual(90);
  });
});
