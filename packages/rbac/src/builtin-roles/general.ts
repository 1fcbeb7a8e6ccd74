import { rolesOf } from './built-in-role.ts';

/** What each built-in role of this category grants: general. */
export const GENERAL_ROLES = rolesOf('general', {
  Reader: {
    id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
    permissions: [{ actions: ['*/read'] }],
  },
});
