import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../testing/test-installation.ts';
import { localTransfers } from './local-transfers.ts';

let installation: TestInstallation;
let transfers: ReturnType<typeof localTransfers>;
beforeEach(async () => {
  installation = await openTestInstallation();
  transfers = localTransfers(installation.staffroom);
});
afterEach(() => installation[Symbol.asyncDispose]());

const operation = (name: string, isDataAction: unknown = false) => ({ name, isDataAction, displayName: `Do ${name}` });
const provider = (name: string, ...operations: readonly object[]) => ({
  name,
  displayName: `Provider ${name}`,
  operations: [],
  resourceTypes: [{ name: 'widgets', displayName: 'Widgets', operations }],
});
const importing = (listing: unknown, as: string | null = null) => transfers.importOperations({ as, listing });
const names = async () =>
  (await installation.staffroom.ports.store.installation.operationNaming()).flatMap(({ operations }) =>
    operations.map(({ name }) => name),
  );

describe('an import of operations is refused', () => {
  it('to everybody but a Global admin', async () => {
    const listing = [provider('Contoso.A', operation('Contoso.A/widgets/read'))];
    const outcome = await importing(listing, installation.nameOf('Admin agent'));
    expect(outcome).toMatchObject({ failure: { kind: 'person-not-allowed', roles: ['globalAdmin'] } });
    expect(await importing(listing, installation.nameOf('Global admin'))).toMatchObject({ ok: true });
  });

  it.each([
    ['nonsense', 'not-a-listing'],
    [{ value: 'x' }, 'not-a-listing'],
    [{ value: [], nextLink: 'https://next.example' }, 'listing-incomplete'],
    [[], 'no-operations'],
    [[provider('Contoso.A')], 'no-operations'],
  ])('when %j is no listing', async (listing, kind) => {
    expect(await importing(listing)).toEqual({ ok: false, failure: { kind } });
  });

  it('as a whole, with everything that is wrong with it', async () => {
    await importing([provider('Contoso.Old', operation('Contoso.Old/widgets/read'))]);
    const listing = [
      provider('Contoso.A', operation('Contoso.A/widgets/read')),
      provider('contoso.a', operation('Contoso.A/*'), operation('Contoso.B/widgets/read'), operation('Contoso.A/x', 0)),
      null,
      { ...provider('Contoso.C'), operations: 'none' },
      provider('../x'),
    ];
    const outcome = await importing(listing);
    expect(outcome).toMatchObject({ failure: { kind: 'bad-operations' } });
    const problems = outcome.ok || outcome.failure.kind !== 'bad-operations' ? [] : outcome.failure.problems;
    expect(problems).toEqual([
      { at: '1.resourceTypes.0.operations.0', kind: 'name' },
      { at: '1.resourceTypes.0.operations.1', kind: 'foreign-name' },
      { at: '1.resourceTypes.0.operations.2', kind: 'plane' },
      { at: '1', kind: 'namespace-twice' },
      { at: '2', kind: 'not-an-object' },
      { at: '3.operations', kind: 'list' },
      { at: '4', kind: 'namespace' },
    ]);
    expect(await names()).toEqual(['Contoso.Old/widgets/read']);
  });
});

describe('an import of operations', () => {
  it('replaces the one before, is logged, and moves nothing that decisions rest on', async () => {
    const { store } = installation.staffroom.ports;
    const before = await store.access.revisions(['roles', `tenant:${installation.partnerId}`]);
    await importing([provider('Contoso.A', operation('Contoso.A/widgets/read'))]);
    const listing = {
      value: [provider('Contoso.B', operation(' Contoso.B/widgets/read '), operation('Contoso.B/a/b', true))],
    };
    expect(await importing(listing)).toEqual({ ok: true, value: { providers: 1, operations: 2 } });
    expect(await names()).toEqual(['Contoso.B/widgets/read', 'Contoso.B/a/b']);
    expect(await store.access.revisions(['roles', `tenant:${installation.partnerId}`])).toEqual(before);
    const changes = await store.tenant(installation.partnerId).listChanges({ after: null, limit: 1000 });
    const [, logged] = changes.rows.filter(({ operation: name }) => name.includes('operationNames/import'));
    expect(logged).toMatchObject({ before: { providers: 1, operations: 1 }, after: { providers: 1, operations: 2 } });
  });
});
