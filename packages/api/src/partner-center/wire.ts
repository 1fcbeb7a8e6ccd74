/** The shapes of the Partner Center API, in its own spelling: https://learn.microsoft.com/partner-center/developer/. */
import { MOST_CART_LINES } from '@mandate/domain/commerce/carts';
import { type Static, type TProperties, type TSchema, Type } from 'typebox';

const text = (maxLength = 512) => Type.String({ maxLength });
const maybe = <T extends TSchema>(schema: T) => Type.Optional(schema);

/** A header to send with a link. */
const LinkHeaderWire = Type.Object({ key: Type.String(), value: Type.String() });

/** Where something is found, or what to ask next. */
export const LinkWire = Type.Object({
  uri: Type.String(),
  method: Type.String(),
  headers: Type.Array(LinkHeaderWire),
});
export type LinkWire = Static<typeof LinkWire>;

/** What every resource says of itself. */
export const AttributesWire = Type.Object({ etag: maybe(Type.String()), objectType: Type.String() });
export type AttributesWire = Static<typeof AttributesWire>;

const LinksWire = Type.Object({ self: maybe(LinkWire), next: maybe(LinkWire) });

/** A list of resources. */
export function collectionOf<T extends TSchema>(items: T) {
  return Type.Object({
    totalCount: Type.Integer(),
    items: Type.Array(items),
    links: LinksWire,
    attributes: AttributesWire,
  });
}

const resource = <T extends TProperties>(properties: T) =>
  Type.Object({ ...properties, links: maybe(Type.Record(Type.String(), LinkWire)), attributes: AttributesWire });

/** An address, as sent and as answered. */
export const AddressWire = Type.Object({
  country: text(64),
  region: maybe(text()),
  city: maybe(text()),
  state: maybe(text()),
  addressLine1: maybe(text()),
  addressLine2: maybe(text()),
  postalCode: maybe(text(64)),
  firstName: maybe(text()),
  lastName: maybe(text()),
  phoneNumber: maybe(text(64)),
});
export type AddressWire = Static<typeof AddressWire>;

/** The company behind a customer. */
export const CompanyProfileWire = resource({
  tenantId: Type.String(),
  domain: Type.String(),
  companyName: Type.String(),
  address: maybe(AddressWire),
  email: maybe(Type.String()),
  organizationRegistrationNumber: maybe(Type.String()),
});

/** Whom and where a customer is billed. */
export const BillingProfileWire = resource({
  id: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  email: Type.String(),
  culture: Type.String(),
  language: Type.String(),
  companyName: Type.String(),
  defaultAddress: AddressWire,
});
export type BillingProfileWire = Static<typeof BillingProfileWire>;

/** A customer; what a caller may not see, or a list leaves out, is missing. */
export const CustomerWire = resource({
  id: Type.String(),
  commerceId: maybe(Type.String()),
  companyProfile: CompanyProfileWire,
  billingProfile: maybe(BillingProfileWire),
  relationshipToPartner: Type.String(),
  allowDelegatedAccess: maybe(Type.Boolean()),
  customDomains: maybe(Type.Array(Type.String())),
  associatedPartnerId: maybe(Type.String()),
  enableGDAPByDefault: maybe(Type.Boolean()),
  /** Shown once, when the customer is created. */
  userCredentials: maybe(Type.Object({ userName: Type.String(), password: Type.String() })),
});
export type CustomerWire = Static<typeof CustomerWire>;

/** A billing profile as it is written. */
export const BillingProfileBody = Type.Object({
  firstName: maybe(text()),
  lastName: maybe(text()),
  email: maybe(text()),
  culture: maybe(text(32)),
  language: maybe(text(32)),
  companyName: maybe(text()),
  defaultAddress: AddressWire,
  attributes: maybe(Type.Object({ etag: maybe(text()) })),
});
export type BillingProfileBody = Static<typeof BillingProfileBody>;

/** A customer to create. */
export const CustomerBody = Type.Object({
  companyProfile: Type.Object({
    domain: text(),
    companyName: maybe(text()),
    organizationRegistrationNumber: maybe(text(64)),
  }),
  billingProfile: BillingProfileBody,
  associatedPartnerId: maybe(text(64)),
  enableGDAPByDefault: maybe(Type.Boolean()),
});
export type CustomerBody = Static<typeof CustomerBody>;

/** A change of a customer: one of the two things that can be. */
export const CustomerPatchBody = Type.Object({
  relationshipToPartner: maybe(text(64)),
  allowDelegatedAccess: maybe(Type.Boolean()),
});

