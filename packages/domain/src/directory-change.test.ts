import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { describe, expect, it } from 'vitest';
import { acceptChange, type DirectoryChange, isNamedOwner, isWaiting } from './directory-change.ts';
import type { TenantId } from './tenants.ts';

const change: DirectoryChange = {
  subscription: '5' as Guid,
  source: 'a' as TenantId,
  destination: 'b' as TenantId,
  owner: ' Zoé@Contoso.example ',
  requestedBy: { id: 'k' as PrincipalId, kind: 'User', name: 'kim' },
  createdAt: 100,
  expiresAt: 200,
  acceptedAt: null,
};
const zoe = { id: 'z' as PrincipalId, name: 'zoé@contoso.example' };

describe('a change of directory', () => {
  it.each([
    ['somebody else', { id: 'x' as PrincipalId, name: 'kim@contoso.example' }],
    ['somebody without a name', { id: 'x' as PrincipalId, name: '' }],
    ['a longer name', { id: 'x' as PrincipalId, name: 'zoé@contoso.example.org' }],
  ])('is not accepted by %s', (_, by) => {
    expect(acceptChange(change, { ...by, now: 150 })).toEqual({ ok: false, failure: { kind: 'not-the-named-owner' } });
    expect(isNamedOwner({ owner: ' ' }, by)).toBe(false);
  });

  it('is accepted once, in time, by whom it names, by id or name without case', () => {
    const late = acceptChange(change, { ...zoe, now: 200 });
    expect(late).toEqual({ ok: false, failure: { kind: 'directory-change-over', reason: 'expired' } });
    const accepted = acceptChange(change, { ...zoe, now: 199 });
    expect(accepted).toMatchObject({ ok: true, value: { acceptedAt: 199 } });
    expect(isNamedOwner({ owner: 'Z' }, zoe)).toBe(true);
    const done = { ...change, acceptedAt: 150 };
    expect(isWaiting(done, 160)).toBe(false);
    const again = acceptChange(done, { ...zoe, now: 160 });
    expect(again).toEqual({ ok: false, failure: { kind: 'directory-change-over', reason: 'accepted' } });
  });
});
