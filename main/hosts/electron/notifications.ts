import { Notification } from 'electron';
import type { Host } from '../../host.ts';

/** Something to tell a person outside the window. */
export interface Message {
  readonly title: string;
  readonly body: string;
  readonly onClick: () => void;
}

const mostKept = 50;

/** Raises system notifications, where the desktop has them. */
export class Notifications {
  // One that is garbage-collected no longer reports a click.
  readonly #shown = new Set<Notification>();
  readonly #icon: string | undefined;
  readonly #log: Host['log'];

  constructor(log: Host['log'], icon: string | undefined) {
    this.#log = log;
    this.#icon = icon;
  }

  show({ title, body, onClick }: Message): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body, ...(this.#icon ? { icon: this.#icon } : {}) });
    const forget = () => void this.#shown.delete(notification);
    notification.on('click', () => {
      forget();
      onClick();
    });
    notification.on('close', forget);
    notification.on('failed', (_event, error) => {
      forget();
      this.#log.info({ error }, 'A notification could not be shown.');
    });
    this.#shown.add(notification);
    const oldest = this.#shown.values().next().value;
    if (this.#shown.size > mostKept && oldest) this.#shown.delete(oldest);
    notification.show();
  }
}
