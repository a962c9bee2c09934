import type { Inspection, Mapping } from '../../analytics/contract/extract.ts';
import type { OfferedFile } from '../../analytics/contract/host.ts';
import type { IdentifierDecision } from '../../analytics/contract/identifiers.ts';
import type { Progress } from '../../analytics/contract/methods.ts';
import type { Problem } from '../../analytics/contract/problem.ts';
import type { ReadAs } from '../../analytics/contract/reading.ts';

/** What an import is doing. `loading` is the only stage that writes. */
export type Stage = 'choosing' | 'offering' | 'inspecting' | 'ready' | 'loading' | 'done';

/** Where the eye and the keyboard go once a step is done. */
export type Arrival =
  | 'start'
  | 'extract'
  | 'places'
  | 'columns'
  | 'fields'
  | 'problems'
  | 'cancelled'
  | 'receipt';

/** A field, and the scale of its cells where it has several; a field of null keeps the column out. */
export interface ChosenField {
  readonly field: string | null;
  readonly scale?: string;
}

export interface ImportState {
  readonly stage: Stage;
  readonly files: readonly OfferedFile[];
  readonly places: readonly OfferedFile[];
  readonly inspection: Inspection | null;
  /** How files are read, by name, where it was said by hand. */
  readonly readAs: Readonly<Record<string, ReadAs>>;
  /** The same while files are read anew because of it; else null. */
  readonly readingAs: Readonly<Record<string, ReadAs>> | null;
  /** Fields chosen by hand, by the key of their column. */
  readonly chosen: Readonly<Record<string, ChosenField>>;
  /** Decisions on identifiers, by column name; one to accept holds once it has a reason. */
  readonly decisions: Readonly<Record<string, IdentifierDecision>>;
  /** What files of this signature were last loaded with; null where there is nothing. */
  readonly remembered: Mapping | null;
  /** Whether that is laid over the proposal. */
  readonly followsMemory: boolean;
  /** ISO date, or empty where it is not stated. */
  readonly asAt: string;
  readonly progress: Progress | null;
  readonly problems: readonly Problem[];
  /** The file whose setting was last changed, which the problems are of; null where of all files. */
  readonly about: string | null;
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
  readAs: {},
  readingAs: null,
  chosen: {},
  decisions: {},
  remembered: null,
  followsMemory: true,
  asAt: '',
  progress: null,
  problems: [],
  about: null,
  isCancelled: false,
  arrival: null,
};

/** Files of the extract that were not looked at: they have no card, and nothing can be loaded. */
export function waitingFiles({ files, inspection }: ImportState): readonly OfferedFile[] {
  const seen = new Set(inspection?.files.flatMap(({ parts }) => parts));
  return files.filter(({ name }) => !seen.has(name));
}

const placesOnly = /\.(geojson|json|topojson|shp|shx|dbf|prj|cpg)$/i;

/** Which of the files dropped on the extract's zone can only be places. */
export function isPlaces(file: File): boolean {
  return placesOnly.test(file.name);
}
