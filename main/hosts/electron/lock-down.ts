import { app, type Session, shell, type WebContents } from 'electron';

/** What a page may ask for: copying text, after a click on it. */
const allowed = new Set(['clipboard-sanitized-write']);

/** Keeps every page where it is: no foreign page, no second window, no permission but copying. */
export function lockDown(origin: string, session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission));
  app.on('web-contents-created', (_event, contents) => confine(origin, contents));
}

function confine(origin: string, contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (new URL(event.url).origin !== origin) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url);
    return { action: 'deny' };
  });
}
