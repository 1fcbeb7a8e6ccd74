import type { Migration } from './index.ts';

/** What people call the operations that roles can name. */
export const operationNaming: Migration = {
  name: '0009-operation-naming',
  statements: ({ text, keyed }) => [
    `create table if not exists operation_naming (
      namespace_key ${text} not null,
      body ${text} not null,
      primary key (namespace_key)
    ) ${keyed}`,
  ],
};
