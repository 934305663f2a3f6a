// Plain JavaScript without imports of the product: the yardstick is what a small Node process can spawn at best.
import { spawn } from 'node:child_process';

const { program, args, count, warmUp, atOnce } = JSON.parse(process.argv[4] ?? '{}');

/** Spawns `count` programs, `atOnce` of them side by side, and reads their output. */
function spawnAll(count) {
  return new Promise((resolve) => {
    let left = count;
    let active = 0;
    const fill = () => {
      while (active < atOnce && left > 0) {
        left -= 1;
        active += 1;
        const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
        const chunks = [];
        child.stdout.on('data', (chunk) => chunks.push(chunk));
        child.stderr.on('data', (chunk) => chunks.push(chunk));
        child.on('close', () => {
          active -= 1;
          if (left > 0) fill();
          else if (active === 0) resolve();
        });
      }
    };
    fill();
  });
}

await spawnAll(warmUp);
const startedAt = performance.now();
await spawnAll(count);
const tookMs = performance.now() - startedAt;
process.send?.({ value: (count * 1_000) / tookMs }, () => process.exit(0));
