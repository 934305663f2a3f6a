import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  optionalDependencies?: Record<string, string>;
  gypfile?: boolean;
}

/** The part of package-lock.json that is looked at here. */
export interface Lock {
  packages: Record<string, LockedPackage>;
}

/** Packages for other platforms that the lock does not have: `npm ci` refuses such a lock everywhere. */
export function findMissingPlatforms({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => {
      const nested = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
      return !(nested in packages) && !(`node_modules/${name}` in packages);
    }),
  );
}

/** Packages that bring their binaries and ask not to be compiled, which npm forgets in the lock it writes. */
export function findNeedlessCompiling(
  { packages }: Lock,
  readManifest: (path: string) => LockedPackage | undefined,
): string[] {
  return Object.entries(packages)
    .filter(([path, { gypfile }]) => path !== '' && gypfile !== false && readManifest(path)?.gypfile === false)
    .map(([path]) => path);
}

// Checks package-lock.json; `--write` mends what can be mended.
if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const file = join(root, 'package-lock.json');
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
  const readManifest = (path: string) => {
    const manifest = join(root, path, 'package.json');
    return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : undefined;
  };
  let compiled = findNeedlessCompiling(lock, readManifest);
  if (process.argv.includes('--write')) {
    for (const path of compiled) lock.packages[path] = { ...lock.packages[path], gypfile: false };
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    compiled = [];
  }
  const missing = findMissingPlatforms(lock);
  for (const name of missing) console.log(`package-lock.json lacks ${name}: choose a version that has every platform.`);
  for (const path of compiled) console.log(`npm ci would compile ${path}: run "node scripts/lock-file.ts --write".`);
  process.exitCode = missing.length + compiled.length > 0 ? 1 : 0;
}
