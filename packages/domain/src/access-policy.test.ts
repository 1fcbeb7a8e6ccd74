import { PRINCIPAL_TYPE, ROLE_DEFINITION_ID } from '@mandate/rbac/attributes';
import {
  CONTRIBUTOR,
  OWNER,
  RBAC_ADMINISTRATOR,
  READER,
  USER_ACCESS_ADMINISTRATOR,
} from '@mandate/rbac/builtin-roles/well-known';
import { isMet } from '@mandate/rbac/condition/evaluate';
import { parseCondition } from '@mandate/rbac/condition/parse';
import { parseGuid } from '@mandate/rbac/guid';
import { describe, expect, it } from 'vitest';
import { grantsOnProvisioning, SALES_AGENT_CONDITION } from './access-policy.ts';

const adminAgents = parseGuid('aaaaaaaa-0000-4000-8000-0000000000a1')!;
const salesAgents = parseGuid('aaaaaaaa-0000-4000-8000-0000000000a2')!;

function met(verb: 'write' | 'delete', role: string, type: string): boolean {
  const described = new Map([
    [ROLE_DEFINITION_ID, role],
    [PRINCIPAL_TYPE, type],
  ]);
  const none = new Map<string, never>();
  return isMet(SALES_AGENT_CONDITION, {
    action: { plane: 'management', name: `Microsoft.Authorization/roleAssignments/${verb}` },
    attributes: {
      request: verb === 'write' ? described : none,
      resource: verb === 'delete' ? described : none,
      principal: none,
      environment: none,
    },
  });
}

describe('the condition on what Sales agents may hand out', () => {
  it('is well-formed', () => {
    expect(parseCondition(SALES_AGENT_CONDITION).ok).toBe(true);
  });

  describe.each(['write', 'delete'] as const)('on %s', (verb) => {
    it.each([OWNER, USER_ACCESS_ADMINISTRATOR, RBAC_ADMINISTRATOR])('refuses %s', (role) => {
      expect(met(verb, role, 'User')).toBe(false);
    });

    it.each(['ForeignGroup', 'Unknown', 'Device'])('refuses a principal of type %s', (type) => {
      expect(met(verb, READER, type)).toBe(false);
    });

    it.each(['User', 'Group', 'ServicePrincipal'])('allows Contributor for a %s', (type) => {
      expect(met(verb, CONTRIBUTOR, type)).toBe(true);
    });
  });
});

describe('provisioning', () => {
  it("gives Owner to Admin agents and nothing else under Microsoft's policy", () => {
    expect(grantsOnProvisioning('microsoft', { adminAgents, salesAgents })).toEqual([
      { group: adminAgents, role: OWNER, condition: null },
    ]);
  });

  it('adds a constrained right for Sales agents under the default policy', () => {
    expect(grantsOnProvisioning('least-privilege', { adminAgents, salesAgents })).toEqual([
      { group: adminAgents, role: OWNER, condition: null },
      { group: salesAgents, role: RBAC_ADMINISTRATOR, condition: SALES_AGENT_CONDITION },
    ]);
  });

  it('never gives a right to a group that does not exist', () => {
    expect(grantsOnProvisioning('least-privilege', { adminAgents, salesAgents: undefined })).toHaveLength(1);
  });
});
