import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'artifacts/e2e',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  globalTimeout: 20 * 60_000,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'artifacts/e2e.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'headless',
      grepInvert: /@electron\b/,
      use: {
        browserName: 'chromium',
        launchOptions: process.env.DOWNBEAT_CHROMIUM ? { executablePath: process.env.DOWNBEAT_CHROMIUM } : {},
      },
    },
    { name: 'electron', grepInvert: /@headless\b/ },
  ],
});
