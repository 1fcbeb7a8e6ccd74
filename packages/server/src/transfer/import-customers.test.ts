import { operatorAct } from '@mandate/app/act';
import { setUserEnabled } from '@mandate/app/credentials/set-user-enabled';
import { createTenant } from '@mandate/app/installation/create-tenant';
import { requestRelationship } from '@mandate/app/relationships/change-relationship';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  customerFile,
  guidOf,
  openTestInstallation,
  soundRows,
  type TestInstallation,
} from '../testing/test-installation.ts';
import { localTransfers } from './local-transfers.ts';
import { actAsPerson } from './person.ts';

let installation: TestInstallation;
let transfers: ReturnType<typeof localTransfers>;
let as: string;

beforeEach(async () => {
  installation = await openTestInstallation();
  transfers = localTransfers(installation.staffroom);
  as = installation.nameOf('Sales agent');
});
afterEach(() => installation[Symbol.asyncDispose]());

const store = () => installation.staffroom.ports.store;
const countCustomers = () => store().partner(installation.partnerId).countCustomers();
const addTenant = (id: number, ...domains: readonly string[]) =>
  createTenant(operatorAct(installation.staffroom.ports), {
    id: guidOf(id),
    displayName: 'Someone else',
    defaultDomain: domains[0]!,
    domains,
    country: 'FR',
    createdAt: 0,
  });

describe('an import of customers is refused', () => {
  it('for a person who may not add customers, with who may', async () => {
    const outcome = await transfers.importCustomers({
      as: installation.nameOf('Billing admin'),
      file: customerFile(...soundRows(1)),
    });
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'refused', added: 0, refusal: { kind: 'person-not-allowed', permission: 'customers.add' } },
    });
    expect(await countCustomers()).toBe(0);
  });

  it.each(['nobody@nuee-conseil.example', 'someone@elsewhere.example', ''])(
    'for %j, who does not exist',
    async (name) => {
      const outcome = await transfers.importCustomers({ as: name, file: customerFile(...soundRows(1)) });
      expect(outcome).toMatchObject({ failure: { kind: 'refused', refusal: { kind: 'person-unknown', name } } });
    },
  );

  it('for a company that is here and never accepted this partner: nobody consents for it', async () => {
    await addTenant(1, 'client-1.example');
    const outcome = await transfers.importCustomers({ as, file: customerFile(...soundRows(2)) });
    expect(outcome).toMatchObject({
      failure: { kind: 'bad-rows', problems: [{ line: 2, kind: 'no-active-relationship', state: 'none' }] },
    });
    expect(await countCustomers()).toBe(0);
  });

  it('for a company that has not answered yet', async () => {
    await addTenant(1, 'client-1.example');
    const act = await actAsPerson(installation.staffroom, as, 'relationships.request');
    if (!act.ok) throw new Error('The Sales agent may request relationships.');
    await requestRelationship(act.value, { customer: guidOf(1), delegatedAdmin: false });
    const outcome = await transfers.importCustomers({ as, file: customerFile(...soundRows(1)) });
    expect(outcome).toMatchObject({ failure: { problems: [{ kind: 'no-active-relationship', state: 'requested' }] } });
  });

  it('for a domain that belongs to another company, also when it is not the one it goes by', async () => {
    await addTenant(9, 'other.example', 'CLIENT-2.example');
    const outcome = await transfers.importCustomers({ as, file: customerFile(...soundRows(3)) });
    expect(outcome).toMatchObject({
      failure: { problems: [{ line: 3, kind: 'domain-taken', domain: 'client-2.example' }] },
    });
  });

  it("for the partner's own id and domain", async () => {
    const { tenantId, domain } = installation.partner;
    const file = customerFile([tenantId, 'Us', 'us.example', 'Reseller'], [guidOf(1), 'Us', domain, 'Reseller']);
    const outcome = await transfers.importCustomers({ as, file });
    expect(outcome).toMatchObject({
      failure: {
        problems: [
          { line: 2, kind: 'own-id' },
          { line: 3, kind: 'own-domain' },
        ],
      },
    });
  });

  it('with the rows that are bad by themselves and those that are bad here, in the order of the file', async () => {
    await addTenant(2, 'client-2.example');
    const [one = [], two = [], three = []] = soundRows(3);
    const file = customerFile(one, two, three, ['x', 'y', 'client-9.example', 'Reseller']);
    const outcome = await transfers.importCustomers({ as, file: { ...file, brokenAt: 6 } });
    expect(outcome).toMatchObject({
      failure: {
        problems: [
          { line: 3, kind: 'no-active-relationship' },
          { line: 5, kind: 'id-malformed' },
          { line: 6, kind: 'quotes-malformed' },
        ],
      },
    });
    expect(await countCustomers()).toBe(0);
  });

  it('from the batch on before which the person lost the permission', async () => {
    const user = await store().tenant(installation.partnerId).findUserByName(as);
    const disable = () =>
      setUserEnabled(operatorAct(installation.staffroom.ports), installation.partnerId, {
        user: user!.id,
        enabled: false,
      });
    let disabling: Promise<unknown> | undefined;
    const outcome = await transfers.importCustomers(
      { as, file: customerFile(...soundRows(1200)) },
      {
        onProgress({ done }) {
          if (done > 0) disabling ??= disable();
        },
      },
    );
    await disabling;
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'refused', refusal: { kind: 'person-unknown' } } });
    const added = outcome.ok ? 0 : outcome.failure.added;
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThan(1200);
    expect(await countCustomers()).toBe(added);
  });
});

