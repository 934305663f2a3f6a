#!/usr/bin/env node
// Plain JavaScript for old Nodes: says what is missing, or continues on the Node that the project brings along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const ownNode = file(
  process.platform === 'win32' ? '../node_modules/node/bin/node.exe' : '../node_modules/node/bin/node',
);
const [major, minor] = process.versions.node.split('.').map(Number);
const oldNode = !process.versions.electron && (major < 22 || (major === 22 && minor < 14));

/** Says one thing on stderr and ends with exit code 1. */
function refuse(message) {
  process.stderr.write(`downbeat: ${message}\n`);
  process.exitCode = 1;
}

/** Runs this same file on another Node: input, output, signals and exit code pass through. */
function continueOn(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => {
    // A terminal has sent its Ctrl-C to the child already.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  child.on('error', (error) => refuse(`could not start ${node}: ${error.message}`));
  child.on('exit', (code, signal) => {
    for (const name of signals) process.removeListener(name, pass);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code;
  });
}

if (oldNode) {
  if (existsSync(ownNode)) continueOn(ownNode);
  else refuse(`needs Node.js 22.14 or newer, this is ${process.version}.`);
} else if (existsSync(file('../out/main/cli.js'))) {
  await import('../out/main/cli.js');
} else {
  refuse('is not built yet: run "npm run build" first.');
}
