/** What the command line of the desktop app can say. */
export interface Options {
  readonly dataFolder: string | undefined;
  /** Starts in the tray, without a window. */
  readonly hidden: boolean;
}

/** Reads `--data DIR`, `--data=DIR` and `--hidden`; the rest is Electron's and Chromium's business. */
export function readOptions(args: readonly string[]): Options {
  let dataFolder: string | undefined;
  for (const [index, arg] of args.entries()) {
    if (arg === '--data') dataFolder = args[index + 1];
    else if (arg.startsWith('--data=')) dataFolder = arg.slice('--data='.length);
  }
  return { dataFolder, hidden: args.includes('--hidden') };
}
