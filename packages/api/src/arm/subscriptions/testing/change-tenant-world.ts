import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import type { RoleId } from '@mandate/rbac/model';
import { openTradeWorld, PLAN, type TradeWorld } from '../../../partner-center/testing/trade-world.ts';
import { guid, type Persona, type Seen, type World } from '../../../testing/world.ts';

const VERSION = 'api-version=2025-11-01-preview';

/** The test world, in which Kim's subscriptions go to another customer of the same partner. */
export interface ChangeTenantWorld {
  readonly trade: TradeWorld;
  readonly world: World;
  /** A subscription of the customer's that the partner sells, with Kim as an Owner. */
  newSubscription(): Promise<ReturnType<typeof guid>>;
  /** Asks as somebody within the customer. */
  asCustomer(persona: Persona, method: string, url: string, body?: unknown): Promise<Seen>;
  path(id: string): string;
  body(
    owner?: string,
    tenant?: string,
  ): { properties: { readonly destinationTenantId: string; readonly destinationOwnerId: string } };
  offer(id: string, persona?: Persona, body?: object): Promise<Seen>;
  answer(id: string, verb: 'acceptChangeTenant' | 'changeTenantStatus', persona?: Persona): Promise<Seen>;
  /** Gives somebody of the customer a role at a scope, and answers the assignment's path. */
  assign(persona: Persona, role: RoleId, scope: string): Promise<string>;
}

/** The path of a new role assignment. */
export const assignmentAt = (scope: string) =>
  `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;

/** Opens it; the other customer has an Azure plan of the partner's. */
export async function openChangeTenantWorld(): Promise<ChangeTenantWorld> {
  const trade = await openTradeWorld();
  const { world } = trade;
  await trade.agree(world.otherCustomer);
  await trade.ask('salesAgent', 'POST', `/customers/${world.otherCustomer}/orders`, { lineItems: [{ offerId: PLAN }] });
  const asCustomer: ChangeTenantWorld['asCustomer'] = (persona, method, url, sent) =>
    world.ask(world.caller(persona, world.customer), method, url, sent);
  const path: ChangeTenantWorld['path'] = (id) =>
    `/subscriptions/${id}/providers/Microsoft.Subscription/changeTenantRequest/default?${VERSION}`;
  const body: ChangeTenantWorld['body'] = (owner = 'stranger@contoso.example', tenant = world.otherCustomer) => ({
    properties: { destinationTenantId: tenant, destinationOwnerId: owner },
  });
  const assign: ChangeTenantWorld['assign'] = async (persona, role, scope) => {
    const url = assignmentAt(scope);
    const { id: principalId } = world.people[persona];
    const properties = { roleDefinitionId: role, principalId, principalType: 'User' };
    const given = await asCustomer('adminAgent', 'PUT', url, { properties });
    if (given.status !== 201) throw new Error(JSON.stringify(given.body));
    return url;
  };
  return {
    trade,
    world,
    asCustomer,
    path,
    body,
    assign,
    async newSubscription() {
      const billingScope = `/providers/Microsoft.Billing/billingAccounts/${world.partner}/customers/${world.customer}`;
      const made = await world.ask(
        world.caller('adminAgent'),
        'PUT',
        `/providers/Microsoft.Subscription/aliases/${guid()}?api-version=2021-10-01`,
        { properties: { displayName: 'Leaving', billingScope } },
      );
      const id = made.body.properties.subscriptionId;
      await assign('kim', OWNER, `/subscriptions/${id}`);
      return id;
    },
    offer: (id, persona = 'kim', sent = body()) => asCustomer(persona, 'PUT', path(id), sent),
    answer: (id, verb, persona = 'stranger') =>
      world.ask(
        world.caller(persona),
        'POST',
        `/providers/Microsoft.Subscription/subscriptions/${id}/${verb}?${VERSION}`,
      ),
  };
}
