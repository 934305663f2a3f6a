import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import { boundsOnScreen, readWindowState, writeWindowState } from './window-state.ts';

export interface AppWindowOptions {
  /** Where the pages are. */
  readonly origin: string;
  readonly session: Session;
  readonly preloadFile: string;
  readonly stateFile: string;
  readonly icon: string | undefined;
  /** Called after the first time ever that the window is closed. */
  readonly onFirstClose: () => void;
}

/** The one window: made when it is asked for, gone when it is closed. */
export class AppWindow {
  readonly #options: AppWindowOptions;
  #window: BrowserWindow | null = null;

  constructor(options: AppWindowOptions) {
    this.#options = options;
  }

  /** Shows the window in front, on the page at `path` where one is given. */
  open(path?: string): void {
    const window = this.#window;
    if (!window) {
      this.#create(path ?? '/');
      return;
    }
    if (path !== undefined) {
      // A page that is still loading would not hear the message.
      if (window.webContents.isLoading()) void window.loadURL(this.#options.origin + path).catch(() => {});
      else window.webContents.send('downbeat:open', path);
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Takes the window away because the app ends. */
  close(): void {
    if (!this.#window) return;
    this.#remember(this.#window);
    this.#window.destroy();
  }

  #create(path: string): void {
    const { origin, session, preloadFile, stateFile, icon, onFirstClose } = this.#options;
    const state = readWindowState(stateFile);
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const window = new BrowserWindow({
      width: 1200,
      height: 800,
      ...boundsOnScreen(state.bounds, screens),
      minWidth: 360,
      minHeight: 320,
      show: false,
      title: 'Downbeat',
      autoHideMenuBar: true,
      // The page's own background, so that opening does not flash.
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#15191d' : '#ffffff',
      ...(icon ? { icon } : {}),
      webPreferences: {
        session,
        preload: preloadFile,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    this.#window = window;
    if (state.maximized) window.maximize();
    window.once('ready-to-show', () => window.show());
    window.on('close', () => {
      const isFirst = !readWindowState(stateFile).toldAboutTray;
      this.#remember(window, true);
      if (isFirst) onFirstClose();
    });
    window.on('closed', () => {
      this.#window = null;
    });
    // A page that dies is loaded anew; the beat does not notice.
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
    });
    void window.loadURL(origin + path).catch(() => {});
  }
  #remember(window: BrowserWindow, toldAboutTray = readWindowState(this.#options.stateFile).toldAboutTray): void {
    const bounds = window.getNormalBounds();
    writeWindowState(this.#options.stateFile, { bounds, maximized: window.isMaximized(), toldAboutTray });
  }
}
