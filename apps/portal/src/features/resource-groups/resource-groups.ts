import { useMutation, useQueryClient } from '@tanstack/react-query';
import { armPath, type ResourceGroup, waitFor } from '../../wire/arm.ts';
import { call, send } from '../../wire/call.ts';

/** What a new resource group is made of. */
export interface NewResourceGroup {
  readonly name: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
}

const pathOf = (tenantId: string, subscriptionId: string, name: string) =>
  armPath(
    tenantId,
    `/subscriptions/${encodeURIComponent(subscriptionId)}/resourcegroups/${encodeURIComponent(name)}`,
    'resourceGroups',
  );

/** Creates a resource group. ARM would update one of the same name, so the form makes sure that there is none. */
export function useCreateResourceGroup(tenantId: string, subscriptionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ name, ...body }: NewResourceGroup) =>
      call<ResourceGroup>(pathOf(tenantId, subscriptionId, name), { method: 'PUT', body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['resource-groups', tenantId, subscriptionId] }),
  });
}

/**
 * Deletes a resource group. `onAccepted` is called once the server has agreed; the result comes when all of it is gone.
 */
export function useDeleteResourceGroup(tenantId: string, subscriptionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, onAccepted }: { readonly name: string; readonly onAccepted: () => void }) => {
      const response = await send(pathOf(tenantId, subscriptionId, name), { method: 'DELETE' });
      onAccepted();
      await waitFor(response);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['resource-groups', tenantId, subscriptionId] }),
  });
}

/** What ARM lets a resource group's name hold besides letters and digits. */
export const NAME_CHARACTERS = '- _ . ( )';

/**
 * Whether ARM accepts the name
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules).
 */
export const isResourceGroupName = (name: string): boolean =>
  /^[\p{L}\p{N}_\-.()]{1,90}$/u.test(name) && !name.endsWith('.');

/** What ARM keeps out of a tag's name. */
export const REFUSED_IN_TAG_NAMES = '< > % & \\ ? /';
export const isTagName = (name: string): boolean => name.length <= 512 && !/[<>%&\\?/\p{Cc}]/u.test(name);
