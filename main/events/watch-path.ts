/** What a watcher tells of its path. */
export interface PathListener {
  /** The watcher sees every change from now on. */
  ready(): void;
  /** The file, or something in the folder, was created, changed or removed. */
  changed(): void;
  /** Changes may go unseen, for the reason given in one clause. */
  failed(reason: string): void;
}

/** Watches a file or folder, which need not exist yet; the result ends it. */
export type WatchPath = (path: string, listener: PathListener) => () => void;
