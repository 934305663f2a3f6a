import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { lookAt, looks } from './fixtures/looks.ts';
import { samplePages } from './fixtures/sample-pages.ts';
import { test } from './fixtures/test.ts';

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

async function violations(window: Page): Promise<unknown[]> {
  const found = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  return found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
  }));
}

function overflow(window: Page): Promise<number> {
  return window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
