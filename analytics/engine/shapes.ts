import type { Shapes } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { sql } from '../sql/sql.ts';
import { extractOf } from './extract-at-hand.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The outlines that were made at import; throws a {@link Refusal} where no boundaries were given. */
export async function readShapes(workspace: Workspace, level: 'lcp'): Promise<Shapes> {
  extractOf(workspace);
  const [row] = await workspace.database.rows<{ record: string }>(
    sql`SELECT record FROM shape WHERE level = ${level}`,
  );
  if (row !== undefined) return JSON.parse(row.record) as Shapes;
  throw new Refusal({
    code: 'places-unreadable',
    reason: 'The workspace holds no boundaries, so there is no map to draw.',
    hint: 'Import the extract again with the boundaries and the footprint lookup among its places.',
  });
}
