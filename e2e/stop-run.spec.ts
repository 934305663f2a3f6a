import { expect } from '@playwright/test';
import { readOutput } from './fixtures/ledger.ts';
import { isAlive, processesOfRun, showsEnvironments } from './fixtures/processes.ts';
import { test } from './fixtures/test.ts';
import { goTo, heading, openLatestRun, outputText, runState } from './fixtures/window-pages.ts';

const stubborn = `
setsid sh -c 'trap "" TERM; echo grandchild; while :; do sleep 1; done' &
env -u DOWNBEAT_RUN_ID setsid sh -c 'trap "" TERM; echo without marker $$; while :; do sleep 1; done' &
trap '' TERM
echo child
wait
`;

test('stopping a run leaves none of its processes alive', async ({ host, window }, testInfo) => {
  testInfo.skip(!showsEnvironments, 'This platform does not show which processes belong to a run.');
  const options = { kind: 'script', shell: 'sh', text: stubborn } as const;
  const task = await host.api.task.create({ task: { name: 'Stubborn', options, stopGraceMs: 300 } });

  await goTo(window, `/tasks/${task.id}`);
  await expect(heading(window, 'Stubborn')).toBeVisible();
  await window.getByRole('button', { name: 'Run now' }).click();
  await openLatestRun(window);
  for (const line of ['child', 'grandchild', 'without marker']) await expect(outputText(window)).toContainText(line);
  const [run] = (await host.api.run.list({ filter: {} })).runs;
  if (!run) throw new Error('There is no run.');
  expect(processesOfRun(run.id).length).toBeGreaterThanOrEqual(2);

  await window.getByRole('button', { name: 'Stop' }).click();
  await expect(runState(window)).toHaveText('Cancelled');
  await expect(window.getByRole('note', { name: 'Reason' })).toContainText('Stopped by hand');
  expect(processesOfRun(run.id)).toEqual([]);
  const [, pid = ''] = /without marker (\d+)/.exec(await readOutput(host.api, run.id)) ?? [];
  expect(Number(pid)).toBeGreaterThan(1);
  expect(isAlive(Number(pid)), 'the process that shed its marker lives').toBe(false);
});
