import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { expect, it } from 'vitest';
import { groupsOf } from '../../conformance/parity/authorization-methods.ts';

it('the parity table names every operation group of @azure/arm-authorization, and no other', () => {
  const credential = { getToken: async () => null };
  const client = new AuthorizationManagementClient(credential, '3f2504e0-4f89-41d3-9a0c-0305e82c3301');
  const isGroup = (value: unknown) => typeof value === 'object' && value?.constructor.name.endsWith('Impl');
  const groups = Object.entries(client).flatMap(([name, value]) => (isGroup(value) ? [name] : []));
  expect(groups.toSorted()).toEqual(
    groupsOf('@azure/arm-authorization 9.0.0')
      .map(({ group }) => group)
      .toSorted(),
  );
});
