import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Holds what a page shows to WCAG 2.2 AA, once it has all arrived. */
export async function isAccessible(page: Page): Promise<void> {
  await page.locator('[role=progressbar]').first().waitFor({ state: 'detached' });
  // What is on its way fades in; its colours are judged when it is there.
  await page.evaluate('Promise.allSettled(document.getAnimations().map((each) => each.finished)).then(() => 0)');
  // Fluent UI's focus sentinels are hidden from screen readers on purpose.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').withTags(WCAG).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
