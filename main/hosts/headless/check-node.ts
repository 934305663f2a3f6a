/** Older ones crash when they load the SQLite module. */
const oldestNode = [22, 14] as const;

/** Why this version of Node cannot be used, in one sentence; null where it can. */
export function complainAboutNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return null;
  return `Downbeat needs Node ${oldestNode.join('.')} or newer, and this is ${version}.`;
}
