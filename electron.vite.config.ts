import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import mantine from 'postcss-preset-mantine';
import simpleVars from 'postcss-simple-vars';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

// Everything but the native module goes into the bundle: fewer files to open at start-up.
const bundled = Object.keys(dependencies).filter((name) => name !== 'better-sqlite3');

const entries = {
  electron: 'main/hosts/electron/main.ts',
  headless: 'main/hosts/headless/main.ts',
  cli: 'main/hosts/cli/main.ts',
  worker: 'worker/main.ts',
};

// Every host serves the page from the root of its origin; electron-vite's preset asks for './'.
const rootBase: Plugin = { name: 'downbeat:root-base', enforce: 'pre', config: () => ({ base: '/' }) };

// V8 keeps the text of a module for as long as it lives, and doubles it where one character is not Latin.
const asciiText: Plugin = {
  name: 'downbeat:ascii-text',
  generateBundle: {
    order: 'post',
    handler: (_, bundle) => {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
      }
    },
  },
};

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export default defineConfig({
  main: {
    plugins: [asciiText],
    build: {
      target: 'node20.18',
      externalizeDeps: { exclude: bundled },
      rolldownOptions: {
        input: entries,
        // Names stay, so that errors can be read.
        output: { minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'main/hosts/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), rootBase],
    css: {
      postcss: {
        plugins: [
          mantine(),
          simpleVars({
            variables: {
              'mantine-breakpoint-xs': '36em',
              'mantine-breakpoint-sm': '48em',
              'mantine-breakpoint-md': '62em',
              'mantine-breakpoint-lg': '75em',
              'mantine-breakpoint-xl': '88em',
            },
          }),
        ],
      },
    },
    build: {
      target: 'es2023',
      cssTarget: ['chrome120', 'firefox121', 'safari17'],
      minify: true,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  },
});
