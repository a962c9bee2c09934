import type { Mapping, StageAsk } from '../../contract/extract.ts';
import { findField } from '../../dictionary/dictionary.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import type { Loaded, LoadedColumn } from '../reading/loaded.ts';
import type { StageContext } from '../stage-context.ts';
import { candidateOf } from './candidate.ts';
import { checkAge, checkMapping, layOver } from './check-mapping.ts';
import { type CleanColumn, cleanColumn, type MappedSource } from './clean-column.ts';
import { hasCondition, lackingRemarks } from './lacking.ts';
import { nameWords, squash } from './name-words.ts';
import { numberLoss } from './number-loss.ts';
import type { ColumnProfile } from './profile-column.ts';
import { profileColumns } from './profile-columns.ts';
import { proposeColumns, proposeMapping } from './propose-mapping.ts';
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

/** The mapping in force: the given one, checked, over what is proposed. */
function settleMapping(given: Mapping | undefined, profiles: readonly ColumnProfile[]): Mapping {
  return given === undefined ? proposeMapping(profiles) : layOver(given, proposeColumns(profiles));
}

/** What the mapping lacks; where no condition was found, the columns kept out are looked at too. */
async function lacking(
  database: Database,
  loaded: Loaded,
  mapping: Mapping,
  profiles: readonly ColumnProfile[],
  signal: AbortSignal,
): Promise<string[]> {
  if (hasCondition(mapping)) return lackingRemarks(mapping, profiles);
  const out = new Set(
    mapping.columns.flatMap(({ column, field }) => (field === null ? [column] : [])),
  );
  const looked = await profileColumns(
    database,
    loaded,
    signal,
    ({ name }) => out.has(name),
    () => undefined,
  );
  return lackingRemarks(mapping, looked);
}

/** Settles which column becomes which field and how its cells are read, and counts what is lost. */
export async function mapColumns(
  database: Database,
  loaded: Loaded,
  ask: StageAsk,
  { signal, progress }: StageContext,
): Promise<MappedColumns> {
  const names = loaded.columns.map((column) => column.name);
  const checked = ask.mapping && checkMapping(ask.mapping, names);
  const given = new Map(checked?.columns.map(({ column, field }) => [column, field]));
  const fieldOf = ({ name }: LoadedColumn) => given.get(name) ?? candidateOf(name)?.field;
  const profiles = await profileColumns(
    database,
    loaded,
    signal,
    (column) => isLookedAt(column.name, fieldOf(column)),
    (share) => progress({ share: 0.45 + share * 0.25, phrase: 'Checking values' }),
  );
  const mapping = settleMapping(checked, profiles);
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
    remarks: [...remarks, ...(await lacking(database, loaded, mapping, profiles, signal))],
    synthetic: said || loaded.synthetic,
  };
}