/** What a customer agreed to. */
export const AgreementWire = Type.Object({
  userId: Type.String(),
  primaryContact: Type.Object({
    firstName: Type.String(),
    lastName: Type.String(),
    email: Type.String(),
    phoneNumber: maybe(Type.String()),
  }),
  dateAgreed: Type.String(),
  templateId: Type.String(),
  type: Type.String(),
  agreementLink: maybe(Type.String()),
});

/** An agreement to attest. */
export const AgreementBody = Type.Object({
  primaryContact: Type.Object({
    firstName: text(),
    lastName: text(),
    email: text(),
    phoneNumber: maybe(text(64)),
  }),
  dateAgreed: text(64),
  templateId: maybe(text(64)),
  type: maybe(text(64)),
  userId: maybe(text(64)),
});
export type AgreementBody = Static<typeof AgreementBody>;

/** An agreement that can be attested. */
export const AgreementMetadataWire = Type.Object({
  templateId: Type.String(),
  agreementType: Type.String(),
  agreementLink: Type.String(),
  versionRank: Type.Integer(),
});

/** A product of the catalog. */
export const ProductWire = Type.Object({
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  productType: Type.Object({
    id: Type.String(),
    displayName: Type.String(),
    subType: Type.Object({ id: Type.String(), displayName: Type.String() }),
  }),
  isMicrosoftProduct: Type.Boolean(),
  publisherName: Type.String(),
  links: Type.Record(Type.String(), LinkWire),
});

/** A SKU of a product. */
export const SkuWire = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  title: Type.String(),
  description: Type.String(),
  minimumQuantity: Type.Integer(),
  maximumQuantity: Type.Integer(),
  isTrial: Type.Boolean(),
  supportedBillingCycles: Type.Array(Type.String()),
  purchasePrerequisites: Type.Array(Type.String()),
  inventoryVariables: Type.Array(Type.String()),
  provisioningVariables: Type.Array(Type.String()),
  actions: Type.Array(Type.String()),
  dynamicAttributes: Type.Object({ isMicrosoftProduct: Type.Boolean() }),
  links: Type.Record(Type.String(), LinkWire),
});

/** A SKU as it can be bought in a country. */
export const AvailabilityWire = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  skuId: Type.String(),
  catalogItemId: Type.String(),
  defaultCurrency: Type.Object({ code: Type.String(), symbol: Type.String() }),
  segment: Type.String(),
  country: Type.String(),
  isPurchasable: Type.Boolean(),
  isRenewable: Type.Boolean(),
  terms: Type.Array(Type.Object({ duration: Type.String(), description: Type.String() })),
  links: Type.Record(Type.String(), LinkWire),
});

/** A line of a cart. */
const CartLineWire = Type.Object({
  id: Type.Integer(),
  catalogItemId: Type.String(),
  friendlyName: maybe(Type.String()),
  quantity: Type.Number(),
  currencyCode: maybe(Type.String()),
  billingCycle: maybe(Type.String()),
  addonItems: maybe(Type.Array(Type.Object({ catalogItemId: Type.String() }))),
  orderGroup: Type.String(),
  error: maybe(Type.Object({ errorCode: Type.Integer(), errorDescription: Type.String() })),
});

/** A cart. */
export const CartWire = resource({
  id: Type.String(),
  creationTimestamp: Type.String(),
  lastModifiedTimestamp: Type.String(),
  expirationTimestamp: Type.String(),
  lastModifiedUser: Type.String(),
  status: Type.String(),
  lineItems: Type.Array(CartLineWire),
});
export type CartWire = Static<typeof CartWire>;

/** A cart as it is written. */
export const CartBody = Type.Object({
  lineItems: Type.Array(
    Type.Object({
      id: maybe(Type.Integer()),
      catalogItemId: text(128),
      friendlyName: maybe(text()),
      quantity: maybe(Type.Number()),
      currencyCode: maybe(text(16)),
      billingCycle: maybe(text(32)),
      addonItems: maybe(Type.Array(Type.Object({ catalogItemId: text(128) }), { maxItems: MOST_CART_LINES })),
    }),
    { maxItems: MOST_CART_LINES },
  ),
  attributes: maybe(Type.Object({ etag: maybe(text()) })),
});

/** A line of an order. */
const OrderLineWire = Type.Object({
  lineItemNumber: Type.Integer(),
  offerId: Type.String(),
  subscriptionId: maybe(Type.String()),
  termDuration: maybe(Type.String()),
  transactionType: maybe(Type.String()),
  friendlyName: maybe(Type.String()),
  quantity: Type.Number(),
  links: maybe(Type.Record(Type.String(), LinkWire)),
});

