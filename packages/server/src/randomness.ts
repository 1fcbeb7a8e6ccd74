import { randomBytes, randomUUID } from 'node:crypto';
import type { Randomness } from '@mandate/app/ports/world';
import type { Guid } from '@mandate/rbac/model';

/** The machine's cryptographic source of chance. */
export const systemRandomness: Randomness = {
  // `randomUUID` writes lower case with hyphens, which is what the brand promises.
  guid: () => randomUUID() as Guid,
  bytes: (bytes) => randomBytes(bytes),
};
