import { join, type Sql, sql } from '../../sql/sql.ts';
import { missingWords } from './vocabulary.ts';

const list = join(missingWords.map((word) => sql`${word}`));

/** Whether a text is one of the words that say that nothing is known. */
export function saysMissing(text: Sql): Sql {
  return sql`lower(trim(${text})) IN (${list})`;
}
