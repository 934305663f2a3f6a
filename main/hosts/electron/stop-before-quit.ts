import { app } from 'electron';

/** Holds back the first request to quit, whoever made it, until `stop` is done; a second one changes nothing. */
export function stopBeforeQuit(stop: () => Promise<void>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    stop()
      .catch((error) => process.stderr.write(`Downbeat did not stop in order: ${error}\n`))
      .finally(() => {
        state = 'stopped';
        app.quit();
      });
  });
}
