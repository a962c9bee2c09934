/** A count for people: thousands separated, and a word where it is hidden. */
export const peopleText = (people: number | null) =>
  people === null ? 'hidden' : people.toLocaleString('en-GB');

/** Lines of a table: columns of words to the left, those named in `numbers` to the right. */
export function textTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string[] {
  const lines = [heads, ...rows];
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  const cellOf = (text: string, at: number) =>
    numbers.includes(at) ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
  return lines.map((line) => line.map(cellOf).join('  ').trimEnd());
}
