import type { Migration } from './index.ts';

/** Lets the decision log forget its oldest rows without looking at all. */
export const decisionsByTime: Migration = {
  name: '0003-decisions-by-time',
  statements: () => ['create index if not exists decision_by_time on decision ("at")'],
};
