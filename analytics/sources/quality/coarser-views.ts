import type { Database } from '../../engine/duckdb/database.ts';
import { name, sql } from '../../sql/sql.ts';
import { type CodedColumns, type CodedPeople, codeOf } from './coded-people.ts';
import type { View } from './count-alike.ts';
import type { PersonColumn } from './person-columns.ts';

/** A field made coarser: the words for it, and what it does to a view. */
export interface Change {
  readonly field: keyof View;
  readonly words: string;
  readonly to: Partial<View>;
}

/** Ages in bands of so many years; 0, which is not known, stays by itself. */
function bands(years: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, code) =>
    code === 0 ? 0 : 1 + Math.floor((code - 1) / years),
  );
}

/** The group of an ethnic category of the 2021 census; any other code is a group of its own. */
function groupOf(code: string): string {
  if (/^[ABCT]$/.test(code)) return 'White';
  if (/^[DEFG]$/.test(code)) return 'Mixed';
  if (/^[HJKLR]$/.test(code)) return 'Asian';
  if (/^[MNP]$/.test(code)) return 'Black';
  if (/^[SW]$/.test(code)) return 'Other';
  return code === 'Z' || code === '99' ? 'Not known' : code;
}

/** What becomes of each code of a column that is made coarser; null where nothing is. */
async function coarsen(
  database: Database,
  column: PersonColumn | null,
  groupOf: (value: string) => string | null,
): Promise<Uint32Array | null> {
  if (column === null) return null;
  const { code, join } = codeOf(column);
  const found = await database.rows<{ code: number; value: string | null }>(
    sql`SELECT DISTINCT ${code}::DOUBLE AS code, CAST(${name(column.id)} AS VARCHAR) AS value
      FROM person ${join}`,
  );
  const groups = new Map<string | null, number>([[null, 0]]);
  const table = new Uint32Array(Math.max(0, ...found.map((entry) => entry.code)) + 1);
  for (const entry of found) {
    const group = entry.value === null ? null : groupOf(entry.value);
    const number = groups.get(group) ?? groups.size;
    groups.set(group, number);
    table[entry.code] = number;
  }
  const isCoarser = new Set(found.map((entry) => table[entry.code])).size < found.length;
  return isCoarser ? table : null;
}

/** What the codes of an extract become in coarser fields; null where that changes nothing. */
export interface Coarser {
  readonly ethnicity: Uint32Array | null;
  readonly msoa: Uint32Array | null;
}

/** An LSOA that the lookup does not hold has no MSOA; without a lookup nobody has one. */
export async function findCoarser(
  database: Database,
  { ethnicity, lsoa }: CodedColumns,
  msoaOf: ReadonlyMap<string, string> | null,
): Promise<Coarser> {
  return {
    ethnicity: await coarsen(database, ethnicity, groupOf),
    msoa: msoaOf && (await coarsen(database, lsoa, (code) => msoaOf.get(code) ?? null)),
  };
}

/** What could be made coarser, in the order in which fields are named. */
export function changesOf(
  columns: CodedColumns,
  { lcp }: CodedPeople,
  coarser: Coarser,
): readonly Change[] {
  const change = (field: keyof View, words: string, to: Partial<View>): Change[] => [
    { field, words, to },
  ];
  const { age, lsoa, rare } = columns;
  const hasLcp = lsoa !== null && lcp.some((code) => code !== 0);
  const { ethnicity, msoa } = coarser;
  return [
    age === null
      ? []
      : [
          ...change('age', 'Age in bands of five years', { age: bands(5) }),
          ...change('age', 'Age in bands of ten years', { age: bands(10) }),
        ],
    msoa === null ? [] : change('place', 'MSOA instead of LSOA', { place: msoa }),
    hasLcp ? change('place', 'LCP instead of LSOA', { place: 'lcp' }) : [],
    ethnicity === null
      ? []
      : change('ethnicity', 'Ethnic groups instead of categories', { ethnicity }),
    rare.length === 0 ? [] : change('rare', 'Without rare conditions', { rare: false }),
  ].flat();
}
