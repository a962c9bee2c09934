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
