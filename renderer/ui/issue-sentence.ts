/** A complaint as a sentence at its field: “must not be empty” ▸ “Must not be empty”. */
export function issueSentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
}
