import { globSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';

const folders = ['shared', 'main', 'worker', 'renderer', 'bench', 'crash', 'e2e', 'scripts'];
const configuration = resolve(import.meta.dirname, '../.dependency-cruiser.mjs');
const relativeImport = /^(?:import|export)\s(?:[^'"]*?\sfrom\s+)?['"](\.{1,2}\/[^'"]+)['"]/gm;

/** Every module of the project with its imports and the rules they break. */
export interface ImportGraph {
  modules: IModule[];
  violations: string[];
  /** Files and imports that are in the sources and that the checker did not look at. */
  unseen: string[];
}

/** Reads all imports below `root` and checks them against the import table. */
export async function readImportGraph(root: string): Promise<ImportGraph> {
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: root },
  )
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const options = await extractDepcruiseOptions(configuration);
  const { output } = await cruise(files, { ...options, baseDir: root, validate: true });
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.filter(({ source }) => folders.includes(source.split('/', 1)[0] ?? '')),
    violations: summary.violations.map(({ rule, from, to, cycle }) => {
      const route = cycle
        ? [from, ...cycle.map(({ name }) => name)].join(' → ')
        : from === to
          ? from
          : `${from} → ${to}`;
      return `${rule.name}: ${route}`;
    }),
    unseen: findUnseen(root, files, modules),
  };
}

/** What the sources say by themselves, compared with what was looked at: a checker that sees nothing finds nothing. */
function findUnseen(root: string, files: string[], modules: IModule[]): string[] {
  const seen = new Map(modules.map((module) => [module.source, new Set(module.dependencies.map((d) => d.resolved))]));
  return files.flatMap((file) => {
    const imports = seen.get(file);
    if (!imports) return [file];
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(relativeImport)]
      .map(([, specifier = '']) => posix.join(posix.dirname(file), specifier))
      .filter((target) => !imports.has(target))
      .map((target) => `${file} → ${target}`);
  });
}
