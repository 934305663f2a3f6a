/** What two names of the same task have in common; like the store, it looks through the case of a to z only. */
export function nameKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
