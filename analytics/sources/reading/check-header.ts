import { candidateOf } from '../mapping/candidate.ts';
import { refuseFile, type SourceFile } from './source-file.ts';

/** Characters of the longest column name that is taken for one. */
const longestName = 200;

/** A number or a date, as cells hold them and names of columns hardly ever are. */
const bareValue = /^-?\d+(?:[.,]\d+)?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/;

/**
 * Refuses a file whose first line is not of column names: names are shown and kept, so that a line of
 * somebody's cells must not pass for them. Nothing of the line is quoted.
 */
export function checkHeader(file: SourceFile, header: readonly string[]): void {
  if (header.some((cell) => cell.length > longestName)) {
    refuseFile(
      file.name,
      `The first line of ${file.name} has a name of over ${longestName} characters.`,
      'Shorten it, or export the extract again with a line of column names.',
    );
  }
  const cells = header.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const isData = cells.some((cell) => bareValue.test(cell));
  if (isData && cells.every((cell) => candidateOf(cell) === null)) {
    refuseFile(
      file.name,
      `The first line of ${file.name} holds values and not the names of columns.`,
      'Export the extract again with a line of column names.',
    );
  }
}
