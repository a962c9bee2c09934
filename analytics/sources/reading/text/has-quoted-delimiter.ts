import type { Dialect } from './dialect.ts';

/**
 * Whether a delimiter stands between quotes that are inside cells: where a delimiter before quoted
 * text was lost, the quoted text holds one that is none.
 */
export function hasQuotedDelimiter(record: string, { delimiter, quote }: Dialect): boolean {
  const cells = record.split(delimiter);
  const isOdd = (cell: string) => cell.split(quote).length % 2 === 0;
  const opening = cells.findIndex((cell) => isOdd(cell) && !cell.endsWith(quote));
  return (
    opening >= 0 && cells.slice(opening + 1).some((cell) => isOdd(cell) && cell.endsWith(quote))
  );
}
