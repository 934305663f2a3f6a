import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchPath } from './watch-path.ts';

let folder: string;
let close: () => void;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-watch-'));
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

/** Watches a path below the folder; `sees` resolves when a change is told after `act`. */
async function watching(name: string) {
  let told = () => {};
  let count = 0;
  await new Promise<void>((ready) => {
    close = watchPath(join(folder, name), {
      ready,
      changed: () => {
        count += 1;
        told();
      },
      failed: (reason) => expect.fail(reason),
    });
  });
  return {
    count: () => count,
    sees: async (act: () => void) => {
      // Changes within 50 ms of one that was told are part of it.
      await sleep(100);
      await new Promise<void>((resolve) => {
        told = resolve;
        act();
      });
    },
  };
}

const place = (name: string) => join(folder, name);
const write = (name: string) => {
  mkdirSync(dirname(place(name)), { recursive: true });
  writeFileSync(place(name), `${performance.now()}`);
};

it('sees a file written, replaced by an editor, removed and written again', async () => {
  write('docs/report.txt');
  const { sees } = await watching('docs/report.txt');
  await sees(() => appendFileSync(place('docs/report.txt'), 'more'));
  write('docs/.report.swp');
  await sees(() => renameSync(place('docs/.report.swp'), place('docs/report.txt')));
  await sees(() => rmSync(place('docs/report.txt')));
  await sees(() => write('docs/report.txt'));
});

it('sees a file that comes to be, together with its folders', async () => {
  const { sees } = await watching('a/b/c/report.txt');
  await sees(() => write('a/b/c/report.txt'));
});

it('sees a file whose folder is made anew, as a build does', async () => {
  write('dist/app.js');
  const { sees } = await watching('dist/app.js');
  await sees(() => rmSync(place('dist'), { recursive: true }));
  await sees(() => write('dist/app.js'));
});

it('sees what happens in a folder and three folders below it, and nothing beside it', async () => {
  mkdirSync(place('in/1/2/3'), { recursive: true });
  const { sees, count } = await watching('in');
  write('beside.txt');
  write('inner/x.txt');
  await sees(() => write('in/x.txt'));
  expect(count()).toBe(1);
  await sees(() => write('in/1/2/3/x.txt'));
});

it('sees the file behind a link change', async () => {
  write('real/target/report.txt');
  symlinkSync(place('real/target/report.txt'), place('link.txt'));
  const { sees } = await watching('link.txt');
  await sees(() => appendFileSync(place('real/target/report.txt'), 'more'));
});
