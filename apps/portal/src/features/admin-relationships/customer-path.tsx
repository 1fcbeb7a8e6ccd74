import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { customerQuery } from '../customers/customers.ts';

/** The links above the pages of a customer, and what the customer is called. */
export function useCustomerPath(id: string): { readonly path: readonly ReactNode[]; readonly name: string } {
  const t = useMessages();
  const { data } = useQuery(customerQuery(id));
  const name = data?.companyName ?? '';
  return {
    name,
    path: [
      <RouterLink key="customers" to="/partner/customers">
        {t('customers.title')}
      </RouterLink>,
      <RouterLink key="customer" to="/partner/customers/$id" params={{ id }}>
        {name || t('customers.openPage')}
      </RouterLink>,
    ],
  };
}

/** The same, down to the list of admin relationships. */
export function useAdminPath(id: string): { readonly path: readonly ReactNode[]; readonly name: string } {
  const t = useMessages();
  const { path, name } = useCustomerPath(id);
  return {
    name,
    path: [
      ...path,
      <RouterLink key="admin" to="/partner/customers/$id/admin-relationships" params={{ id }}>
        {t('adminRelationships.title')}
      </RouterLink>,
    ],
  };
}
