import type { ITheme } from '@xterm/xterm';

/** The terminal's colours on a light page. */
export const lightTerminal: ITheme = {
  background: '#f6f8f9',
  foreground: '#1c2126',
  cursor: '#f6f8f9',
  selectionBackground: '#a9d5e1',
  black: '#1c2126',
  red: '#b3261e',
  green: '#1a7040',
  yellow: '#8a5000',
  blue: '#1c56a8',
  magenta: '#8a3391',
  cyan: '#0f6680',
  white: '#56616a',
  brightBlack: '#68737c',
  brightRed: '#b3261e',
  brightGreen: '#1a7040',
  brightYellow: '#8a5000',
  brightBlue: '#1c56a8',
  brightMagenta: '#8a3391',
  brightCyan: '#0f6680',
  brightWhite: '#1c2126',
};

/** The terminal's colours on a dark page. */
export const darkTerminal: ITheme = {
  background: '#0f1215',
  foreground: '#d8dee3',
  cursor: '#0f1215',
  selectionBackground: '#0a576b',
  black: '#5d6871',
  red: '#ff9b90',
  green: '#6fce97',
  yellow: '#f2bd68',
  blue: '#8ab8f5',
  magenta: '#dba2e2',
  cyan: '#74c7dd',
  white: '#d8dee3',
  brightBlack: '#8d979f',
  brightRed: '#ffb3aa',
  brightGreen: '#8fdcae',
  brightYellow: '#f7d08f',
  brightBlue: '#a9cbf8',
  brightMagenta: '#e6bdeb',
  brightCyan: '#97d6e7',
  brightWhite: '#ffffff',
};
