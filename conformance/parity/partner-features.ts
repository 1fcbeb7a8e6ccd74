import type { Grade } from './authorization-methods.ts';

/** One thing that Partner Center's own site and API do for a reseller, and how far it goes here. */
export interface PartnerFeature {
  /** The number it goes by, `F1` and so on. */
  readonly id: string;
  readonly title: string;
  readonly grade: Grade;
  /** Tests that bear it out, from the root of the repository; none for what is refused. */
  readonly witnesses: readonly string[];
  readonly note: string;
}

/** Every feature that is graded; the page has no chapter on them while there is none. */
export const PARTNER_FEATURES: readonly PartnerFeature[] = [];
