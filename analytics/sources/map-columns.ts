import type { Mapping, StageAsk } from '../contract/methods.ts';
import { findField } from '../dictionary/dictionary.ts';
import type { Database } from '../engine/duckdb/database.ts';
import { candidateOf } from './candidate.ts';
import { checkAge, checkMapping } from './check-mapping.ts';
import { type CleanColumn, cleanColumn, type MappedSource } from './clean-column.ts';
import type { Loaded, LoadedColumn } from './loaded.ts';
import { nameWords, squash } from './name-words.ts';
import { numberLoss } from './number-loss.ts';
import { profileColumns } from './profile-columns.ts';
import { proposeMapping } from './propose-mapping.ts';
import type { StageContext } from './stage-context.ts';
import { readFlag } from './vocabulary.ts';

export interface MappedColumns {
  readonly mapping: Mapping;
  /** By canonical field or condition, the expressions that clean it. */
  readonly clean: ReadonlyMap<string, CleanColumn>;
  readonly remarks: readonly string[];
  /** The file, or a column of it, says that its people are invented. */
  readonly synthetic: boolean;
}

/** Whether the cells of a column must be looked at to tell what it holds, or how to read it. */
function isLookedAt(name: string, field: string | undefined): boolean {
  const kind = findField(field ?? '')?.kind;
  const words = nameWords(name);
  return (
    (field !== undefined && kind !== 'code' && kind !== 'number') ||
    squash(name) === 'synthetic' ||
    field === 'imd_decile' ||
    field === 'imd_quintile' ||
    words.includes('imd') ||
    words.includes('deprivation')
  );
}

const fieldId = (field: string) => field.replace(/^condition:/, '');

function placeRemarks({ columns }: Mapping): string[] {
  const mapped = new Set(columns.map(({ field }) => field));
  const places = ['lsoa', 'practice', 'lcp', 'imd_decile', 'imd_quintile'];
  return [
    places.some((id) => mapped.has(id))
      ? []
      : ['No column gives a place or a level of deprivation.'],
    mapped.has('person_id') ? [] : ['No column names people: each row is taken for one person.'],
  ].flat();
}

/** Settles which column becomes which field and how its cells are read, and counts what is lost. */
export async function mapColumns(
  database: Database,
  loaded: Loaded,
  ask: StageAsk,
  { signal, progress }: StageContext,
): Promise<MappedColumns> {
  const given = new Map(ask.mapping?.columns.map(({ column, field }) => [column, field]));
  const fieldOf = ({ name }: LoadedColumn) => given.get(name) ?? candidateOf(name)?.field;
  const profiles = await profileColumns(
    database,
    loaded,
    signal,
    (column) => isLookedAt(column.name, fieldOf(column)),
    (share) => progress({ share: 0.45 + share * 0.25, phrase: 'Checking values' }),
  );
  const names = loaded.columns.map((column) => column.name);
  const mapping =
    ask.mapping === undefined ? proposeMapping(profiles) : checkMapping(ask.mapping, names);
  checkAge(mapping, ask.asAt);
  const clean = new Map<string, CleanColumn>();
  const remarks: string[] = [];
  for (const [index, { field }] of mapping.columns.entries()) {
    const column = loaded.columns[index];
    const profile = profiles[index];
    if (field === null || column === undefined || profile === undefined) continue;
    const source: MappedSource = { column, profile, id: fieldId(field) };
    const cleaned = cleanColumn(source);
    clean.set(cleaned.id, cleaned);
    remarks.push(...cleaned.remarks, ...(await numberLoss(database, loaded, source, cleaned)));
  }
  const invented = profiles.find(({ name }) => squash(name) === 'synthetic');
  const said = invented?.values?.some(({ value }) => readFlag(value ?? '') === true) ?? false;
  return {
    mapping,
    clean,
    remarks: [...remarks, ...placeRemarks(mapping)],
    synthetic: said || loaded.synthetic,
  };
}
