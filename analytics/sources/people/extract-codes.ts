import type { Database } from '../../engine/duckdb/database.ts';
import type { Places } from '../../places/places.ts';
import { codesByVintage } from '../../places/settle-vintage.ts';
import { makeSpelling } from '../../places/spelling.ts';
import { name, sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import type { CleanedField } from '../mapped-file.ts';
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
  yield* places.lcpOfPcn.keys();
  for (const { pcn } of places.practices.values()) if (pcn !== null) yield pcn;
}

/** Reads the codes of places, and says of a column with too many that it holds none. */
export async function readExtractCodes(
  database: Database,
  fields: ReadonlyMap<string, CleanedField>,
  places: Places,
): Promise<{ readonly codes: ExtractCodes; readonly remarks: readonly string[] }> {
  const codes: Record<Level, readonly CodeCount[]> = { lsoa: [], practice: [], pcn: [], lcp: [] };
  const remarks: string[] = [];
  for (const level of levels) {
    const field = fields.get(level);
    const spell = makeSpelling(knownCodes(level, places));
    const found = await codeCounts(database, field, spell);
    codes[level] = found ?? [];
    if (found === null) {
      const most = counted(mostCodes, 'different code');
      remarks.push(`“${field?.profile.name}” holds more than ${most}, and places nobody.`);
    }
  }
  return { codes, remarks };
}

/** The codes with the number of people, once rows of a person that was there before are gone. */
export async function recountCodes(
  database: Database,
  codes: ExtractCodes,
  held: ReadonlySet<string>,
): Promise<ExtractCodes> {
  const recounted: Record<Level, readonly CodeCount[]> = { ...codes };
  for (const level of ['lsoa', 'practice'] as const) {
    if (!held.has(level) || codes[level].length === 0) continue;
    const found = await database.rows<{ code: string; people: number }>(
      sql`SELECT CAST(${name(level)} AS VARCHAR) AS code, count(*)::DOUBLE AS people
        FROM person WHERE ${name(level)} IS NOT NULL GROUP BY ALL`,
    );
    recounted[level] = found
      .map(({ code, people }) => ({ written: code, code, people }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }
  return recounted;
}
