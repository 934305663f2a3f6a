import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { type ITheme, Terminal } from '@xterm/xterm';

// Enough to scroll far back, and little enough that the memory it takes stays bounded; files hold the rest.
const scrollbackLines = 50_000;
// What the terminal takes in one go without holding up the page.
const sliceLength = 65_536;

/** A terminal that only shows text. */
export interface OutputTerminal {
  /** Writes text in slices and resolves when all of it is on the screen. */
  write: (text: string, signal: AbortSignal) => Promise<void>;
  clear: () => void;
  setTheme: (theme: ITheme) => void;
  scrollToEnd: () => void;
  /** Moves the view by lines; any move up keeps new output from pulling it to the end. */
  scrollLines: (count: number) => void;
  scrollPages: (count: number) => void;
  scrollToStart: () => void;
  /** Finds the next or previous place of the words; tells whether there is one. */
  find: (words: string, direction: 'next' | 'previous') => boolean;
  /** Tells whenever the view is or is no longer at the end. */
  onScroll: (listener: (isAtEnd: boolean) => void) => void;
  dispose: () => void;
}

interface TerminalOptions {
  theme: ITheme;
  fontFamily: string;
  /** Offers the lines to screen readers, which costs too much for large outputs and is too talkative for live ones. */
  isReadAloud: boolean;
}

/** Opens a terminal in an element and keeps it as large as that. */
export function openTerminal(
  element: HTMLElement,
  { theme, fontFamily, isReadAloud }: TerminalOptions,
): OutputTerminal {
  const terminal = new Terminal({
    theme,
    fontFamily,
    fontSize: 12.5,
    lineHeight: 1.3,
    scrollback: scrollbackLines,
    disableStdin: true,
    // Programs that write to a pipe end lines without returning the carriage.
    convertEol: true,
    cursorStyle: 'bar',
    cursorInactiveStyle: 'none',
    minimumContrastRatio: 4.5,
    screenReaderMode: isReadAloud,
  });
  const fit = new FitAddon();
  const search = new SearchAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(search);
  terminal.open(element);
  fit.fit();
  // Keys scroll the view and Tab leads out of it; none of them is input.
  terminal.attachCustomKeyEventHandler(() => false);
  terminal.textarea?.setAttribute('tabindex', '-1');
  const resized = new ResizeObserver(() => fit.fit());
  resized.observe(element);
  const isAtEnd = () => terminal.buffer.active.viewportY >= terminal.buffer.active.baseY;

  return {
    write: async (text, signal) => {
      for (let at = 0; at < text.length && !signal.aborted; at += sliceLength) {
        const slice = text.slice(at, at + sliceLength);
        await new Promise<void>((resolve) => terminal.write(slice, resolve));
      }
    },
    clear: () => terminal.reset(),
    setTheme: (next) => {
      terminal.options.theme = next;
    },
    scrollToEnd: () => terminal.scrollToBottom(),
    scrollLines: (count) => terminal.scrollLines(count),
    scrollPages: (count) => terminal.scrollPages(count),
    scrollToStart: () => terminal.scrollToTop(),
    find: (words, direction) => (direction === 'next' ? search.findNext(words) : search.findPrevious(words)),
    onScroll: (listener) => {
      terminal.onScroll(() => listener(isAtEnd()));
      // Scrolling by hand is not told by onScroll.
      element.addEventListener('wheel', () => requestAnimationFrame(() => listener(isAtEnd())), { passive: true });
    },
    dispose: () => {
      resized.disconnect();
      terminal.dispose();
    },
  };
}
