import type { Database } from '../../engine/duckdb/database.ts';
import type { Places } from '../../places/places.ts';
import { codesByVintage } from '../../places/settle-vintage.ts';
import { makeSpelling } from '../../places/spelling.ts';
import type { Sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import type { MappedColumns } from '../mapping/map-columns.ts';
import { type CodeCount, codeCounts } from './code-counts.ts';
import { mostCodes } from './code-type.ts';

/** The different codes that the cleaned columns of an extract hold, spelled as the lookups do. */
export interface ExtractCodes {
  readonly lsoa: readonly CodeCount[];
  readonly practice: readonly CodeCount[];
  readonly pcn: readonly CodeCount[];
  readonly lcp: readonly CodeCount[];
}

const levels = ['lsoa', 'practice', 'pcn', 'lcp'] as const;
type Level = (typeof levels)[number];

function* knownCodes(level: Level, places: Places): Generator<string> {
  if (level === 'lsoa') for (const list of codesByVintage(places).values()) yield* list;
  if (level === 'practice') yield* places.practices.keys();
  if (level === 'lcp') yield* places.lcps.keys();
  if (level !== 'pcn') return;
  for (const { pcn } of places.practices.values()) if (pcn !== null) yield pcn;
}

/** Reads the codes of places, and says of a column with too many that it holds none. */
export async function readExtractCodes(
  database: Database,
  rows: Sql,
  { clean, mapping }: MappedColumns,
  places: Places,
): Promise<{ readonly codes: ExtractCodes; readonly remarks: readonly string[] }> {
  const codes: Record<Level, readonly CodeCount[]> = { lsoa: [], practice: [], pcn: [], lcp: [] };
  const remarks: string[] = [];
  for (const level of levels) {
    const spell = makeSpelling(knownCodes(level, places));
    const found = await codeCounts(database, rows, clean.get(level), spell);
    codes[level] = found ?? [];
    const column = mapping.columns.find(({ field }) => field === level)?.column ?? level;
    if (found === null) {
      const most = counted(mostCodes, 'different code');
      remarks.push(`“${column}” holds more than ${most}, and places nobody.`);
    }
  }
  return { codes, remarks };
}