/** An order. */
export const OrderWire = resource({
  id: Type.String(),
  alternateId: Type.String(),
  referenceCustomerId: Type.String(),
  billingCycle: Type.String(),
  transactionType: Type.String(),
  currencyCode: Type.String(),
  currencySymbol: Type.String(),
  creationDate: Type.String(),
  status: Type.String(),
  lineItems: Type.Array(OrderLineWire),
});
export type OrderWire = Static<typeof OrderWire>;

/** An order to place without a cart. */
export const OrderBody = Type.Object({
  lineItems: Type.Array(
    Type.Object({
      offerId: text(128),
      friendlyName: maybe(text()),
      quantity: maybe(Type.Number()),
      parentSubscriptionId: maybe(text(64)),
    }),
    { maxItems: MOST_CART_LINES },
  ),
  billingCycle: maybe(text(32)),
});

/** What checking out led to. */
export const CheckoutWire = Type.Object({
  orders: Type.Array(OrderWire),
  orderErrors: Type.Array(
    Type.Object({ orderGroupId: Type.String(), code: Type.Integer(), description: Type.String() }),
  ),
  attributes: AttributesWire,
});
export type CheckoutWire = Static<typeof CheckoutWire>;

/** What stands against checking out a cart, each with what can be done about it. Mandate's own. */
export const PreflightWire = Type.Object({
  canCheckOut: Type.Boolean(),
  problems: Type.Array(
    Type.Object({
      kind: Type.String(),
      code: Type.Integer(),
      description: Type.String(),
      fix: Type.String(),
      lineItem: maybe(Type.Integer()),
    }),
  ),
  attributes: AttributesWire,
});
export type PreflightWire = Static<typeof PreflightWire>;

/** A subscription that was sold. */
export const SubscriptionWire = resource({
  id: Type.String(),
  entitlementId: maybe(Type.String()),
  friendlyName: Type.String(),
  offerId: Type.String(),
  offerName: Type.String(),
  productType: Type.Object({
    id: Type.String(),
    displayName: Type.String(),
    subType: Type.Object({ id: Type.String(), displayName: Type.String() }),
  }),
  quantity: Type.Integer(),
  unitType: Type.String(),
  hasPurchasableAddons: Type.Boolean(),
  creationDate: Type.String(),
  effectiveStartDate: Type.String(),
  commitmentEndDate: Type.String(),
  status: Type.String(),
  autoRenewEnabled: Type.Boolean(),
  isTrial: Type.Boolean(),
  billingType: Type.String(),
  billingCycle: Type.String(),
  termDuration: Type.String(),
  isMicrosoftProduct: Type.Boolean(),
  publisherName: Type.String(),
  contractType: Type.String(),
  actions: Type.Array(Type.String()),
  suspensionReasons: maybe(Type.Array(Type.String())),
  orderId: Type.String(),
});
export type SubscriptionWire = Static<typeof SubscriptionWire>;

/** A change of a subscription; clients send back all that they read. */
export const SubscriptionPatchBody = Type.Object({
  id: maybe(text(64)),
  status: maybe(text(64)),
  friendlyName: maybe(text()),
  autoRenewEnabled: maybe(Type.Boolean()),
  quantity: maybe(Type.Number()),
  billingCycle: maybe(text(32)),
  attributes: maybe(Type.Object({ etag: maybe(text()) })),
});

/** An Azure subscription under a plan. */
export const AzureEntitlementWire = Type.Object({
  id: Type.String(),
  friendlyName: Type.String(),
  status: Type.String(),
  subscriptionId: Type.String(),
  links: maybe(Type.Record(Type.String(), LinkWire)),
  attributes: maybe(AttributesWire),
});
export type AzureEntitlementWire = Static<typeof AzureEntitlementWire>;

/** Who supports a subscription. */
export const SupportContactWire = Type.Object({
  supportTenantId: Type.String(),
  supportMpnId: maybe(Type.String()),
  name: Type.String(),
  links: maybe(Type.Record(Type.String(), LinkWire)),
  attributes: AttributesWire,
});

/** Who is to support a subscription. */
export const SupportContactBody = Type.Object({
  supportTenantId: text(64),
  supportMpnId: maybe(text(64)),
  name: maybe(text()),
});

/** An error. */
export const ErrorWire = Type.Object({
  code: Type.Integer(),
  description: Type.String(),
  data: Type.Array(Type.String()),
  source: Type.String(),
});
