import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { lookAt, looks } from './fixtures/looks.ts';
import { samplePages } from './fixtures/sample-pages.ts';
import { test } from './fixtures/test.ts';

// A trace of so many pages takes longer than the test.
test.use({ trace: 'off' });

test('axe finds nothing on any page, in light and dark, wide and narrow', async ({ host }) => {
  test.setTimeout(180_000);
  for await (const { name, window } of samplePages(host)) {
    for (const look of looks) {
      await lookAt(window, look);
      expect.soft(await violations(window), `${name}, ${look.name}`).toEqual([]);
      expect.soft(await overflow(window), `${name}, ${look.name}: pixels that scroll sideways`).toBe(0);
    }
  }
});

/** What axe complains about; what an open dialog covers is not looked at, because nobody can reach it. */
async function violations(window: Page): Promise<unknown[]> {
  const axe = new AxeBuilder({ page: window }).setLegacyMode().options({ resultTypes: ['violations'] });
  const dialog = '[role="dialog"]';
  const found = await ((await window.locator(dialog).count()) > 0 ? axe.include(dialog) : axe).analyze();
  return found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
  }));
}

function overflow(window: Page): Promise<number> {
  return window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
