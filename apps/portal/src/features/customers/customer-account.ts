import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, send } from '../../wire/call.ts';
import { listWhole, partnerCenterPath } from '../../wire/partner-center.ts';

/** What a customer's own people can be let buy. */
export const SELF_SERVE = ['AzureReservedInstances', 'AzureSavingsPlan'] as const;
/** One of them. */
export type SelfServe = (typeof SELF_SERVE)[number];

/** What a customer may buy for itself, as the API tells it. */
export interface Policy {
  readonly id: string;
  readonly permissions: readonly { readonly resource: string; readonly action: string }[];
  readonly attributes: { readonly etag?: string };
}

/** The policy of a customer; `null` when it may buy nothing. */
export const policyQuery = (partnerId: string, customerId: string) =>
  queryOptions({
    queryKey: ['self-serve', customerId],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ entity_id: customerId }).toString();
      const [policy = null] = await listWhole<Policy>(
        partnerCenterPath(partnerId, `/SelfServePolicy?${query}`),
        signal,
      );
      return policy;
    },
  });

/** Lets a customer buy these for itself and nothing else, unless somebody changed that since it was read. */
export function useSetPolicy(partnerId: string, customerId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({
      policy,
      resources,
    }: {
      readonly policy: Policy | null;
      readonly resources: readonly SelfServe[];
    }) => {
      const path = partnerCenterPath(partnerId, '/SelfServePolicy');
      const body = {
        selfServeEntity: { selfServeEntityType: 'customer', tenantID: customerId },
        grantor: { grantorType: 'billToPartner', tenantID: partnerId },
        permissions: resources.map((resource) => ({ resource, action: 'Purchase' })),
      };
      if (!policy) return send(path, { method: 'POST', body });
      const one = `${path}/${encodeURIComponent(policy.id)}`;
      if (resources.length === 0) return send(one, { method: 'DELETE' });
      return send(one, { method: 'PUT', body: { ...body, attributes: policy.attributes } });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['self-serve', customerId] }),
  });
}

interface Agreement {
  readonly type: string;
  readonly dateAgreed: string;
  readonly primaryContact: { readonly firstName: string; readonly lastName: string; readonly email: string };
}

/** Who accepted the Microsoft Customer Agreement for a customer, as this partner knows it. */
export const agreementsQuery = (partnerId: string, customerId: string) =>
  queryOptions({
    queryKey: ['agreements', customerId],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ agreementType: 'MicrosoftCustomerAgreement' }).toString();
      const path = partnerCenterPath(partnerId, `/customers/${encodeURIComponent(customerId)}/agreements?${query}`);
      return listWhole<Agreement>(path, signal);
    },
  });

interface SupportContact {
  readonly supportTenantId: string;
  readonly name: string;
}

const supportPath = (partnerId: string, customerId: string, subscriptionId: string) =>
  partnerCenterPath(
    partnerId,
    `/customers/${encodeURIComponent(customerId)}/subscriptions/${encodeURIComponent(subscriptionId)}/supportcontact`,
  );

/** Who supports something that was sold. */
export const supportQuery = (partnerId: string, customerId: string, subscriptionId: string) =>
  queryOptions({
    queryKey: ['support', customerId, subscriptionId],
    queryFn: ({ signal }) => call<SupportContact>(supportPath(partnerId, customerId, subscriptionId), { signal }),
  });

/** The partner of the other tier that looks after a customer, if there is one. */
export const otherTiersQuery = (partnerId: string, customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'tiers'],
    queryFn: ({ signal }) =>
      listWhole<{ readonly id: string; readonly name: string }>(
        partnerCenterPath(partnerId, `/customers/${encodeURIComponent(customerId)}/relationships`),
        signal,
      ),
  });

/** Names who supports it. */
export function useSetSupport(partnerId: string, customerId: string, subscriptionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SupportContact) =>
      call<SupportContact>(supportPath(partnerId, customerId, subscriptionId), { method: 'PUT', body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['support', customerId, subscriptionId] }),
  });
}
