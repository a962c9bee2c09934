import type {
  ImportReceipt,
  Inspection,
  MappedColumn,
  Mapping,
} from '../../analytics/contract/extract.ts';
import type { OfferedFile } from '../../analytics/contract/host.ts';
import type { Progress } from '../../analytics/contract/methods.ts';
import type { Problem } from '../../analytics/contract/problem.ts';

/** What an import is doing. `loading` is the only stage that writes. */
export type Stage = 'choosing' | 'offering' | 'inspecting' | 'ready' | 'loading' | 'done';

/** Where the eye and the keyboard go once a step is done. */
export type Arrival =
  | 'start'
  | 'extract'
  | 'places'
  | 'columns'
  | 'problems'
  | 'cancelled'
  | 'receipt';

export interface ImportState {
  readonly stage: Stage;
  readonly files: readonly OfferedFile[];
  readonly places: readonly OfferedFile[];
  readonly inspection: Inspection | null;
  /** Fields chosen by hand, by column; null keeps the column out. */
  readonly chosen: Readonly<Record<string, string | null>>;
  /** ISO date, or empty where it is not stated. */
  readonly asAt: string;
  readonly progress: Progress | null;
  readonly problems: readonly Problem[];
  readonly receipt: ImportReceipt | null;
  /** The last step was cancelled. */
  readonly isCancelled: boolean;
  /** Null once it has been reached. */
  readonly arrival: Arrival | null;
}

export const nothingChosen: ImportState = {
  stage: 'choosing',
  files: [],
  places: [],
  inspection: null,
  chosen: {},
  asAt: '',
  progress: null,
  problems: [],
  receipt: null,
  isCancelled: false,
  arrival: null,
};

/** What a column is taken for: the field chosen by hand, else the one proposed; null is kept out. */
export function fieldOf({ chosen }: ImportState, { column, field }: MappedColumn): string | null {
  const own = chosen[column];
  return own === undefined ? field : own;
}

/** Columns that are taken for a field that another one is taken for too, each with that other. */
export function twiceChosen(state: ImportState): ReadonlyMap<string, string> {
  const columns = (state.inspection?.columns ?? []).flatMap((column) => {
    const field = fieldOf(state, column);
    return field === null ? [] : [{ name: column.column, field }];
  });
  return new Map(
    columns.flatMap(({ name, field }) => {
      const other = columns.find((one) => one.field === field && one.name !== name);
      return other === undefined ? [] : [[name, other.name] as const];
    }),
  );
}

/** The mapping to load with: what was proposed, with what was chosen by hand in its place. */
export function mappingOf({ inspection, chosen }: ImportState): Mapping {
  return {
    columns: (inspection?.columns ?? []).map(({ column, field, confidence, reason }) => {
      const own = chosen[column];
      if (own === undefined) return { column, field, confidence, reason };
      return { column, field: own, confidence: 1, reason: 'Chosen by hand.' };
    }),
  };
}

const placesOnly = /\.(geojson|json|topojson)$/i;

/** Which of the files dropped on the extract's zone can only be places. */
export function isPlaces(file: File): boolean {
  return placesOnly.test(file.name);
}
