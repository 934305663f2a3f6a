import { openParentChannel } from './parent-channel.ts';
import { createWorker } from './worker.ts';

/** How long a worker that was told to end waits for the host to say why. */
const orderlyShutdownMs = 1_000;

const channel = openParentChannel();
const worker = createWorker(channel, (exitCode) => process.exit(exitCode));
channel.onMessage(worker.receive);
channel.onGone(() => worker.abort('Downbeat ended unexpectedly while it ran.', 0));

// Ctrl+C and the end of a session reach all processes at once: the host decides what becomes of the runs.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', () => setTimeout(() => worker.abort('The worker process was ended.', 0), orderlyShutdownMs));

let hasFailed = false;
process.on('uncaughtException', (error) => {
  if (hasFailed) process.exit(1);
  hasFailed = true;
  channel.send({ type: 'problem', message: `The worker process failed: ${error.stack ?? error.message}` });
  worker.abort('The worker process failed while it ran.', 1);
});