describe('an import of customers', () => {
  it('adds them as resellers without delegated admin, in the name of the person, in the log of both sides', async () => {
    const outcome = await transfers.importCustomers({ as, file: customerFile(...soundRows(2)) });
    expect(outcome).toEqual({ ok: true, value: { added: 2, existing: 0, differing: 0 } });

    expect(await store().partner(installation.partnerId).findCustomer(guidOf(2))).toMatchObject({
      companyName: 'Société n° 2',
      domain: 'client-2.example',
      country: 'FR',
      relationship: { state: 'active', delegatedAdmin: 'none' },
    });
    const user = await store().tenant(installation.partnerId).findUserByName(as);
    const page = { after: null, limit: 1000 };
    const isImport = ({ operation }: { operation: string }) =>
      operation === 'Mandate.Customers/customers/import/action';
    const here = (await store().tenant(installation.partnerId).listChanges(page)).rows.filter(isImport);
    const there = (await store().tenant(guidOf(2)).listChanges(page)).rows.filter(isImport);
    expect(here).toHaveLength(2);
    expect(there).toMatchObject([
      {
        actor: { kind: 'User', id: user!.id, home: installation.partnerId },
        ground: { permission: 'customers.add', roles: ['salesAgent'] },
        target: `tenants/${guidOf(2)}`,
        after: { displayName: { personal: 'Société n° 2' }, domain: 'client-2.example' },
      },
    ]);
    expect(here[1]!.request.correlationId).toBe(there[0]!.request.correlationId);
  });

  it('repeats without effect, and says where names or domains have moved on', async () => {
    const [one = [], two = []] = soundRows(2);
    await transfers.importCustomers({ as, file: customerFile(one, two) });
    const before = await store().tenant(guidOf(1)).listChanges({ after: null, limit: 10 });
    const file = customerFile(one, [two[0]!, 'A new name', 'new.example', 'Reseller']);
    expect(await transfers.importCustomers({ as, file })).toEqual({
      ok: true,
      value: { added: 0, existing: 2, differing: 1 },
    });
    expect(await store().tenant(guidOf(1)).listChanges({ after: null, limit: 10 })).toEqual(before);
    expect(await store().partner(installation.partnerId).findCustomer(guidOf(2))).toMatchObject({
      companyName: 'Société n° 2',
    });
  });

  it('goes on where it was stopped, and adds nobody twice', async () => {
    const file = customerFile(...soundRows(1000));
    const stopping = new AbortController();
    const watch = {
      signal: stopping.signal,
      onProgress: ({ done }: { done: number }) => void (done >= 500 && stopping.abort()),
    };
    const stopped = await transfers.importCustomers({ as, file }, watch);
    expect(stopped).toMatchObject({ ok: false, failure: { kind: 'cancelled', added: 500, total: 1000 } });
    expect(await countCustomers()).toBe(500);

    const seen: number[] = [];
    const finished = await transfers.importCustomers({ as, file }, { onProgress: ({ done }) => seen.push(done) });
    expect(finished).toEqual({ ok: true, value: { added: 500, existing: 500, differing: 0 } });
    expect(seen).toEqual([0, 500]);
    expect(await countCustomers()).toBe(1000);

    const { rows } = await store().tenant(installation.partnerId).listChanges({ after: null, limit: 2000 });
    const imported = rows.filter(({ operation }) => operation === 'Mandate.Customers/customers/import/action');
    expect(new Set(imported.map(({ request }) => request.correlationId)).size).toBe(2);
  });

  it('counts as existing whom another import added meanwhile', async () => {
    const file = customerFile(...soundRows(300));
    const [one, other] = await Promise.all([
      transfers.importCustomers({ as, file }),
      transfers.importCustomers({ as: installation.nameOf('Admin agent'), file }),
    ]);
    expect(one.ok && other.ok && one.value.added + other.value.added).toBe(300);
    expect(one.ok && one.value.added + one.value.existing).toBe(300);
    expect(await countCustomers()).toBe(300);
  });

  it('brings in 10,000 that can be found by name, domain and id', { timeout: 120_000 }, async () => {
    const outcome = await transfers.importCustomers({ as, file: customerFile(...soundRows(10_000)) });
    expect(outcome).toMatchObject({ ok: true, value: { added: 10_000 } });
    const partner = store().partner(installation.partnerId);
    expect(await partner.countCustomers()).toBe(10_000);
    for (const search of ['societe n° 9999', 'CLIENT-9999.', guidOf(9999)]) {
      const { rows } = await partner.listCustomers({ search }, { after: null, limit: 5 });
      expect(rows.map(({ id }) => id)).toEqual([guidOf(9999)]);
    }
  });
});

