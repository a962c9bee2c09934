import type { FileRole } from '../../contract/reading.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import type { MappedFile } from '../mapped-file.ts';
import { countLost } from './count-lost.ts';
import { locateLost } from './locate-lost.ts';
import { type Loss, lossRemarks } from './losses.ts';

/** What is wrong with a file of conditions or of activity. Exact; not to be shown. */
export interface FurtherFile {
  readonly file: string;
  readonly role: FileRole;
  /** Rows that it holds, and how many of them were left out for their shape. */
  readonly rows: number;
  readonly rejected: number;
  /** Rows that name nobody. */
  readonly unnamed: number;
  readonly losses: readonly Loss[];
}

async function countUnnamed(database: Database, { loaded, fields }: MappedFile): Promise<number> {
  const person = fields.get('person_id');
  if (person === undefined) return 0;
  const [row] = await database.rows<{ rows: number }>(
    sql`SELECT (count(*) FILTER (${person.value} IS NULL))::DOUBLE AS rows FROM ${loaded.source}`,
  );
  return row?.rows ?? 0;
}

/** Counts what of a further file is not read, in a reading or two of its own. */
export async function readFurther(database: Database, file: MappedFile): Promise<FurtherFile> {
  const { loaded, fields, rejects } = file;
  const asked = [...fields.values()].filter(({ id }) => id !== 'person_id');
  const losses = await countLost(database, loaded.source, asked);
  return {
    ...{ file: loaded.name, role: loaded.role, rows: loaded.records, rejected: rejects.rows },
    unnamed: await countUnnamed(database, file),
    losses: await locateLost(database, loaded.source, fields, losses),
  };
}

function longRemark(loss: Loss, { file }: FurtherFile): readonly string[] {
  const { column, field, kind, rows, latest } = loss;
  const are = rows === 1 ? 'is' : 'are';
  if (field === 'long:date' && kind === 'future-date') {
    return [`${counted(rows, 'row')} of ${file} ${are} dated after ${latest}: left out.`];
  }
  if (field === 'long:date') {
    return [`${counted(rows, 'cell')} of “${column}” ${are} no day: the rows count as undated.`];
  }
  if (field === 'long:count') {
    return [`${counted(rows, 'cell')} of “${column}” ${are} no number of times: nothing is added.`];
  }
  return field.startsWith('long:') ? [] : lossRemarks([loss]);
}

/** What is said of a further file in the receipt; of lost words the columns speak themselves. */
export function furtherRemarks(further: FurtherFile): readonly string[] {
  const { file, unnamed, losses } = further;
  const name = unnamed === 1 ? 'names' : 'name';
  return [
    ...(unnamed === 0 ? [] : [`${counted(unnamed, 'row')} of ${file} ${name} nobody: left out.`]),
    ...losses.flatMap((loss) => longRemark(loss, further)),
  ];
}
