/**
 * Names for the columns of a file: trimmed, without control characters, `column 3` where a name is
 * empty, and ` (2)` after the second of one name. Capital letters do not tell names apart.
 */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.replace(/\p{Cc}+/gu, ' ').trim() || `column ${index + 1}`;
    let unique = name;
    for (let times = 2; taken.has(unique.toLowerCase()); times += 1) unique = `${name} (${times})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
