import type { Migration } from './index.ts';

/** What each signing key is for. Those from before sign tokens. */
export const purposesOfKeys: Migration = {
  name: '0016-purposes-of-keys',
  statements: ({ text }) => [`alter table signing_key add column purpose ${text} not null default 'tokens'`],
};
