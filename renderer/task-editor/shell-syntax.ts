/** The first thing in a command line that only a shell would understand, such as `|` or `$HOME`; null when there is none. */
export function shellSyntax(line: string): string | null {
  // Single quotation marks take the meaning away, as they would in a shell.
  const meant = line.replaceAll(/'[^']*'/g, '');
  const found =
    /(?:^|\s)(\|\||\||&&|&|;|>>?|<<?|2>&1)(?=\s|$)|(\$\w+|\$\{|\$\(|`)|(?:^|\s)(~(?:\/\S*)?)(?=\s|$)|(\S*\*\S*)/.exec(
      meant,
    );
  return found ? (found[1] ?? found[2] ?? found[3] ?? found[4] ?? null) : null;
}
