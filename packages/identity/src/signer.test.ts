import { describe, expect, it } from 'vitest';
import { createSigner } from './signer.ts';

describe('a signature', () => {
  const signer = createSigner(new Uint8Array(32).fill(1));

  it('is the same for the same text under the same key, and for nothing else', () => {
    const signature = signer.sign('one');
    expect(signature).toMatch(/^[\w-]{43}$/);
    expect(createSigner(new Uint8Array(32).fill(1)).sign('one')).toBe(signature);
    expect(signer.sign('One')).not.toBe(signature);
    expect(createSigner(new Uint8Array(32).fill(2)).sign('one')).not.toBe(signature);
  });
});
