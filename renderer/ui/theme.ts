import { type CSSVariablesResolver, createTheme, Text, Tooltip } from '@mantine/core';

/** The look of the window: petrol on cool greys, system type, tabular figures. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  colors: {
    petrol: [
      '#eaf6f9',
      '#d6ebf1',
      '#a9d5e1',
      '#7abfd0',
      '#55acc2',
      '#3c9db6',
      '#1d8099',
      '#116a81',
      '#0a576b',
      '#064455',
    ],
    dark: [
      '#d8dee3',
      '#b9c1c8',
      '#8d979f',
      '#6a757e',
      '#3a444c',
      '#283037',
      '#1c2227',
      '#15191d',
      '#0f1215',
      '#0a0c0e',
    ],
    red: ['#fef4f3', '#fdecea', '#f9d5d1', '#ee8b82', '#e5645a', '#d9463b', '#c5342a', '#b3261e', '#931c15', '#741510'],
  },
  fontFamily:
    "Inter, 'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, 'Noto Sans', Cantarell, 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem' },
  headings: { fontWeight: '650' },
  components: {
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: true, events: { hover: true, focus: true, touch: true } },
    }),
  },
});

/** Colours with a meaning, dark enough in light and light enough in dark to be read (4.5:1 and better). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#56616a',
    '--mantine-color-placeholder': '#68737c',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-body': '#ffffff',
    '--downbeat-good': '#1a7040',
    '--downbeat-bad': '#b3261e',
    '--downbeat-warn': '#8a5000',
    '--downbeat-busy': '#0f6680',
    '--downbeat-line': '#e1e6ea',
    '--downbeat-raised': '#f6f8f9',
    '--downbeat-hover': '#eff4f6',
  },
  dark: {
    '--mantine-color-dimmed': '#9fabb4',
    '--mantine-color-placeholder': '#8f9ba4',
    '--mantine-color-error': '#ff9b90',
    '--mantine-color-body': '#15191d',
    '--downbeat-good': '#6fce97',
    '--downbeat-bad': '#ff9b90',
    '--downbeat-warn': '#f2bd68',
    '--downbeat-busy': '#74c7dd',
    '--downbeat-line': '#2b343b',
    '--downbeat-raised': '#1b2126',
    '--downbeat-hover': '#202930',
  },
});
