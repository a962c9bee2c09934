import { join, type Sql, sql } from '../../sql/sql.ts';
import { blankWords, missingWords } from './vocabulary.ts';

const listOf = (words: readonly string[]) => join(words.map((word) => sql`${word}`));

const missing = listOf(missingWords);
const blank = listOf(blankWords);

/** Whether a text is one of the words that say that nothing is known. */
export function saysMissing(text: Sql): Sql {
  return sql`lower(trim(${text})) IN (${missing})`;
}

/** Whether a text is empty, or a word that a blank may stand for. */
export function saysBlank(text: Sql): Sql {
  return sql`lower(trim(${text})) IN (${blank})`;
}
