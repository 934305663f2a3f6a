import { isDeepStrictEqual } from 'node:util';
import { Menu, Tray } from 'electron';
import type { Status } from '../../../shared/api.ts';
import type { Log } from '../../host.ts';
import { trayIcon } from './tray-icon.ts';
import { statusLine, type TrayAction, type TrayItem, trayMenu } from './tray-menu.ts';

/** The icon in the tray with its menu. */
export interface TrayView {
  show(status: Status): void;
  close(): void;
}

/** Puts the icon into the tray; on a desktop without one the app goes on without. */
export function openTray(onAction: (action: TrayAction) => void, log: Log): TrayView {
  let tray: Tray;
  try {
    tray = new Tray(trayIcon(process.platform));
  } catch (error) {
    log.info({ err: error }, 'This desktop has no tray.');
    return { show() {}, close() {} };
  }
  let shown: TrayItem[] = [];
  const setMenu = (items: TrayItem[]) => {
    // Setting it anew closes a menu that is open.
    if (isDeepStrictEqual(items, shown)) return;
    shown = items;
    tray.setContextMenu(buildMenu(items, onAction));
  };
  tray.setToolTip('Downbeat');
  setMenu(trayMenu(null));
  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', () => onAction({ kind: 'open' }));
  return {
    show(status) {
      setMenu(trayMenu(status));
      tray.setToolTip(`Downbeat: ${statusLine(status)}`);
    },
    close: () => tray.destroy(),
  };
}

function buildMenu(items: TrayItem[], onAction: (action: TrayAction) => void): Menu {
  return Menu.buildFromTemplate(
    items.map((item) => {
      if (item === 'separator') return { type: 'separator' };
      const { label, action } = item;
      // A single & would underline the next letter.
      const text = label.replaceAll('&', '&&');
      return action ? { label: text, click: () => onAction(action) } : { label: text, enabled: false };
    }),
  );
}
