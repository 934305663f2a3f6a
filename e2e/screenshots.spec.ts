import { join } from 'node:path';
import { lookAt, looks } from './fixtures/looks.ts';
import { samplePages } from './fixtures/sample-pages.ts';
import { test } from './fixtures/test.ts';
import { repository } from './fixtures/test-environment.ts';

test.use({ trace: 'off' });

test('every page has its picture taken', async ({ host }, { project }) => {
  test.setTimeout(120_000);
  const folder = join(repository, 'artifacts/screenshots', project.name);
  for await (const { name, window } of samplePages(host)) {
    for (const look of looks) {
      await lookAt(window, look);
      await window.screenshot({
        path: join(folder, `${name}-${look.name}.png`),
        animations: 'disabled',
        caret: 'hide',
      });
    }
  }
});
