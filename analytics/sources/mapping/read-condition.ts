import { candidateOf } from './candidate.ts';
import { isMissing, type Reading } from './vocabulary.ts';

/**
 * The condition that a cell of a long file names, by id, label, QOF code or any name that a column
 * of it may go by. Codes of clinical systems are not read.
 */
export function readCondition(cell: string): Reading<string> {
  if (isMissing(cell)) return 'missing';
  const field = candidateOf(cell.trim())?.field;
  return field?.startsWith('condition:') === true ? field.slice('condition:'.length) : 'unread';
}
