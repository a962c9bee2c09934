import type {
  InspectedColumn,
  Inspection,
  MappedColumn,
  Mapping,
} from '../../analytics/contract/extract.ts';
import { columnKey } from './column-key.ts';
import { decisionsOf, isDropped } from './identifiers.ts';
import type { ChosenField, ImportState } from './import-state.ts';

/** What a column is taken for, who says so, and why. */
export interface TakenFor extends ChosenField {
  readonly by: 'proposal' | 'memory' | 'hand' | 'identifier';
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

type Named = Pick<MappedColumn, 'column' | 'file'>;

function lastTime({ remembered, followsMemory }: ImportState, named: Named) {
  if (!followsMemory) return undefined;
  const key = columnKey(named);
  return remembered?.columns.find((mapped) => columnKey(mapped) === key);
}

const chosenField = ({ field, scale }: ChosenField): ChosenField =>
  scale === undefined ? { field } : { field, scale };

/** Kept out as an identifier; chosen by hand; as last time; or as proposed: the first that holds. */
export function takenFor(state: ImportState, column: InspectedColumn): TakenFor {
  if (!isDropped(state, column.column)) return takenUnlessDropped(state, column);
  const reason = 'Kept out as an identifier.';
  return { field: null, by: 'identifier', confidence: 1, reason };
}

/** Whether a column of a name would be a field, were it not kept out as an identifier. */
export function hasTaker(state: ImportState, name: string): boolean {
  return (state.inspection?.columns ?? []).some(
    (column) => column.column === name && takenUnlessDropped(state, column).field !== null,
  );
}

function takenUnlessDropped(state: ImportState, column: InspectedColumn): TakenFor {
  const own = state.chosen[columnKey(column)];
  if (own !== undefined) return { ...own, by: 'hand', confidence: 1, reason: 'Chosen by hand.' };
  const last = lastTime(state, column);
  const isSame = last?.field === column.field && last.scale === column.scale;
  if (last !== undefined && !isSame) {
    return { ...chosenField(last), by: 'memory', confidence: 1, reason: 'As last time.' };
  }
  const { confidence, reason } = column;
  return { ...chosenField(column), by: 'proposal', confidence, reason };
}

/** Columns of a file that are taken for a field that another one of it is taken for too, by key. */
export function twiceTaken(state: ImportState): ReadonlyMap<string, string> {
  const first = new Map<string, Named>();
  const twice = new Map<string, string>();
  for (const column of state.inspection?.columns ?? []) {
    const { field } = takenFor(state, column);
    if (field === null) continue;
    const place = JSON.stringify([column.file ?? '', field]);
    const other = first.get(place);
    if (other === undefined) first.set(place, column);
    else {
      twice.set(columnKey(column), other.column);
      if (!twice.has(columnKey(other))) twice.set(columnKey(other), column.column);
    }
  }
  return twice;
}

/** What gives people an age: a column of it, one of the year of birth, or nothing. */
export function ageFrom(state: ImportState): 'age' | 'birth_year' | null {
  const { files = [], columns = [] } = state.inspection ?? {};
  const others = files.filter(({ readAs }) => readAs.role !== 'people').map(({ name }) => name);
  const fields = columns
    .filter(({ file }) => file === undefined || !others.includes(file))
    .map((column) => takenFor(state, column).field);
  if (fields.includes('age')) return 'age';
  return fields.includes('birth_year') ? 'birth_year' : null;
}

/** Rows that would be loaded, and the people in them; null where they are not counted yet. */
export function loadedBy(state: ImportState, inspection: Inspection) {
  const { rows: all, rejected, repeated, columns } = inspection;
  const rows = all - rejected;
  const isAsProposed = columns.every(
    (column) => (column.field === 'person_id') === (takenFor(state, column).field === 'person_id'),
  );
  return { rows, people: repeated === null || !isAsProposed ? null : rows - repeated };
}

/** Columns with a question, and whether it was answered: now, or last time by another reading. */
export function questionsOf(state: ImportState) {
  return (state.inspection?.columns ?? []).flatMap((column) => {
    const { question } = column;
    if (question === undefined || isDropped(state, column.column)) return [];
    const { by } = takenFor(state, column);
    const isAnswered = by === 'hand' || by === 'memory';
    return [{ column, question, isAnswered }];
  });
}

/** The mapping to load with: the proposal, with what was decided in its place. */
export function mappingOf(state: ImportState): Mapping {
  const columns = (state.inspection?.columns ?? []).map((column): MappedColumn => {
    const { by, ...taken } = takenFor(state, column);
    const file = column.file === undefined ? {} : { file: column.file };
    return { column: column.column, ...file, ...taken };
  });
  const files = readAsOf(state);
  const identifiers = decisionsOf(state);
  return {
    columns,
    ...(Object.keys(files).length === 0 ? {} : { files }),
    ...(Object.keys(identifiers).length === 0 ? {} : { identifiers }),
  };
}

/** How files are read where not as found out: as last time, and by hand over that; all parts alike. */
export function readAsOf(state: ImportState): NonNullable<Mapping['files']> {
  const last = state.followsMemory ? (state.remembered?.files ?? {}) : {};
  const names = [...new Set([...Object.keys(last), ...Object.keys(state.readAs)])];
  const partsOf = (file: string) =>
    state.inspection?.files.find(({ name }) => name === file)?.parts ?? [file];
  return Object.fromEntries(
    names.flatMap((name) => {
      const said = { ...last[name], ...state.readAs[name] };
      return partsOf(name).map((part) => [part, said] as const);
    }),
  );
}
