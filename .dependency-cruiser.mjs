/*
 * The import table of docs/architecture.md, one rule for each row. Type imports count like any other; tests may import
 * what they need.
 *
 * Additions to the table: the core's folders have an order, so that "downward" can be checked; `main/registry` (tasks
 * and entries as they are registered) and `main/ledger` (what was recorded, and what it means) belong to the core;
 * `main/system` (clock, log, data folder, programs) is what the machine offers, for what stands directly in main and for
 * the hosts, who hand it to the core behind interfaces; `worker/output-store.ts` may open SQLite; `main/host.ts` declares
 * interfaces only, so that everything in main may name them; `downbeat serve` starts the headless host.
 */
const core = '^main/(beat|queue|engines|alerts|transfer|registry|ledger|events|watchdog)/';
const tests = '[.]test[.]tsx?$';
const npm = (...names) => `^node_modules/(@types/)?(${names.join('|')})/`;

/** Files that match `from` may import nothing but what `may` matches (and Node's modules where `node` is true). */
function only(name, comment, from, may, { node = false, fromNot = [] } = {}) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: [tests, ...fromNot] },
    to: { pathNot: may, ...(node ? { dependencyTypesNot: ['core'] } : {}) },
  };
}

function never(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

const serve = '^main/hosts/cli/commands/serve[.]ts$';
const host = (name, from, ...also) =>
  never(
    `host-${name}`,
    `main/hosts/${name} imports itself, app.ts, host.ts, main/system and shared.`,
    { path: from, pathNot: also.length > 0 ? [tests] : [tests, serve] },
    {
      path: '^(main|worker|renderer)/',
      pathNot: [`^main/hosts/${name}/`, '^main/(app|host)[.]ts$', '^main/system/', ...also],
    },
  );

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only('shared', 'shared imports shared, zod, what reads schedules and what describes a contract.', '^shared/', [
      '^shared/',
      npm('zod', 'cron-parser', 'ical.js', 'suncalc', '@orpc/contract'),
    ]),
    only('core', 'The core imports itself, host.ts and shared: no store, no SQLite, no Electron, no fs.', core, [
      core,
      '^main/host[.]ts$',
      '^shared/',
      npm('uuid', 'yaml', 'zod'),
    ]),
    never(
      'core-downward',
      'In the core, imports go down: engines, then alerts, events, ledger, queue, registry, transfer and watchdog, then beat.',
      { path: '^main/(alerts|events|ledger|queue|registry|transfer|watchdog)/', pathNot: tests },
      { path: '^main/(alerts|events|ledger|queue|registry|transfer|watchdog|engines)/', pathNot: '^main/$1/' },
    ),
    never(
      'core-base',
      'main/beat is the lowest folder of the core.',
      { path: '^main/beat/', pathNot: tests },
      { path: core, pathNot: '^main/beat/' },
    ),
    only(
      'store',
      'main/store imports shared, SQLite and the interfaces that the core declares.',
      '^main/store/',
      ['^main/store/', '^main/host[.]ts$', core, '^shared/', npm('better-sqlite3', 'drizzle-orm', 'uuid', 'zod')],
      { node: true },
    ),
    only(
      'api',
      'main/api binds the contract to the core, for every transport that all hosts share.',
      '^main/api/',
      ['^main/api/', '^main/host[.]ts$', core, '^shared/', npm('@orpc', 'ws', 'zod')],
      { node: true },
    ),
    never(
      'app',
      'What stands directly in main wires it together and knows everything in it but the hosts.',
      { path: '^main/[^/]+[.]ts$', pathNot: tests },
      { path: ['^main/hosts/', '^(worker|renderer|bench|crash|e2e|scripts)/'] },
    ),
    only('host-interface', 'main/host.ts declares interfaces and takes interfaces.', '^main/host[.]ts$', [
      core,
      '^shared/',
    ]),
    only(
      'system',
      'main/system implements interfaces of the core with Node.',
      '^main/system/',
      ['^main/system/', '^main/host[.]ts$', core, '^shared/', npm('chokidar', 'ical.js', 'pino', 'zod')],
      { node: true },
    ),
    never(
      'interfaces-only',
      'Of the core, main/store and main/system take types: they implement its interfaces.',
      { path: '^main/(store|system)/', pathNot: tests },
      { path: core, dependencyTypesNot: ['type-only'] },
    ),
    never(
      'system-is-wired-in',
      'The core gets main/system behind interfaces.',
      { path: [core, '^main/(api|store|host[.]ts)'], pathNot: tests },
      { path: '^main/system/' },
    ),
    host('electron', '^main/hosts/electron/'),
    host('headless', '^main/hosts/headless/'),
    host('cli', '^main/hosts/cli/'),
    // `downbeat serve` is the headless host by another name.
    { ...host('cli', serve, '^main/hosts/headless/serve-until-stopped[.]ts$'), name: 'host-cli-serve' },
    only('worker', 'worker imports itself, shared and Node.', '^worker/', ['^worker/', '^shared/'], {
      node: true,
      fromNot: ['^worker/output-store[.]ts$'],
    }),
    only(
      'worker-output',
      'worker/output-store.ts may open SQLite as well.',
      '^worker/output-store[.]ts$',
      ['^worker/', '^shared/', npm('better-sqlite3')],
      { node: true },
    ),
    never(
      'renderer',
      'The renderer imports itself, shared and packages for the browser.',
      { path: '^renderer/' },
      {
        path: [
          '^(main|worker|bench|crash|e2e|scripts)/',
          npm('electron', 'better-sqlite3', 'drizzle-orm', 'ws', 'pino'),
        ],
      },
    ),
    never(
      'renderer-no-node',
      'The renderer runs in a sandbox: no node:*.',
      { path: '^renderer/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    never(
      'renderer-page',
      'A page imports itself, renderer/api, renderer/ui and shared.',
      { path: '^renderer/([^/]+)/', pathNot: '^renderer/(api|ui)/' },
      { path: '^renderer/', pathNot: ['^renderer/$1/', '^renderer/(api|ui)/'] },
    ),
    never(
      'renderer-ui',
      'renderer/ui and renderer/api know no page.',
      { path: '^renderer/(api|ui)/' },
      { path: '^renderer/', pathNot: '^renderer/(api|ui)/' },
    ),
    never(
      'electron-in-its-host',
      'Only main/hosts/electron knows Electron.',
      { path: '^(shared|main|worker|renderer)/', pathNot: '^main/hosts/electron/' },
      { path: npm('electron') },
    ),
    never(
      'nothing-imports-tests',
      'Product code imports nothing that is made for tests, benchmarks or scripts.',
      { path: '^(shared|main|worker|renderer)/', pathNot: [tests, '/testing/'] },
      { path: [tests, '/testing/', '^(bench|crash|e2e|scripts)/'] },
    ),
    never('no-cycle', 'No cycles, type imports included.', {}, { circular: true }),
    never(
      'no-index',
      'No barrels: import the file that has it.',
      {},
      {
        path: '/index[.]tsx?$',
        pathNot: 'node_modules',
      },
    ),
    never('resolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    never(
      'no-orphan',
      'A file that neither imports nor is imported is forgotten.',
      { orphan: true, pathNot: [tests, '[.]d[.]ts$', '^(scripts|bench|crash|e2e)/'] },
      {},
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
