import { expect, it } from 'vitest';
import { complainAboutNode } from './check-node.ts';

it.each(['22.14.0', '22.20.1', '24.0.0'])('takes %s', (version) => {
  expect(complainAboutNode(version)).toBeNull();
});

it.each(['18.0.0', '20.20.2', '22.13.9'])('refuses %s', (version) => {
  expect(complainAboutNode(version)).toBe(`Downbeat needs Node 22.14 or newer, and this is ${version}.`);
});
