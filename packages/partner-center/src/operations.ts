// biome-ignore-all format: written by a program, see testing/generate.ts.
/** What each operation takes and answers, written from the OpenAPI document of the API. */
export interface Operations {
  readonly Agreements_Create: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: { readonly primaryContact: { readonly firstName: string; readonly lastName: string; readonly email: string; readonly phoneNumber?: string }; readonly dateAgreed: string; readonly templateId?: string; readonly type?: string; readonly userId?: string };
    readonly reply: { readonly userId: string; readonly primaryContact: { readonly firstName: string; readonly lastName: string; readonly email: string; readonly phoneNumber?: string }; readonly dateAgreed: string; readonly templateId: string; readonly type: string; readonly agreementLink?: string };
  };
  readonly Agreements_GetDirectSignatureStatus: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly isSigned: boolean };
  };
  readonly Agreements_List: {
    readonly params: { readonly customerId: string };
    readonly query: { readonly agreementType?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly userId: string; readonly primaryContact: { readonly firstName: string; readonly lastName: string; readonly email: string; readonly phoneNumber?: string }; readonly dateAgreed: string; readonly templateId: string; readonly type: string; readonly agreementLink?: string })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Agreements_ListMetadata: {
    readonly params: undefined;
    readonly query: { readonly agreementType?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly templateId: string; readonly agreementType: string; readonly agreementLink: string; readonly versionRank: number })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly AuditRecords_Get: {
    readonly params: { readonly auditRecordId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly partnerId: string; readonly participants: readonly (string)[]; readonly customerId?: string; readonly customerName?: string; readonly userPrincipalName: string; readonly applicationId?: string; readonly resourceType: string; readonly resourceOldValue?: string; readonly resourceNewValue?: string; readonly operationType: string; readonly originalCorrelationId: string; readonly operationDate: string; readonly operationStatus: string; readonly customizedData: readonly ({ readonly key: string; readonly value: string })[]; readonly attributes: { readonly objectType: string } };
  };
  readonly AuditRecords_List: {
    readonly params: undefined;
    readonly query: { readonly startDate?: string; readonly endDate?: string; readonly size?: string; readonly filter?: string; readonly operationType?: string; readonly seekOperation?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly partnerId: string; readonly participants: readonly (string)[]; readonly customerId?: string; readonly customerName?: string; readonly userPrincipalName: string; readonly applicationId?: string; readonly resourceType: string; readonly resourceOldValue?: string; readonly resourceNewValue?: string; readonly operationType: string; readonly originalCorrelationId: string; readonly operationDate: string; readonly operationStatus: string; readonly customizedData: readonly ({ readonly key: string; readonly value: string })[]; readonly attributes: { readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Availabilities_Get: {
    readonly params: { readonly productId: string; readonly skuId: string; readonly availabilityId: string };
    readonly query: { readonly country?: string };
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly productId: string; readonly skuId: string; readonly catalogItemId: string; readonly defaultCurrency: { readonly code: string; readonly symbol: string }; readonly segment: string; readonly country: string; readonly isPurchasable: boolean; readonly isRenewable: boolean; readonly terms: readonly ({ readonly duration: string; readonly description: string })[]; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> };
  };
  readonly Availabilities_List: {
    readonly params: { readonly productId: string; readonly skuId: string };
    readonly query: { readonly country?: string; readonly targetSegment?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly productId: string; readonly skuId: string; readonly catalogItemId: string; readonly defaultCurrency: { readonly code: string; readonly symbol: string }; readonly segment: string; readonly country: string; readonly isPurchasable: boolean; readonly isRenewable: boolean; readonly terms: readonly ({ readonly duration: string; readonly description: string })[]; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly AzureEntitlements_Cancel: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string; readonly entitlementId: string };
    readonly query: undefined;
    readonly body: { readonly cancellationReason: string };
    readonly reply: { readonly id: string; readonly friendlyName: string; readonly status: string; readonly subscriptionId: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes?: { readonly etag?: string; readonly objectType: string } };
  };
  readonly AzureEntitlements_Get: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string; readonly entitlementId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly friendlyName: string; readonly status: string; readonly subscriptionId: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes?: { readonly etag?: string; readonly objectType: string } };
  };
  readonly AzureEntitlements_List: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly friendlyName: string; readonly status: string; readonly subscriptionId: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes?: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly AzureEntitlements_Reactivate: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string; readonly entitlementId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly friendlyName: string; readonly status: string; readonly subscriptionId: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes?: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Carts_Checkout: {
    readonly params: { readonly customerId: string; readonly cartId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly orders: readonly ({ readonly id: string; readonly alternateId: string; readonly referenceCustomerId: string; readonly billingCycle: string; readonly transactionType: string; readonly currencyCode: string; readonly currencySymbol: string; readonly creationDate: string; readonly status: string; readonly lineItems: readonly ({ readonly lineItemNumber: number; readonly offerId: string; readonly subscriptionId?: string; readonly termDuration?: string; readonly transactionType?: string; readonly friendlyName?: string; readonly quantity: number; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly orderErrors: readonly ({ readonly orderGroupId: string; readonly code: number; readonly description: string })[]; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Carts_Create: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: { readonly lineItems: readonly ({ readonly id?: number; readonly catalogItemId: string; readonly friendlyName?: string; readonly quantity?: number; readonly currencyCode?: string; readonly billingCycle?: string; readonly addonItems?: readonly ({ readonly catalogItemId: string })[] })[]; readonly attributes?: { readonly etag?: string } };
    readonly reply: { readonly id: string; readonly creationTimestamp: string; readonly lastModifiedTimestamp: string; readonly expirationTimestamp: string; readonly lastModifiedUser: string; readonly status: string; readonly lineItems: readonly ({ readonly id: number; readonly catalogItemId: string; readonly friendlyName?: string; readonly quantity: number; readonly currencyCode?: string; readonly billingCycle?: string; readonly addonItems?: readonly ({ readonly catalogItemId: string })[]; readonly orderGroup: string; readonly error?: { readonly errorCode: number; readonly errorDescription: string } })[]; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Carts_Get: {
    readonly params: { readonly customerId: string; readonly cartId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly creationTimestamp: string; readonly lastModifiedTimestamp: string; readonly expirationTimestamp: string; readonly lastModifiedUser: string; readonly status: string; readonly lineItems: readonly ({ readonly id: number; readonly catalogItemId: string; readonly friendlyName?: string; readonly quantity: number; readonly currencyCode?: string; readonly billingCycle?: string; readonly addonItems?: readonly ({ readonly catalogItemId: string })[]; readonly orderGroup: string; readonly error?: { readonly errorCode: number; readonly errorDescription: string } })[]; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Carts_Preflight: {
    readonly params: { readonly customerId: string; readonly cartId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly canCheckOut: boolean; readonly problems: readonly ({ readonly kind: string; readonly code: number; readonly description: string; readonly fix: string; readonly lineItem?: number })[]; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Carts_Update: {
    readonly params: { readonly customerId: string; readonly cartId: string };
    readonly query: undefined;
    readonly body: { readonly lineItems: readonly ({ readonly id?: number; readonly catalogItemId: string; readonly friendlyName?: string; readonly quantity?: number; readonly currencyCode?: string; readonly billingCycle?: string; readonly addonItems?: readonly ({ readonly catalogItemId: string })[] })[]; readonly attributes?: { readonly etag?: string } };
    readonly reply: { readonly id: string; readonly creationTimestamp: string; readonly lastModifiedTimestamp: string; readonly expirationTimestamp: string; readonly lastModifiedUser: string; readonly status: string; readonly lineItems: readonly ({ readonly id: number; readonly catalogItemId: string; readonly friendlyName?: string; readonly quantity: number; readonly currencyCode?: string; readonly billingCycle?: string; readonly addonItems?: readonly ({ readonly catalogItemId: string })[]; readonly orderGroup: string; readonly error?: { readonly errorCode: number; readonly errorDescription: string } })[]; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CountryValidationRules_Get: {
    readonly params: { readonly country: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly iso2Code: string; readonly defaultCulture: string; readonly isStateRequired: boolean; readonly supportedStatesList: readonly (string)[]; readonly supportedLanguagesList: readonly (string)[]; readonly supportedCulturesList: readonly (string)[]; readonly isPostalCodeRequired: boolean; readonly postalCodeRegex?: string; readonly isCityRequired: boolean; readonly isTaxIdSupported: boolean; readonly isTaxIdOptional: boolean; readonly countryCallingCodesList: readonly (string)[]; readonly attributes: { readonly objectType: string } };
  };
  readonly CustomerAvailabilities_Get: {
    readonly params: { readonly customerId: string; readonly productId: string; readonly skuId: string; readonly availabilityId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly productId: string; readonly skuId: string; readonly catalogItemId: string; readonly defaultCurrency: { readonly code: string; readonly symbol: string }; readonly segment: string; readonly country: string; readonly isPurchasable: boolean; readonly isRenewable: boolean; readonly terms: readonly ({ readonly duration: string; readonly description: string })[]; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> };
  };
  readonly CustomerAvailabilities_List: {
    readonly params: { readonly customerId: string; readonly productId: string; readonly skuId: string };
    readonly query: { readonly targetSegment?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly productId: string; readonly skuId: string; readonly catalogItemId: string; readonly defaultCurrency: { readonly code: string; readonly symbol: string }; readonly segment: string; readonly country: string; readonly isPurchasable: boolean; readonly isRenewable: boolean; readonly terms: readonly ({ readonly duration: string; readonly description: string })[]; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerProducts_Get: {
    readonly params: { readonly customerId: string; readonly productId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly title: string; readonly description: string; readonly productType: { readonly id: string; readonly displayName: string; readonly subType: { readonly id: string; readonly displayName: string } }; readonly isMicrosoftProduct: boolean; readonly publisherName: string; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> };
  };
  readonly CustomerProducts_List: {
    readonly params: { readonly customerId: string };
    readonly query: { readonly targetView?: string; readonly targetSegment?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly title: string; readonly description: string; readonly productType: { readonly id: string; readonly displayName: string; readonly subType: { readonly id: string; readonly displayName: string } }; readonly isMicrosoftProduct: boolean; readonly publisherName: string; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerProfiles_GetBilling: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly firstName: string; readonly lastName: string; readonly email: string; readonly culture: string; readonly language: string; readonly companyName: string; readonly defaultAddress: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerProfiles_GetCompany: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly tenantId: string; readonly domain: string; readonly companyName: string; readonly address?: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly email?: string; readonly organizationRegistrationNumber?: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerProfiles_UpdateBilling: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: { readonly firstName?: string; readonly lastName?: string; readonly email?: string; readonly culture?: string; readonly language?: string; readonly companyName?: string; readonly defaultAddress: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly attributes?: { readonly etag?: string } };
    readonly reply: { readonly id: string; readonly firstName: string; readonly lastName: string; readonly email: string; readonly culture: string; readonly language: string; readonly companyName: string; readonly defaultAddress: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerSkus_Get: {
    readonly params: { readonly customerId: string; readonly productId: string; readonly skuId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly productId: string; readonly title: string; readonly description: string; readonly minimumQuantity: number; readonly maximumQuantity: number; readonly isTrial: boolean; readonly supportedBillingCycles: readonly (string)[]; readonly purchasePrerequisites: readonly (string)[]; readonly inventoryVariables: readonly (string)[]; readonly provisioningVariables: readonly (string)[]; readonly actions: readonly (string)[]; readonly dynamicAttributes: { readonly isMicrosoftProduct: boolean }; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> };
  };
  readonly CustomerSkus_List: {
    readonly params: { readonly customerId: string; readonly productId: string };
    readonly query: { readonly targetSegment?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly productId: string; readonly title: string; readonly description: string; readonly minimumQuantity: number; readonly maximumQuantity: number; readonly isTrial: boolean; readonly supportedBillingCycles: readonly (string)[]; readonly purchasePrerequisites: readonly (string)[]; readonly inventoryVariables: readonly (string)[]; readonly provisioningVariables: readonly (string)[]; readonly actions: readonly (string)[]; readonly dynamicAttributes: { readonly isMicrosoftProduct: boolean }; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerUsers_Create: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: { readonly userPrincipalName: string; readonly displayName: string; readonly firstName?: string; readonly lastName?: string; readonly usageLocation?: string; readonly passwordProfile?: { readonly password?: string; readonly forceChangePassword?: boolean } };
    readonly reply: { readonly id: string; readonly userPrincipalName: string; readonly firstName?: string; readonly lastName?: string; readonly displayName: string; readonly usageLocation?: string; readonly userDomainType: string; readonly state: string; readonly softDeletionTime?: string; readonly passwordProfile?: { readonly password: string; readonly forceChangePassword: boolean }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerUsers_Delete: {
    readonly params: { readonly customerId: string; readonly userId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: undefined;
  };
  readonly CustomerUsers_Get: {
    readonly params: { readonly customerId: string; readonly userId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly userPrincipalName: string; readonly firstName?: string; readonly lastName?: string; readonly displayName: string; readonly usageLocation?: string; readonly userDomainType: string; readonly state: string; readonly softDeletionTime?: string; readonly passwordProfile?: { readonly password: string; readonly forceChangePassword: boolean }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerUsers_List: {
    readonly params: { readonly customerId: string };
    readonly query: { readonly size?: string; readonly filter?: string; readonly seekOperation?: string; readonly sortField?: string; readonly sortDirection?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly userPrincipalName: string; readonly firstName?: string; readonly lastName?: string; readonly displayName: string; readonly usageLocation?: string; readonly userDomainType: string; readonly state: string; readonly softDeletionTime?: string; readonly passwordProfile?: { readonly password: string; readonly forceChangePassword: boolean }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerUsers_ListDirectoryRoles: {
    readonly params: { readonly customerId: string; readonly userId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly name: string; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly CustomerUsers_Update: {
    readonly params: { readonly customerId: string; readonly userId: string };
    readonly query: undefined;
    readonly body: { readonly userPrincipalName?: string; readonly displayName?: string; readonly firstName?: string; readonly lastName?: string; readonly usageLocation?: string; readonly state?: string; readonly passwordProfile?: { readonly password?: string; readonly forceChangePassword?: boolean } };
    readonly reply: { readonly id: string; readonly userPrincipalName: string; readonly firstName?: string; readonly lastName?: string; readonly displayName: string; readonly usageLocation?: string; readonly userDomainType: string; readonly state: string; readonly softDeletionTime?: string; readonly passwordProfile?: { readonly password: string; readonly forceChangePassword: boolean }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Customers_Create: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: { readonly companyProfile: { readonly domain: string; readonly companyName?: string; readonly organizationRegistrationNumber?: string }; readonly billingProfile: { readonly firstName?: string; readonly lastName?: string; readonly email?: string; readonly culture?: string; readonly language?: string; readonly companyName?: string; readonly defaultAddress: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly attributes?: { readonly etag?: string } }; readonly associatedPartnerId?: string; readonly enableGDAPByDefault?: boolean };
    readonly reply: { readonly id: string; readonly commerceId?: string; readonly companyProfile: { readonly tenantId: string; readonly domain: string; readonly companyName: string; readonly address?: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly email?: string; readonly organizationRegistrationNumber?: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } }; readonly billingProfile?: { readonly id: string; readonly firstName: string; readonly lastName: string; readonly email: string; readonly culture: string; readonly language: string; readonly companyName: string; readonly defaultAddress: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } }; readonly relationshipToPartner: string; readonly allowDelegatedAccess?: boolean; readonly customDomains?: readonly (string)[]; readonly associatedPartnerId?: string; readonly enableGDAPByDefault?: boolean; readonly userCredentials?: { readonly userName: string; readonly password: string }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Customers_Delete: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: never;
  };
  readonly Customers_Get: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly commerceId?: string; readonly companyProfile: { readonly tenantId: string; readonly domain: string; readonly companyName: string; readonly address?: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly email?: string; readonly organizationRegistrationNumber?: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } }; readonly billingProfile?: { readonly id: string; readonly firstName: string; readonly lastName: string; readonly email: string; readonly culture: string; readonly language: string; readonly companyName: string; readonly defaultAddress: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } }; readonly relationshipToPartner: string; readonly allowDelegatedAccess?: boolean; readonly customDomains?: readonly (string)[]; readonly associatedPartnerId?: string; readonly enableGDAPByDefault?: boolean; readonly userCredentials?: { readonly userName: string; readonly password: string }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Customers_GetOrganization: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly displayName: string; readonly countryLetterCode: string; readonly street?: string; readonly city?: string; readonly state?: string; readonly postalCode?: string; readonly technicalNotificationMails: readonly (string)[] };
  };
  readonly Customers_GetQualification: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: string;
  };
  readonly Customers_GetValidationStatus: {
    readonly params: { readonly customerId: string };
    readonly query: { readonly type?: string };
    readonly body: undefined;
    readonly reply: { readonly type: string; readonly status: string; readonly lastUpdateDateTime: string };
  };
  readonly Customers_List: {
    readonly params: undefined;
    readonly query: { readonly size?: string; readonly filter?: string; readonly seekOperation?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly commerceId?: string; readonly companyProfile: { readonly tenantId: string; readonly domain: string; readonly companyName: string; readonly address?: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly email?: string; readonly organizationRegistrationNumber?: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } }; readonly billingProfile?: { readonly id: string; readonly firstName: string; readonly lastName: string; readonly email: string; readonly culture: string; readonly language: string; readonly companyName: string; readonly defaultAddress: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } }; readonly relationshipToPartner: string; readonly allowDelegatedAccess?: boolean; readonly customDomains?: readonly (string)[]; readonly associatedPartnerId?: string; readonly enableGDAPByDefault?: boolean; readonly userCredentials?: { readonly userName: string; readonly password: string }; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Customers_ListCustomDomains: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: readonly (string)[];
  };
  readonly Customers_ListManagedServices: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly name: string; readonly groupName: string; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Customers_ListRelationships: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly name: string; readonly location: string; readonly relationshipType: string; readonly state: string; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Customers_Update: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: { readonly relationshipToPartner?: string; readonly allowDelegatedAccess?: boolean };
    readonly reply: { readonly id: string; readonly relationshipToPartner: string; readonly allowDelegatedAccess: boolean; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Customers_UpdateQualification: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: string | number;
    readonly reply: string;
  };
  readonly DirectoryRoleMembers_Add: {
    readonly params: { readonly customerId: string; readonly roleId: string };
    readonly query: undefined;
    readonly body: { readonly id: string };
    readonly reply: { readonly id: string; readonly displayName: string; readonly userPrincipalName: string; readonly roleId: string; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly DirectoryRoleMembers_List: {
    readonly params: { readonly customerId: string; readonly roleId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly displayName: string; readonly userPrincipalName: string; readonly roleId: string; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly DirectoryRoleMembers_Remove: {
    readonly params: { readonly customerId: string; readonly roleId: string; readonly userId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: undefined;
  };
  readonly DirectoryRoles_List: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly name: string; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Domains_CheckAvailability: {
    readonly params: { readonly domain: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: undefined;
  };
  readonly Orders_Create: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: { readonly lineItems: readonly ({ readonly offerId: string; readonly friendlyName?: string; readonly quantity?: number; readonly parentSubscriptionId?: string })[]; readonly billingCycle?: string };
    readonly reply: { readonly id: string; readonly alternateId: string; readonly referenceCustomerId: string; readonly billingCycle: string; readonly transactionType: string; readonly currencyCode: string; readonly currencySymbol: string; readonly creationDate: string; readonly status: string; readonly lineItems: readonly ({ readonly lineItemNumber: number; readonly offerId: string; readonly subscriptionId?: string; readonly termDuration?: string; readonly transactionType?: string; readonly friendlyName?: string; readonly quantity: number; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Orders_Get: {
    readonly params: { readonly customerId: string; readonly orderId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly alternateId: string; readonly referenceCustomerId: string; readonly billingCycle: string; readonly transactionType: string; readonly currencyCode: string; readonly currencySymbol: string; readonly creationDate: string; readonly status: string; readonly lineItems: readonly ({ readonly lineItemNumber: number; readonly offerId: string; readonly subscriptionId?: string; readonly termDuration?: string; readonly transactionType?: string; readonly friendlyName?: string; readonly quantity: number; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Orders_GetProvisioningStatus: {
    readonly params: { readonly customerId: string; readonly orderId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly lineItemNumber: number; readonly status: string; readonly quantityProvisioningInformation: readonly ({ readonly quantity: number; readonly status: string })[]; readonly attributes: { readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Orders_List: {
    readonly params: { readonly customerId: string };
    readonly query: { readonly billingType?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly alternateId: string; readonly referenceCustomerId: string; readonly billingCycle: string; readonly transactionType: string; readonly currencyCode: string; readonly currencySymbol: string; readonly creationDate: string; readonly status: string; readonly lineItems: readonly ({ readonly lineItemNumber: number; readonly offerId: string; readonly subscriptionId?: string; readonly termDuration?: string; readonly transactionType?: string; readonly friendlyName?: string; readonly quantity: number; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Orders_Update: {
    readonly params: { readonly customerId: string; readonly orderId: string };
    readonly query: undefined;
    readonly body: object;
    readonly reply: never;
  };
  readonly Products_Get: {
    readonly params: { readonly productId: string };
    readonly query: { readonly country?: string };
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly title: string; readonly description: string; readonly productType: { readonly id: string; readonly displayName: string; readonly subType: { readonly id: string; readonly displayName: string } }; readonly isMicrosoftProduct: boolean; readonly publisherName: string; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> };
  };
  readonly Products_List: {
    readonly params: undefined;
    readonly query: { readonly country?: string; readonly targetView?: string; readonly targetSegment?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly title: string; readonly description: string; readonly productType: { readonly id: string; readonly displayName: string; readonly subType: { readonly id: string; readonly displayName: string } }; readonly isMicrosoftProduct: boolean; readonly publisherName: string; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Profiles_GetLegalBusiness: {
    readonly params: undefined;
    readonly query: { readonly vettingVersion?: string };
    readonly body: undefined;
    readonly reply: { readonly companyName: string; readonly address: { readonly country: string }; readonly vettingStatus: string; readonly vettingSubStatus: string; readonly profileType: string; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Profiles_GetMpn: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: never;
  };
  readonly Profiles_GetOrganization: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly tenantId: string; readonly companyName: string; readonly domain: string; readonly defaultAddress: { readonly country: string }; readonly profileType: string; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Profiles_GetSupport: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly email?: string; readonly telephone?: string; readonly website?: string; readonly profileType: string; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Profiles_UpdateSupport: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: { readonly email?: string; readonly telephone?: string; readonly website?: string };
    readonly reply: { readonly email?: string; readonly telephone?: string; readonly website?: string; readonly profileType: string; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly RelationshipRequests_Get: {
    readonly params: undefined;
    readonly query: { readonly dap?: string; readonly indirectCSPId?: string; readonly indirectResellerId?: string };
    readonly body: undefined;
    readonly reply: { readonly url: string; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Relationships_List: {
    readonly params: undefined;
    readonly query: { readonly relationship_type?: string; readonly filter?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly name: string; readonly location: string; readonly relationshipType: string; readonly state: string; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly SelfServePolicies_Create: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: { readonly selfServeEntity: { readonly selfServeEntityType?: string; readonly tenantID: string }; readonly grantor?: { readonly grantorType?: string; readonly tenantID?: string }; readonly permissions: readonly ({ readonly resource: string; readonly action: string })[]; readonly attributes?: { readonly etag?: string } };
    readonly reply: { readonly id: string; readonly selfServeEntity: { readonly selfServeEntityType: string; readonly tenantID: string }; readonly grantor: { readonly grantorType: string; readonly tenantID: string }; readonly permissions: readonly ({ readonly resource: string; readonly action: string })[]; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly SelfServePolicies_Delete: {
    readonly params: { readonly policyId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: undefined;
  };
  readonly SelfServePolicies_Get: {
    readonly params: { readonly policyId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly selfServeEntity: { readonly selfServeEntityType: string; readonly tenantID: string }; readonly grantor: { readonly grantorType: string; readonly tenantID: string }; readonly permissions: readonly ({ readonly resource: string; readonly action: string })[]; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly SelfServePolicies_List: {
    readonly params: undefined;
    readonly query: { readonly entity_id?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly selfServeEntity: { readonly selfServeEntityType: string; readonly tenantID: string }; readonly grantor: { readonly grantorType: string; readonly tenantID: string }; readonly permissions: readonly ({ readonly resource: string; readonly action: string })[]; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly SelfServePolicies_Update: {
    readonly params: { readonly policyId: string };
    readonly query: undefined;
    readonly body: { readonly selfServeEntity: { readonly selfServeEntityType?: string; readonly tenantID: string }; readonly grantor?: { readonly grantorType?: string; readonly tenantID?: string }; readonly permissions: readonly ({ readonly resource: string; readonly action: string })[]; readonly attributes?: { readonly etag?: string } };
    readonly reply: { readonly id: string; readonly selfServeEntity: { readonly selfServeEntityType: string; readonly tenantID: string }; readonly grantor: { readonly grantorType: string; readonly tenantID: string }; readonly permissions: readonly ({ readonly resource: string; readonly action: string })[]; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Skus_Get: {
    readonly params: { readonly productId: string; readonly skuId: string };
    readonly query: { readonly country?: string };
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly productId: string; readonly title: string; readonly description: string; readonly minimumQuantity: number; readonly maximumQuantity: number; readonly isTrial: boolean; readonly supportedBillingCycles: readonly (string)[]; readonly purchasePrerequisites: readonly (string)[]; readonly inventoryVariables: readonly (string)[]; readonly provisioningVariables: readonly (string)[]; readonly actions: readonly (string)[]; readonly dynamicAttributes: { readonly isMicrosoftProduct: boolean }; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> };
  };
  readonly Skus_List: {
    readonly params: { readonly productId: string };
    readonly query: { readonly country?: string; readonly targetSegment?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly productId: string; readonly title: string; readonly description: string; readonly minimumQuantity: number; readonly maximumQuantity: number; readonly isTrial: boolean; readonly supportedBillingCycles: readonly (string)[]; readonly purchasePrerequisites: readonly (string)[]; readonly inventoryVariables: readonly (string)[]; readonly provisioningVariables: readonly (string)[]; readonly actions: readonly (string)[]; readonly dynamicAttributes: { readonly isMicrosoftProduct: boolean }; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>> })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Subscriptions_Get: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly entitlementId?: string; readonly friendlyName: string; readonly offerId: string; readonly offerName: string; readonly productType: { readonly id: string; readonly displayName: string; readonly subType: { readonly id: string; readonly displayName: string } }; readonly quantity: number; readonly unitType: string; readonly hasPurchasableAddons: boolean; readonly creationDate: string; readonly effectiveStartDate: string; readonly commitmentEndDate: string; readonly status: string; readonly autoRenewEnabled: boolean; readonly isTrial: boolean; readonly billingType: string; readonly billingCycle: string; readonly termDuration: string; readonly isMicrosoftProduct: boolean; readonly publisherName: string; readonly contractType: string; readonly actions: readonly (string)[]; readonly suspensionReasons?: readonly (string)[]; readonly orderId: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Subscriptions_GetProvisioningStatus: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly skuId: string; readonly status: string; readonly quantity: number; readonly endDate: string; readonly attributes: { readonly objectType: string } };
  };
  readonly Subscriptions_GetSupportContact: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly supportTenantId: string; readonly supportMpnId?: string; readonly name: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Subscriptions_List: {
    readonly params: { readonly customerId: string };
    readonly query: { readonly order_id?: string };
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly entitlementId?: string; readonly friendlyName: string; readonly offerId: string; readonly offerName: string; readonly productType: { readonly id: string; readonly displayName: string; readonly subType: { readonly id: string; readonly displayName: string } }; readonly quantity: number; readonly unitType: string; readonly hasPurchasableAddons: boolean; readonly creationDate: string; readonly effectiveStartDate: string; readonly commitmentEndDate: string; readonly status: string; readonly autoRenewEnabled: boolean; readonly isTrial: boolean; readonly billingType: string; readonly billingCycle: string; readonly termDuration: string; readonly isMicrosoftProduct: boolean; readonly publisherName: string; readonly contractType: string; readonly actions: readonly (string)[]; readonly suspensionReasons?: readonly (string)[]; readonly orderId: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Subscriptions_ListAddOns: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly entitlementId?: string; readonly friendlyName: string; readonly offerId: string; readonly offerName: string; readonly productType: { readonly id: string; readonly displayName: string; readonly subType: { readonly id: string; readonly displayName: string } }; readonly quantity: number; readonly unitType: string; readonly hasPurchasableAddons: boolean; readonly creationDate: string; readonly effectiveStartDate: string; readonly commitmentEndDate: string; readonly status: string; readonly autoRenewEnabled: boolean; readonly isTrial: boolean; readonly billingType: string; readonly billingCycle: string; readonly termDuration: string; readonly isMicrosoftProduct: boolean; readonly publisherName: string; readonly contractType: string; readonly actions: readonly (string)[]; readonly suspensionReasons?: readonly (string)[]; readonly orderId: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Subscriptions_Update: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string };
    readonly query: undefined;
    readonly body: { readonly id?: string; readonly status?: string; readonly friendlyName?: string; readonly autoRenewEnabled?: boolean; readonly quantity?: number; readonly billingCycle?: string; readonly attributes?: { readonly etag?: string } };
    readonly reply: { readonly id: string; readonly entitlementId?: string; readonly friendlyName: string; readonly offerId: string; readonly offerName: string; readonly productType: { readonly id: string; readonly displayName: string; readonly subType: { readonly id: string; readonly displayName: string } }; readonly quantity: number; readonly unitType: string; readonly hasPurchasableAddons: boolean; readonly creationDate: string; readonly effectiveStartDate: string; readonly commitmentEndDate: string; readonly status: string; readonly autoRenewEnabled: boolean; readonly isTrial: boolean; readonly billingType: string; readonly billingCycle: string; readonly termDuration: string; readonly isMicrosoftProduct: boolean; readonly publisherName: string; readonly contractType: string; readonly actions: readonly (string)[]; readonly suspensionReasons?: readonly (string)[]; readonly orderId: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Subscriptions_UpdateSupportContact: {
    readonly params: { readonly customerId: string; readonly subscriptionId: string };
    readonly query: undefined;
    readonly body: { readonly supportTenantId: string; readonly supportMpnId?: string; readonly name?: string };
    readonly reply: { readonly supportTenantId: string; readonly supportMpnId?: string; readonly name: string; readonly links?: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Transfers_Accept: {
    readonly params: { readonly customerId: string; readonly transferId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: unknown;
  };
  readonly Transfers_Cancel: {
    readonly params: { readonly customerId: string; readonly transferId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly status: string; readonly customerTenantId: string; readonly customerName: string; readonly partnertenantid: string; readonly sourcePartnerTenantId: string; readonly targetPartnerTenantId: string; readonly createdTime: string; readonly lastModifiedTime: string; readonly expirationTime: string; readonly lineItems: readonly ({ readonly id: number; readonly subscriptionId: string; readonly quantity: number; readonly ownRoles: readonly ({ readonly group: string; readonly role: string; readonly scope: string })[] })[]; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Transfers_Create: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: { readonly sourcePartnerTenantId?: string; readonly targetPartnerTenantId: string; readonly lineItems: readonly ({ readonly subscriptionId: string })[] };
    readonly reply: { readonly id: string; readonly status: string; readonly customerTenantId: string; readonly customerName: string; readonly partnertenantid: string; readonly sourcePartnerTenantId: string; readonly targetPartnerTenantId: string; readonly createdTime: string; readonly lastModifiedTime: string; readonly expirationTime: string; readonly lineItems: readonly ({ readonly id: number; readonly subscriptionId: string; readonly quantity: number; readonly ownRoles: readonly ({ readonly group: string; readonly role: string; readonly scope: string })[] })[]; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Transfers_Decline: {
    readonly params: { readonly customerId: string; readonly transferId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly status: string; readonly customerTenantId: string; readonly customerName: string; readonly partnertenantid: string; readonly sourcePartnerTenantId: string; readonly targetPartnerTenantId: string; readonly createdTime: string; readonly lastModifiedTime: string; readonly expirationTime: string; readonly lineItems: readonly ({ readonly id: number; readonly subscriptionId: string; readonly quantity: number; readonly ownRoles: readonly ({ readonly group: string; readonly role: string; readonly scope: string })[] })[]; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Transfers_Get: {
    readonly params: { readonly customerId: string; readonly transferId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly id: string; readonly status: string; readonly customerTenantId: string; readonly customerName: string; readonly partnertenantid: string; readonly sourcePartnerTenantId: string; readonly targetPartnerTenantId: string; readonly createdTime: string; readonly lastModifiedTime: string; readonly expirationTime: string; readonly lineItems: readonly ({ readonly id: number; readonly subscriptionId: string; readonly quantity: number; readonly ownRoles: readonly ({ readonly group: string; readonly role: string; readonly scope: string })[] })[]; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Transfers_List: {
    readonly params: { readonly customerId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly totalCount: number; readonly items: readonly ({ readonly id: string; readonly status: string; readonly customerTenantId: string; readonly customerName: string; readonly partnertenantid: string; readonly sourcePartnerTenantId: string; readonly targetPartnerTenantId: string; readonly createdTime: string; readonly lastModifiedTime: string; readonly expirationTime: string; readonly lineItems: readonly ({ readonly id: number; readonly subscriptionId: string; readonly quantity: number; readonly ownRoles: readonly ({ readonly group: string; readonly role: string; readonly scope: string })[] })[]; readonly links: Readonly<Record<string, { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }>>; readonly attributes: { readonly etag?: string; readonly objectType: string } })[]; readonly links: { readonly self?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] }; readonly next?: { readonly uri: string; readonly method: string; readonly headers: readonly ({ readonly key: string; readonly value: string })[] } }; readonly attributes: { readonly etag?: string; readonly objectType: string } };
  };
  readonly Validations_ValidateAddress: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string };
    readonly reply: { readonly originalAddress: { readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string }; readonly suggestedAddresses: readonly ({ readonly country: string; readonly region?: string; readonly city?: string; readonly state?: string; readonly addressLine1?: string; readonly addressLine2?: string; readonly postalCode?: string; readonly firstName?: string; readonly lastName?: string; readonly phoneNumber?: string })[]; readonly status: string; readonly validationMessage: string };
  };
  readonly Webhooks_Create: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: { readonly WebhookUrl: string; readonly WebhookEvents: readonly (string)[]; readonly SignatureTokenToMsSignatureHeader?: boolean | null };
    readonly reply: { readonly SubscriberId: string; readonly WebhookUrl: string; readonly WebhookEvents: readonly (string)[] };
  };
  readonly Webhooks_Delete: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: undefined;
  };
  readonly Webhooks_Get: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly SubscriberId: string; readonly WebhookUrl: string; readonly WebhookEvents: readonly (string)[] };
  };
  readonly Webhooks_GetTest: {
    readonly params: { readonly correlationId: string };
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly correlationId: string; readonly partnerId: string; readonly status: string; readonly callbackUrl: string; readonly results: readonly ({ readonly responseCode: string; readonly responseMessage: string; readonly systemError: boolean; readonly dateTimeUtc: string })[] };
  };
  readonly Webhooks_ListEvents: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: readonly (string)[];
  };
  readonly Webhooks_Test: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: undefined;
    readonly reply: { readonly correlationId: string };
  };
  readonly Webhooks_Update: {
    readonly params: undefined;
    readonly query: undefined;
    readonly body: { readonly WebhookUrl: string; readonly WebhookEvents: readonly (string)[]; readonly SignatureTokenToMsSignatureHeader?: boolean | null };
    readonly reply: { readonly SubscriberId: string; readonly WebhookUrl: string; readonly WebhookEvents: readonly (string)[] };
  };
}

/** Where each operation is. */
export const OPERATIONS = {
  Agreements_Create: ['POST', '/v1/customers/{customerId}/agreements'],
  Agreements_GetDirectSignatureStatus: ['GET', '/v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus'],
  Agreements_List: ['GET', '/v1/customers/{customerId}/agreements'],
  Agreements_ListMetadata: ['GET', '/v1/agreements'],
  AuditRecords_Get: ['GET', '/auditactivity/v1/auditrecords/{auditRecordId}'],
  AuditRecords_List: ['GET', '/v1/auditrecords'],
  Availabilities_Get: ['GET', '/v1/products/{productId}/skus/{skuId}/availabilities/{availabilityId}'],
  Availabilities_List: ['GET', '/v1/products/{productId}/skus/{skuId}/availabilities'],
  AzureEntitlements_Cancel: ['POST', '/v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/cancel'],
  AzureEntitlements_Get: ['GET', '/v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}'],
  AzureEntitlements_List: ['GET', '/v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements'],
  AzureEntitlements_Reactivate: ['POST', '/v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/reactivate'],
  Carts_Checkout: ['POST', '/v1/customers/{customerId}/carts/{cartId}/checkout'],
  Carts_Create: ['POST', '/v1/customers/{customerId}/carts'],
  Carts_Get: ['GET', '/v1/customers/{customerId}/carts/{cartId}'],
  Carts_Preflight: ['GET', '/v1/customers/{customerId}/carts/{cartId}/preflight'],
  Carts_Update: ['PUT', '/v1/customers/{customerId}/carts/{cartId}'],
  CountryValidationRules_Get: ['GET', '/v1/countryvalidationrules/{country}'],
  CustomerAvailabilities_Get: ['GET', '/v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities/{availabilityId}'],
  CustomerAvailabilities_List: ['GET', '/v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities'],
  CustomerProducts_Get: ['GET', '/v1/customers/{customerId}/products/{productId}'],
  CustomerProducts_List: ['GET', '/v1/customers/{customerId}/products'],
  CustomerProfiles_GetBilling: ['GET', '/v1/customers/{customerId}/profiles/billing'],
  CustomerProfiles_GetCompany: ['GET', '/v1/customers/{customerId}/profiles/company'],
  CustomerProfiles_UpdateBilling: ['PUT', '/v1/customers/{customerId}/profiles/billing'],
  CustomerSkus_Get: ['GET', '/v1/customers/{customerId}/products/{productId}/skus/{skuId}'],
  CustomerSkus_List: ['GET', '/v1/customers/{customerId}/products/{productId}/skus'],
  CustomerUsers_Create: ['POST', '/v1/customers/{customerId}/users'],
  CustomerUsers_Delete: ['DELETE', '/v1/customers/{customerId}/users/{userId}'],
  CustomerUsers_Get: ['GET', '/v1/customers/{customerId}/users/{userId}'],
  CustomerUsers_List: ['GET', '/v1/customers/{customerId}/users'],
  CustomerUsers_ListDirectoryRoles: ['GET', '/v1/customers/{customerId}/users/{userId}/directoryroles'],
  CustomerUsers_Update: ['PATCH', '/v1/customers/{customerId}/users/{userId}'],
  Customers_Create: ['POST', '/v1/customers'],
  Customers_Delete: ['DELETE', '/v1/customers/{customerId}'],
  Customers_Get: ['GET', '/v1/customers/{customerId}'],
  Customers_GetOrganization: ['GET', '/v1/customers/{customerId}/organization'],
  Customers_GetQualification: ['GET', '/v1/customers/{customerId}/qualification'],
  Customers_GetValidationStatus: ['GET', '/v1/customers/{customerId}/validationStatus'],
  Customers_List: ['GET', '/v1/customers'],
  Customers_ListCustomDomains: ['GET', '/v1/customers/{customerId}/customDomains'],
  Customers_ListManagedServices: ['GET', '/v1/customers/{customerId}/managedservices'],
  Customers_ListRelationships: ['GET', '/v1/customers/{customerId}/relationships'],
  Customers_Update: ['PATCH', '/v1/customers/{customerId}'],
  Customers_UpdateQualification: ['PUT', '/v1/customers/{customerId}/qualification'],
  DirectoryRoleMembers_Add: ['POST', '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers'],
  DirectoryRoleMembers_List: ['GET', '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers'],
  DirectoryRoleMembers_Remove: ['DELETE', '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers/{userId}'],
  DirectoryRoles_List: ['GET', '/v1/customers/{customerId}/directoryroles'],
  Domains_CheckAvailability: ['HEAD', '/v1/domains/{domain}'],
  Orders_Create: ['POST', '/v1/customers/{customerId}/orders'],
  Orders_Get: ['GET', '/v1/customers/{customerId}/orders/{orderId}'],
  Orders_GetProvisioningStatus: ['GET', '/v1/customers/{customerId}/orders/{orderId}/provisioningstatus'],
  Orders_List: ['GET', '/v1/customers/{customerId}/orders'],
  Orders_Update: ['PATCH', '/v1/customers/{customerId}/orders/{orderId}'],
  Products_Get: ['GET', '/v1/products/{productId}'],
  Products_List: ['GET', '/v1/products'],
  Profiles_GetLegalBusiness: ['GET', '/v1/profiles/legalbusiness'],
  Profiles_GetMpn: ['GET', '/v1/profiles/mpn'],
  Profiles_GetOrganization: ['GET', '/v1/profiles/organization'],
  Profiles_GetSupport: ['GET', '/v1/profiles/support'],
  Profiles_UpdateSupport: ['PUT', '/v1/profiles/support'],
  RelationshipRequests_Get: ['GET', '/v1/customers/relationshiprequests'],
  Relationships_List: ['GET', '/v1/relationships'],
  SelfServePolicies_Create: ['POST', '/v1/SelfServePolicy'],
  SelfServePolicies_Delete: ['DELETE', '/v1/SelfServePolicy/{policyId}'],
  SelfServePolicies_Get: ['GET', '/v1/SelfServePolicy/{policyId}'],
  SelfServePolicies_List: ['GET', '/v1/SelfServePolicy'],
  SelfServePolicies_Update: ['PUT', '/v1/SelfServePolicy/{policyId}'],
  Skus_Get: ['GET', '/v1/products/{productId}/skus/{skuId}'],
  Skus_List: ['GET', '/v1/products/{productId}/skus'],
  Subscriptions_Get: ['GET', '/v1/customers/{customerId}/subscriptions/{subscriptionId}'],
  Subscriptions_GetProvisioningStatus: ['GET', '/v1/customers/{customerId}/subscriptions/{subscriptionId}/provisioningstatus'],
  Subscriptions_GetSupportContact: ['GET', '/v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact'],
  Subscriptions_List: ['GET', '/v1/customers/{customerId}/subscriptions'],
  Subscriptions_ListAddOns: ['GET', '/v1/customers/{customerId}/subscriptions/{subscriptionId}/addons'],
  Subscriptions_Update: ['PATCH', '/v1/customers/{customerId}/subscriptions/{subscriptionId}'],
  Subscriptions_UpdateSupportContact: ['PUT', '/v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact'],
  Transfers_Accept: ['POST', '/v1/customers/{customerId}/transfers/{transferId}/accept'],
  Transfers_Cancel: ['POST', '/v1/customers/{customerId}/transfers/{transferId}/cancel'],
  Transfers_Create: ['POST', '/v1/customers/{customerId}/transfers'],
  Transfers_Decline: ['POST', '/v1/customers/{customerId}/transfers/{transferId}/decline'],
  Transfers_Get: ['GET', '/v1/customers/{customerId}/transfers/{transferId}'],
  Transfers_List: ['GET', '/v1/customers/{customerId}/transfers'],
  Validations_ValidateAddress: ['POST', '/v1/validations/address'],
  Webhooks_Create: ['POST', '/webhooks/v1/registration'],
  Webhooks_Delete: ['DELETE', '/webhooks/v1/registration'],
  Webhooks_Get: ['GET', '/webhooks/v1/registration'],
  Webhooks_GetTest: ['GET', '/webhooks/v1/registration/validationEvents/{correlationId}'],
  Webhooks_ListEvents: ['GET', '/webhooks/v1/registration/events'],
  Webhooks_Test: ['POST', '/webhooks/v1/registration/validationEvents'],
  Webhooks_Update: ['PUT', '/webhooks/v1/registration'],
} as const satisfies Record<keyof Operations, readonly [method: string, path: string]>;
