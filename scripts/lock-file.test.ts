import { expect, it } from 'vitest';
import { findMissingPlatforms, findNeedlessCompiling } from './lock-file.ts';

it('finds the platforms that a lock does not have', () => {
  const optionalDependencies = { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0', 'tool-win32': '1.0.0' };
  const packages = {
    'node_modules/tool': { optionalDependencies },
    'node_modules/tool/node_modules/tool-darwin': {},
    'node_modules/tool-linux': {},
  };
  expect(findMissingPlatforms({ packages })).toEqual(['tool-win32']);
});

it('finds what would be compiled although it brings its binaries', () => {
  const packages = {
    '': {},
    'node_modules/native': {},
    'node_modules/mended': { gypfile: false },
    'node_modules/plain': {},
  };
  const readManifest = (path: string) => (path === 'node_modules/plain' ? {} : { gypfile: false });
  expect(findNeedlessCompiling({ packages }, readManifest)).toEqual(['node_modules/native']);
});
