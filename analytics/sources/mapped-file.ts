import type { MappedColumn, Mapping } from '../contract/extract.ts';
import type { Database } from '../engine/duckdb/database.ts';
import { checkMapping } from './mapping/check-mapping.ts';
import { type CleanColumn, cleanColumn } from './mapping/clean-column.ts';
import type { ColumnProfile, ValueCount } from './mapping/column-profile.ts';
import { layOver } from './mapping/lay-over.ts';
import { squash } from './mapping/name-words.ts';
import { proposeColumns } from './mapping/propose-mapping.ts';
import { isSuppressed, readFlag } from './mapping/vocabulary.ts';
import { suppressedCount } from './people/losses.ts';
import type { ProfiledColumn } from './profile/column-answer.ts';
import type { FurtherCount } from './profile/column-question.ts';
import { profileColumns } from './profile/profile-columns.ts';
import { profileSample } from './profile/profile-sample.ts';
import type { Loaded, LoadedColumn, Rejects } from './reading/loaded.ts';
import { shapeOfCells } from './screening/plain-shape.ts';
import type { StageContext } from './stage-context.ts';

/** A field or condition with the column that it is read from. */
export interface CleanedField extends CleanColumn {
  readonly column: LoadedColumn;
  readonly profile: ProfiledColumn;
}

/** A file whose columns are known: what they hold, what they become, and how. */
export interface MappedFile {
  readonly loaded: Loaded;
  readonly columns: readonly MappedColumn[];
  readonly profiles: readonly ProfiledColumn[];
  /** By canonical field, condition or part of a long file. */
  readonly fields: ReadonlyMap<string, CleanedField>;
  readonly rejects: Rejects;
  /** The file, or a column of it, says that its people are invented. */
  readonly synthetic: boolean;
}

export interface MapAsk {
  readonly loaded: Loaded;
  /** What the analyst says of this file's columns. */
  readonly given: Mapping | undefined;
  /** Day of the extract, ISO 8601: what is dated later is not read. */
  readonly latest: string;
  /** Fields whose different values are counted exactly, however many there are. */
  readonly exactly: ReadonlySet<string> | 'all';
  /** Asked of columns with many different values besides. */
  readonly further: (profile: ColumnProfile) => readonly FurtherCount[];
}

/** Fields whose every value is wanted, however many there are. */
const listedFields: ReadonlySet<string> = new Set([
  ...['lsoa', 'practice', 'pcn', 'lcp', 'ethnicity', 'long:condition', 'long:activity'],
]);

const fieldId = (field: string) => field.replace(/^condition:/, '');

/** What was given, with the columns that are to be dropped as identifiers kept out of every field. */
function withoutDropped(given: Mapping | undefined): Mapping | undefined {
  const decisions = Object.entries(given?.identifiers ?? {});
  const dropped = new Set(
    decisions.flatMap(([column, { action }]) => (action === 'drop' ? [column] : [])),
  );
  if (given === undefined || dropped.size === 0) return given;
  const out = [...dropped].map((column) => ({
    column,
    field: null,
    confidence: 1,
    reason: keptOut,
  }));
  return {
    ...given,
    columns: [...given.columns.filter(({ column }) => !dropped.has(column)), ...out],
  };
}

const keptOut = 'Kept out, as was decided: it seems to name people.';

function settle(ask: MapAsk, profiles: readonly ColumnProfile[]): readonly MappedColumn[] {
  const proposed = proposeColumns(profiles, ask.loaded.role);
  const given = withoutDropped(ask.given);
  const { columns } =
    given === undefined
      ? { columns: proposed.map(({ rival: _, ...mapped }) => mapped) }
      : layOver(given, proposed);
  return columns;
}

/** Positions of the columns that are mapped to one of some fields. */
function positions(columns: readonly MappedColumn[], wanted: ReadonlySet<string>): Set<number> {
  return new Set(columns.flatMap(({ field }, at) => (wanted.has(field ?? '') ? [at] : [])));
}

/** Whether every cell is blank or a whole number of at most nine digits, and nothing else. */
function isWhole({ type, allValues }: ProfiledColumn): boolean {
  const isOne = ({ value }: ValueCount) => value === null || /^\d{1,9}$/.test(value);
  return type === 'text' && allValues !== null && allValues.every(isOne);
}

function cleanFields(
  { loaded, latest }: MapAsk,
  columns: readonly MappedColumn[],
  profiles: readonly ProfiledColumn[],
): Map<string, CleanedField> {
  const fields = new Map<string, CleanedField>();
  for (const [index, { field, scale }] of columns.entries()) {
    const [column, profile] = [loaded.columns[index], profiles[index]];
    if (field === null || column === undefined || profile === undefined) continue;
    const source = {
      ...{ column, id: fieldId(field), readAs: loaded.readAs, latest, isWhole: isWhole(profile) },
      profile: listedFields.has(field) ? profile : { ...profile, allValues: null },
    };
    const cleaned = cleanColumn(scale === undefined ? source : { ...source, scale });
    fields.set(cleaned.id, { ...cleaned, column, profile });
  }
  return fields;
}

function saysSynthetic(loaded: Loaded, profiles: readonly ProfiledColumn[]): boolean {
  const column = profiles.find(({ name }) => squash(name) === 'synthetic');
  const said = column?.values?.some(({ value }) => readFlag(value ?? '') === true) ?? false;
  return said || loaded.synthetic;
}

/** Reads a file once, and settles which column becomes which field and how its cells are read. */
export async function mapFile(
  database: Database,
  ask: MapAsk,
  { signal, progress }: StageContext,
): Promise<MappedFile> {
  const { loaded, exactly } = ask;
  const further = (profile: ColumnProfile) => [
    ...ask.further(profile),
    ...(profile.sample.some(isSuppressed) ? [suppressedCount] : []),
  ];
  const given =
    ask.given &&
    checkMapping(
      ask.given,
      loaded.columns.map(({ name }) => name),
    );
  const checked: MapAsk = { ...ask, given };
  const sampled = profileSample(loaded);
  const expected = settle(checked, sampled);
  const exact = exactly === 'all' ? new Set(expected.keys()) : positions(expected, exactly);
  const profile = (listed: ReadonlySet<number>) =>
    profileColumns(
      database,
      { loaded, sampled, listed, exact, further, shapeOf: shapeOfCells },
      signal,
      progress,
    );
  const listed = positions(expected, listedFields);
  let found = await profile(listed);
  const columns = settle(checked, found.columns);
  const unlisted = [...positions(columns, listedFields)].filter((at) => !listed.has(at));
  if (unlisted.some((at) => found.columns[at]?.allValues === null)) {
    found = await profile(new Set([...listed, ...unlisted]));
  }
  return {
    loaded,
    columns,
    profiles: found.columns,
    fields: cleanFields(ask, columns, found.columns),
    rejects: await loaded.rejects(found.loaded),
    synthetic: saysSynthetic(loaded, found.columns),
  };
}
