/**
 * Names for the columns of a file: trimmed, without control characters, `column 3` where a name is
 * empty, and ` (2)` after the second of one name. Capital letters do not tell names apart.
 */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell, index) => {
    const name = cell.replace(/\p{Cc}+/gu, ' ').trim() || `column ${index + 1}`;
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