describe('an export of customers', () => {
  const exported = async (name = as) => {
    const outcome = await transfers.exportCustomers({ as: name });
    return outcome.ok ? (await Array.fromAsync(outcome.value)).join('') : outcome.failure;
  };

  it('is refused to a person who may not export', async () => {
    expect(await exported(installation.nameOf('Helpdesk agent'))).toMatchObject({ kind: 'person-not-allowed' });
  });

  it('holds active customers only, and nothing that a spreadsheet would run or split', async () => {
    const file = customerFile(
      [guidOf(1), '=cmd|calc', 'a.example', 'Reseller'],
      [guidOf(2), 'Dupont, "Fils"', 'b.example', 'Reseller'],
    );
    await transfers.importCustomers({ as, file });
    await addTenant(3, 'c.example');
    const act = await actAsPerson(installation.staffroom, as, 'relationships.request');
    if (act.ok) await requestRelationship(act.value, { customer: guidOf(3), delegatedAdmin: true });
    expect(await exported()).toBe(
      'Microsoft ID,Company name,Primary domain name,Relationship\r\n' +
        `${guidOf(1)},'=cmd|calc,a.example,Cloud Reseller\r\n` +
        `${guidOf(2)},"Dupont, ""Fils""",b.example,Cloud Reseller\r\n`,
    );
  });

  it('comes page by page, each customer once', async () => {
    await transfers.importCustomers({ as, file: customerFile(...soundRows(1100)) });
    const text = await exported();
    expect(typeof text === 'string' && text.trim().split('\r\n').length).toBe(1101);
  });
});
