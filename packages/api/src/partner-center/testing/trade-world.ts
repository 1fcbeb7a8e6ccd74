import { commit } from '@mandate/app/act';
import { requestRelationship, step } from '@mandate/app/relationships/change-relationship';
import type { IllegalTransition, ResellerRelationship } from '@mandate/domain/relationships';
import type { Guid } from '@mandate/rbac/model';
import { guid, must, openWorld, type Persona, type Seen, type World } from '../../testing/world.ts';

/** The test world, asked in the words of the Partner Center API. */
export interface TradeWorld {
  readonly world: World;
  ask(persona: Persona, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Seen>;
  /** Attests the agreement that buying the plan takes. */
  agree(customer: string, type?: string, email?: string): Promise<Seen>;
  /** Puts something into a cart of a customer. */
  fill(customer: string, catalogItemId?: string, more?: object): Promise<Seen>;
  /** Agrees, fills a cart and checks out; answers the plan's id. */
  buyPlan(customer: string): Promise<string>;
  /**
   * A new customer without anything; answers its id. Its administrator grants delegated admin, unless the request says
   * what the customer is to begin with.
   */
  newCustomer(more?: { readonly enableGDAPByDefault?: boolean }): Promise<string>;
}

/** What a cart names the Azure plan by. */
export const PLAN = 'DZH318Z0BPS6:0001:DZH318Z0BML6';
/** What a cart names the offer before it by. */
export const LEGACY = 'MS-AZR-0145P';

/** A customer as it is created. */
export function customerBody(domain = `${guid()}.onmicrosoft.example`) {
  return {
    companyProfile: { domain },
    billingProfile: {
      email: 'achats@neuf.example',
      culture: 'fr-FR',
      language: 'fr',
      companyName: 'Neuf & Cie',
      defaultAddress: {
        firstName: 'Zoé',
        lastName: 'Neuf',
        addressLine1: '9 rue Neuve',
        city: 'Lyon',
        postalCode: '69001',
        country: 'FR',
      },
    },
  };
}

/** Opens the test world for trade. */
export async function openTradeWorld(): Promise<TradeWorld> {
  const world = await openWorld();
  const ask: TradeWorld['ask'] = (persona, method, path, body, headers = {}) =>
    world.ask(world.caller(persona), method, `/v1${path}`, body, { surface: 'partner-center', headers });
  const agree: TradeWorld['agree'] = (customer, type = 'MicrosoftCustomerAgreement', email = 'zoe@neuf.example') =>
    ask('adminAgent', 'POST', `/customers/${customer}/agreements`, {
      primaryContact: { firstName: 'Zoé', lastName: 'Neuf', email },
      dateAgreed: '2026-10-01T00:00:00Z',
      type,
    });
  const fill: TradeWorld['fill'] = (customer, catalogItemId = PLAN, more = {}) =>
    ask('salesAgent', 'POST', `/customers/${customer}/carts`, { lineItems: [{ catalogItemId, quantity: 1, ...more }] });
  return {
    world,
    ask,
    agree,
    fill,
    async buyPlan(customer) {
      await agree(customer);
      const cart = await fill(customer);
      const bought = await ask('salesAgent', 'POST', `/customers/${customer}/carts/${cart.body.id}/checkout`);
      return bought.body.orders[0].lineItems[0].subscriptionId;
    },
    async newCustomer(more) {
      const { id } = (await ask('adminAgent', 'POST', '/customers', { ...customerBody(), ...more })).body;
      if (!more) await grantDelegatedAdmin(world, id);
      return id;
    },
  };
}

/** The first administrator of a customer grants what an agent asks for. */
async function grantDelegatedAdmin(world: World, customer: Guid): Promise<void> {
  must(await requestRelationship(await world.act('adminAgent'), { customer, delegatedAdmin: true }));
  const { directoryRoles } = await world.ports.store.access.tenant(customer);
  const [administrator] = directoryRoles.keys();
  if (!administrator) throw new Error('The customer has no administrator.');
  const caller = { ...world.caller('customerAdmin'), id: administrator, home: customer, tenant: customer };
  const act = await world.actOf(caller);
  must(
    await commit<ResellerRelationship, IllegalTransition>(act, async (change) => {
      const asked = await change.tenant(customer).findRelationship(world.partner);
      if (!asked) throw new Error('The customer has no relationship.');
      return step(change, asked, 'grant-delegated-admin', world.ports.clock.now());
    }),
  );
}
