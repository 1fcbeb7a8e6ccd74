import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid } from '../testing/world.ts';
import { customerBody, openTradeWorld, PLAN, type TradeWorld } from './testing/trade-world.ts';

let trade: TradeWorld;
beforeEach(async () => {
  trade = await openTradeWorld();
});
afterEach(() => trade.world.close());

const send = (path: string, body: object, id: string, method = 'POST') =>
  trade.ask('adminAgent', method, path, body, { 'ms-requestid': id });

/** Lets the first so many commits of what comes next through, and fails the one after them. */
function failAfter(commits: number): void {
  const crash = async () => {
    throw new Error('crash');
  };
  const arm = (left: number): void => trade.world.beforeNextCommit(left === 0 ? crash : async () => arm(left - 1));
  arm(commits);
}

describe('a named request that was cut short', () => {
  it('F106: is answered what it did, once it is sent again after a crash', async () => {
    const { customer } = trade.world;
    const id = guid();
    const body = { lineItems: [{ catalogItemId: PLAN, quantity: 1 }] };
    failAfter(1);
    expect((await send(`/customers/${customer}/carts`, body, id)).status).toBe(500);
    expect(trade.world.reported.splice(0)).toMatchObject([{ message: 'crash' }]);

    const again = await send(`/customers/${customer}/carts`, body, id);
    expect([again.status, again.body.lineItems.length]).toEqual([201, 1]);
    const third = await send(`/customers/${customer}/carts`, body, id);
    expect(third.body).toEqual(again.body);
    // The one cart that there is, and not one that was made up for the answer.
    const read = await trade.ask('adminAgent', 'GET', `/customers/${customer}/carts/${again.body.id}`);
    expect(read.body).toEqual(again.body);
    const carts = await trade.world.ports.store.tenant(customer).listCommerce(trade.world.partner, 'cart');
    expect(carts.map((cart) => cart.id)).toEqual([again.body.id]);
  });

  it('F106: does nothing of its own before its first commit', async () => {
    const { customer } = trade.world;
    const id = guid();
    const body = { lineItems: [{ catalogItemId: PLAN, quantity: 1 }] };
    failAfter(0);
    expect((await send(`/customers/${customer}/carts`, body, id)).status).toBe(500);
    trade.world.reported.splice(0);
    expect((await send(`/customers/${customer}/carts`, body, id)).status).toBe(201);
    const carts = await trade.world.ports.store.tenant(customer).listCommerce(trade.world.partner, 'cart');
    expect(carts).toHaveLength(1);
  });

  it('F106: changes all that it names together, and once', async () => {
    const { customer, people } = trade.world;
    const path = `/customers/${customer}/users/${people.kim.id}`;
    const id = guid();
    const weak = { displayName: 'Kim Neu', passwordProfile: { password: 'kim' } };
    expect((await send(path, weak, guid(), 'PATCH')).status).toBe(400);
    expect((await trade.ask('adminAgent', 'GET', path)).body.displayName).toBe('kim');
    const body = { displayName: 'Kim Neu', passwordProfile: { password: 'Long enough 1234!' } };
    failAfter(1);
    expect((await send(path, body, id, 'PATCH')).status).toBe(500);
    trade.world.reported.splice(0);
    const again = await send(path, body, id, 'PATCH');
    expect([again.status, again.body.displayName]).toEqual([200, 'Kim Neu']);
    const { rows } = await trade.world.ports.store.tenant(customer).listChanges({ after: null, limit: 500 });
    const done = rows.filter(({ operation }) => /users\/(password\/)?update$/.test(operation));
    expect(done.map(({ operation }) => operation)).toEqual([
      'Microsoft.Directory/users/update',
      'Microsoft.Directory/users/password/update',
    ]);
    expect((await send(path, body, id, 'PATCH')).body).toEqual(again.body);
  });

  it('F106: tells of a checkout and of a change what came of them, though both stand as they were asked for', async () => {
    const { customer, people } = trade.world;
    await trade.agree(customer);
    const cart = (await trade.fill(customer)).body.id;
    const id = guid();
    failAfter(1);
    expect((await send(`/customers/${customer}/carts/${cart}/checkout`, {}, id)).status).toBe(500);
    const again = await send(`/customers/${customer}/carts/${cart}/checkout`, {}, id);
    expect([again.status, again.body.orders.length]).toEqual([201, 1]);
    const orders = await trade.ask('adminAgent', 'GET', `/customers/${customer}/orders`);
    expect(orders.body.items.map((order: { id: string }) => order.id)).toEqual([again.body.orders[0].id]);

    const path = `/customers/${customer}/users/${people.kim.id}`;
    const name = guid();
    failAfter(1);
    expect((await send(path, { displayName: 'Kim Neu' }, name, 'PATCH')).status).toBe(500);
    trade.world.reported.splice(0);
    const changed = await send(path, { displayName: 'Kim Neu' }, name, 'PATCH');
    expect([changed.status, changed.body.displayName]).toEqual([200, 'Kim Neu']);
  });

  it('F106: tells of a deletion that it was done, though what was deleted is not there any more', async () => {
    const { customer, people } = trade.world;
    const path = `/customers/${customer}/users/${people.kim.id}`;
    const erase = (id: string) => trade.ask('adminAgent', 'DELETE', path, undefined, { 'ms-requestid': id });
    const id = guid();
    failAfter(1);
    expect((await erase(id)).status).toBe(500);
    trade.world.reported.splice(0);
    expect((await erase(id)).status).toBe(204);
    expect((await erase(guid())).status).toBe(404);
  });

  it('F106: never shows a secret that it did not show the first time', async () => {
    const id = guid();
    const body = customerBody();
    failAfter(1);
    expect((await send('/customers', body, id)).status).toBe(500);
    trade.world.reported.splice(0);
    const again = await send('/customers', body, id);
    expect(again.status).toBe(201);
    expect(again.body).not.toHaveProperty('userCredentials');
    expect((await send('/customers', body, id)).body).toEqual(again.body);
    const kept = await trade.world.ports.store.tenant(trade.world.partner).listChanges({ after: null, limit: 500 });
    expect(JSON.stringify(kept)).not.toContain('"password":');
  });

  it('F106: is done by one of two that are sent at once, and answers both alike', async () => {
    const { customer } = trade.world;
    const id = guid();
    const body = { lineItems: [{ catalogItemId: PLAN, quantity: 1 }] };
    const both = await Promise.all([1, 2].map(() => send(`/customers/${customer}/carts`, body, id)));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0]?.body).toEqual(both[1]?.body);
    const carts = await trade.world.ports.store.tenant(customer).listCommerce(trade.world.partner, 'cart');
    expect(carts).toHaveLength(1);
  });
});
