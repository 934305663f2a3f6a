const shownLength = 8;

/** An id as people see it: its end, since ids of one hour begin alike and end at random. */
export function shortId(id: string): string {
  return id.slice(-shownLength);
}

/** Whether what somebody typed means this id: all of it, its beginning or its end, of four characters at least. */
export function meansId(reference: string, id: string): boolean {
  const typed = reference.toLowerCase();
  return typed.length >= 4 && (id.startsWith(typed) || id.endsWith(typed));
}

/** Whether a text is a whole id. */
export function isWholeId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
