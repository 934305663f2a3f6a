import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { openApp } from '../../app.ts';
import { type FileLog, openFileLog } from '../../system/log.ts';
import { findProgramFolder } from '../../system/program-folder.ts';
import { setAppMenu } from './app-menu.ts';
import { createElectronHost } from './electron-host.ts';
import { followStatus } from './follow-status.ts';
import { serveWindows } from './ipc-port.ts';
import { lockDown } from './lock-down.ts';
import { Notifications } from './notifications.ts';
import { serveWindow, windowOrigin } from './serve-window.ts';
import { stopBeforeQuit } from './stop-before-quit.ts';
import { openTray } from './tray.ts';
import type { TrayAction } from './tray-menu.ts';
import { AppWindow } from './window.ts';

export interface DesktopOptions {
  readonly dataFolder: string;
  /** Chromium's profile and the window's state. */
  readonly windowFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The address of the development server, when there is one. */
  readonly developmentUrl: string | undefined;
  /** Starts in the tray, without a window. */
  readonly hidden: boolean;
}

/** Runs the desktop app: the core first, then window, tray and notifications around it. */
export async function startDesktop(options: DesktopOptions): Promise<void> {
  await app.whenReady();
  const { dataFolder } = options;
  const programFolder = findProgramFolder();
  const log = openFileLog({ dataFolder });
  logFailures(log);

  const origin = options.developmentUrl ? new URL(options.developmentUrl).origin : windowOrigin;
  const icon = findIcon(programFolder);
  const notifications = new Notifications(log, icon);
  // Chromium's files: named here, because the default session may have settled elsewhere by now.
  const profile = session.fromPath(join(options.windowFolder, 'profile'));
  const window = new AppWindow({
    origin,
    session: profile,
    icon,
    preloadFile: join(programFolder, '..', 'preload', 'preload.cjs'),
    stateFile: join(options.windowFolder, 'window.json'),
    onFirstClose: () =>
      notifications.show({
        title: 'Downbeat keeps running',
        body: 'Your tasks run on time with the window closed. To end it, choose Quit in the tray menu.',
        onClick: () => window.open(),
      }),
  });

  serveWindow(profile, join(programFolder, '..', 'renderer'));
  lockDown(origin, profile);
  setAppMenu(options.developmentUrl !== undefined);

  const host = createElectronHost({
    dataFolder,
    environment: options.environment,
    programFolder,
    log,
    showAlert: ({ title, body, runId }) =>
      notifications.show({ title, body, onClick: () => window.open(`/runs/${runId}`) }),
  });
  const opening = openApp(host, { role: 'beat' });
  serveWindows(origin, opening, log);
  // The app lives on in the tray.
  app.on('window-all-closed', () => {});
  app.on('activate', () => window.open());
  app.on('second-instance', () => window.open());
  if (!options.hidden) window.open();

  const core = await opening.catch((error) => {
    window.close();
    log.close();
    throw error;
  });

  const act = (action: TrayAction) => {
    if (action.kind === 'open') window.open(action.path);
    else if (action.kind === 'quit') app.quit();
    else
      core.api.system[action.kind]().catch((error: Error) =>
        dialog.showErrorBox(`Downbeat could not ${action.kind}`, error.message),
      );
  };
  const tray = openTray(act, log);
  const stopFollowing = followStatus(core.api, log, (status) => tray.show(status));

  stopBeforeQuit(async () => {
    log.info({}, 'Quitting.');
    stopFollowing();
    window.close();
    tray.close();
    await core.stop('Downbeat was quit.');
    log.close();
  });
}

function findIcon(programFolder: string): string | undefined {
  const file = join(programFolder, '..', '..', 'build', 'icon.png');
  return existsSync(file) ? file : undefined;
}

/** Without these Electron shows a dialog for each and waits for a click. */
function logFailures(log: FileLog): void {
  process.on('uncaughtException', (error) => log.error({ err: error }, 'Something went wrong in the desktop app.'));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'Something went wrong in the desktop app.'));
}
