import type { Filters } from './dimensions.ts';
import type {
  Ask,
  DefinitionRef,
  ImportReceipt,
  Inspection,
  Mapping,
  Method,
  Progress,
  WorkspaceSummary,
} from './methods.ts';
import type { Problem } from './problem.ts';

/** A file that the host holds for the window, which never sees a path. */
export interface OfferedFile {
  readonly handle: string;
  readonly name: string;
  readonly bytes: number;
}

export const chartKinds = ['heat', 'pyramid', 'map', 'rank', 'waterfall'] as const;
export type ChartKind = (typeof chartKinds)[number];

export const fileFormats = ['svg', 'png', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** A chart as data: what the window hands over to save, and what `chart.yaml` holds. */
export interface ChartSpec {
  readonly chart: ChartKind;
  readonly definition: DefinitionRef;
  readonly policy: string;
  readonly measure?: string;
  readonly filters?: Filters;
  readonly where?: unknown;
  readonly title?: string;
  /** Drawing width in CSS pixels; 960 where left out. */
  readonly width?: number;
}

export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type EngineState = 'ready' | 'lost' | 'recovered';

/**
 * What every host tells the window without being asked. A `problem` is that of the host's own work
 * (`call` as in its progress: `start` or `revive`); the workspace is open, and empty.
 */
export type HostEvent =
  | { readonly kind: 'engine'; readonly state: EngineState }
  | { readonly kind: 'problem'; readonly call: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'progress'; readonly call: string; readonly progress: Progress };

/**
 * What a host gives the page, the same under Electron and over loopback. `call` reaches the engine
 * (all methods but those that take a path, which the host asks itself on the window's behalf).
 */
export interface Host {
  readonly kind: 'electron' | 'loopback';
  call(method: Method, ask: Ask<Method>, call: string): Promise<Uint8Array>;
  cancel(call: string): void;
  /** Takes a dropped or chosen file; its bytes are read by the host, not by the page. */
  offer(file: File, call: string): Promise<Reply<OfferedFile>>;
  inspect(handles: readonly string[], call: string): Promise<Reply<Inspection>>;
  importFiles(ask: ImportAsk, call: string): Promise<Reply<ImportAnswer>>;
  importSample(call: string): Promise<Reply<ImportAnswer>>;
  /** Draws again from the specification and hands over the file in the host's own way. */
  save(spec: ChartSpec, format: FileFormat): Promise<Reply<{ name: string } | null>>;
  listen(listener: (event: HostEvent) => void): () => void;
}

export interface ImportAsk {
  readonly files: readonly string[];
  readonly places: readonly string[];
  readonly mapping?: Mapping;
  readonly asAt?: string;
}

export interface ImportAnswer {
  readonly receipt: ImportReceipt;
  readonly workspace: WorkspaceSummary;
}

type Reply<T> = import('./wire.ts').Reply<T>;
