import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { type Look, lookAt, looks } from './fixtures/looks.ts';
import { samplePages } from './fixtures/sample-pages.ts';
import { test } from './fixtures/test.ts';
import { repository } from './fixtures/test-environment.ts';

const dialog = '[role="dialog"]';

// A trace of so many pages takes longer than the test.
test.use({ trace: 'off' });

test('axe finds nothing on any page, in light and dark, wide and narrow, and each has its picture taken', async ({
  host,
}, { project }) => {
  test.setTimeout(360_000);
  const folder = join(repository, 'artifacts/screenshots', project.name);
  for await (const { name, window } of samplePages(host)) {
    for (const look of looks) {
      await lookAt(window, look);
      await window.screenshot({
        path: join(folder, `${name}-${look.name}.png`),
        animations: 'disabled',
        caret: 'hide',
      });
      expect.soft(await violations(window, look), `${name}, ${look.name}`).toEqual([]);
      expect.soft(await overflow(window), `${name}, ${look.name}: pixels that scroll sideways`).toBe(0);
    }
  }
});

/** What axe complains about; what an open dialog covers is not looked at, because nobody can reach it. */
async function violations(window: Page, { theme }: Look): Promise<unknown[]> {
  const axe = new AxeBuilder({ page: window }).setLegacyMode().options({
    resultTypes: ['violations'],
    // Colours are all that a theme changes.
    ...(theme === 'dark' && { runOnly: ['color-contrast', 'link-in-text-block'] }),
  });
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
