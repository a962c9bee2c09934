import type { Sql } from '../../sql/sql.ts';
import type { Database } from './database.ts';
import { asRefusal } from './failures.ts';

interface Numbers {
  readonly items: ArrayLike<number>;
}

function hasItems(vector: unknown): vector is Numbers {
  return typeof vector === 'object' && vector !== null && 'items' in vector;
}

/**
 * The columns of a query whose every column is a number of at most 53 bits and never null, as
 * arrays of doubles. Read from DuckDB's vectors, not row by row.
 */
export async function numberColumns(database: Database, statement: Sql): Promise<Float64Array[]> {
  try {
    const result = await database.query(statement);
    const chunks = await result.fetchAllChunks();
    const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
    const columns = Array.from({ length: result.columnCount }, () => new Float64Array(rows));
    let start = 0;
    for (const chunk of chunks) {
      columns.forEach((column, index) => {
        const vector: unknown = chunk.getColumnVector(index);
        if (!hasItems(vector)) throw new TypeError('A column is not of numbers.');
        for (let row = 0; row < chunk.rowCount; row += 1) {
          column[start + row] = vector.items[row] as number;
        }
      });
      start += chunk.rowCount;
    }
    return columns;
  } catch (error) {
    throw asRefusal(error, 'running');
  }
}

/** Calls back with the columns of each piece of a query, all of whose columns are whole numbers or doubles. */
export async function eachPiece(
  database: Database,
  statement: Sql,
  see: (columns: readonly ArrayLike<number>[], rows: number) => void,
): Promise<void> {
  for await (const chunk of database.stream(statement)) {
    const columns = Array.from({ length: chunk.columnCount }, (_, index) => {
      const vector: unknown = chunk.getColumnVector(index);
      if (!hasItems(vector))
        throw asRefusal(new TypeError('A column is not of numbers.'), 'running');
      return vector.items;
    });
    see(columns, chunk.rowCount);
  }
}
