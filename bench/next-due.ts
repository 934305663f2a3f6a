import { CronExpressionParser } from 'cron-parser';
import { Cron } from 'croner';
import { dueTimes } from '../shared/schedule/due-times.ts';
import { inOwnProcess } from './measuring/own-process.ts';
import type { Measurement, Row } from './measuring/row.ts';
import { runAlone } from './measuring/run-rows.ts';
import { noon } from './measuring/seed.ts';

const expressions = Array.from({ length: 1_000 }, (_, index) => {
  const [minute, hour] = [index % 60, Math.floor(index / 60) % 24];
  return index % 2 === 0 ? `${minute} ${hour} * * *` : `*/${1 + (index % 17)} ${hour} * * ${index % 7}`;
});

type Library = 'downbeat' | 'cron-parser' | 'croner';

interface Input {
  library: Library;
  timeZone: string;
  rounds: number;
}

/** How many next due times a second can be computed, for a thousand expressions that are read already. */
export const nextDue: Row = {
  name: 'next-due',
  file: import.meta.filename,
  parts: { library: measureLibrary },
  measure: async (thoroughness) => {
    const isQuick = thoroughness === 'quick';
    const lines: Measurement[] = [];
    for (const timeZone of ['UTC', 'Europe/Berlin']) {
      const speeds = { downbeat: [] as number[], 'cron-parser': [] as number[], croner: [] as number[] };
      for (let turn = 0; turn < (isQuick ? 1 : 5); turn++) {
        for (const library of Object.keys(speeds) as Library[]) {
          const rounds = (library === 'downbeat' ? 200 : 5) / (isQuick ? 5 : 1);
          speeds[library].push(await inOwnProcess(nextDue.file, 'library', { library, timeZone, rounds }));
        }
      }
      for (const library of ['cron-parser', 'croner'] as const) {
        lines.push({
          what: `1 000 crontabs in ${timeZone}`,
          unit: '/s',
          values: speeds.downbeat,
          yardstick: { what: library, values: speeds[library] },
          target: library === 'cron-parser' ? { ratioAtLeast: 10 } : null,
        });
      }
    }
    return lines;
  },
};

function measureLibrary({ library, timeZone, rounds }: Input): number {
  const nexts = expressions.map((expression) => reader(library, expression, timeZone));
  const instant = (round: number) => noon + round * 7_654_321;
  for (const next of nexts) next(instant(0));
  const startedAt = performance.now();
  let sum = 0;
  for (let round = 1; round <= rounds; round++) for (const next of nexts) sum += next(instant(round)) ?? 0;
  const tookMs = performance.now() - startedAt;
  if (!(sum > 0)) throw new Error('nothing is ever due');
  return (rounds * nexts.length * 1_000) / tookMs;
}

function reader(library: Library, expression: string, timeZone: string): (after: number) => number | null {
  switch (library) {
    case 'downbeat': {
      const times = dueTimes({ kind: 'crontab', expression, dialect: 'vixie', timeZone });
      return (after) => times.next(after);
    }
    case 'cron-parser': {
      const parsed = CronExpressionParser.parse(expression, { tz: timeZone });
      return (after) => {
        parsed.reset(new Date(after));
        return parsed.next().getTime();
      };
    }
    case 'croner': {
      const cron = new Cron(expression, { timezone: timeZone, paused: true });
      return (after) => cron.nextRun(new Date(after))?.getTime() ?? null;
    }
  }
}

if (import.meta.main) await runAlone(nextDue);
