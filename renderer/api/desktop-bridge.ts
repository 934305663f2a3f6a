/** What the desktop app's preload offers to the window. */
export interface DesktopBridge {
  platform: string;
  /** Tells when the desktop wants a page shown, such as a run after a click on its notification. */
  onOpen: (listener: (path: string) => void) => () => void;
}

declare global {
  interface Window {
    downbeat?: DesktopBridge;
  }
}

/** The desktop app around this window; undefined in a browser. */
export function desktopBridge(): DesktopBridge | undefined {
  return window.downbeat;
}
