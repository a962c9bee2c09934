import type { Dimension, Filters, Merge } from './dimensions.ts';
import type { ImportReceipt, Inspection, Mapping, WorkspaceSummary } from './extract.ts';
import type { Ask, Comparison, DefinitionRef, MeasureRef, Method, Progress } from './methods.ts';
import type { Problem } from './problem.ts';
import type { Form } from './released.ts';

/** A file that the host holds for the window, which never sees a path. */
export interface OfferedFile {
  readonly handle: string;
  readonly name: string;
  readonly bytes: number;
}

export const chartKinds = ['heat', 'pyramid', 'map', 'rank', 'curve', 'waterfall'] as const;
export type ChartKind = (typeof chartKinds)[number];

export const fileFormats = ['svg', 'png', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** A chart as data: what the window hands over to save, and what `chart.yaml` holds. */
export interface ChartSpec {
  readonly chart: ChartKind;
  readonly definition: DefinitionRef;
  readonly policy: string;
  readonly measure?: MeasureRef;
  readonly form?: Form;
  readonly compare?: Comparison;
  /** What a ranking or a curve is broken down by; its own choice where left out. */
  readonly by?: readonly Dimension[];
  /** Categories that are counted as one, of what the chart is broken down by. */
  readonly merge?: Merge;
  readonly filters?: Filters;
  readonly where?: unknown;
  readonly title?: string;
  /** Drawing width in CSS pixels; 960 where left out. */
  readonly width?: number;
}

/** A definition as text, e.g. one that was edited. */
export interface DefinitionText {
  readonly text: string;
  readonly name: string;
}

export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `lost` is over once it has `recovered`; one that has `stopped` is not started again. */
export type EngineState = 'ready' | 'lost' | 'recovered' | 'stopped';

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
  /**
   * Gives up files that were offered: they are known no more, and where the host made a copy of
   * one, it is deleted, at once or as soon as nothing reads it. Unknown handles are no problem.
   */
  forget(handles: readonly string[]): Promise<Reply<null>>;
  /** Looks again where a mapping is given, which may say how files are read. */
  inspect(handles: readonly string[], call: string, mapping?: Mapping): Promise<Reply<Inspection>>;
  importFiles(ask: ImportAsk, call: string): Promise<Reply<ImportAnswer>>;
  importSample(call: string): Promise<Reply<ImportAnswer>>;
  /**
   * Draws again from the specification, records it as a release and hands over the file in the host's
   * own way: null where it was not wanted after all. What would tell too much together with earlier
   * releases is refused, or with `hideFurther` more is hidden.
   */
  save(
    spec: ChartSpec,
    format: FileFormat,
    hideFurther?: boolean,
  ): Promise<Reply<{ name: string } | null>>;
  /** The mapping that files of this signature were last loaded with; null where there is none. */
  remembered(signature: string): Promise<Reply<Mapping | null>>;
  /** Hands over the mapping as YAML, as `quintile import --mapping` takes it. */
  saveMapping(mapping: Mapping): Promise<Reply<{ name: string } | null>>;
  /** Hands over a definition's own text, which holds no people, under a name. */
  saveDefinition(definition: DefinitionText): Promise<Reply<{ name: string } | null>>;
  /** Hands over the quality report of the extract in hand. */
  saveQuality(format: QualityFormat): Promise<Reply<{ name: string } | null>>;
  workspaces(): Promise<Reply<WorkspaceList>>;
  openWorkspace(ask: OpenWorkspaceAsk, call: string): Promise<Reply<WorkspaceSummary>>;
  /** Seals the open workspace whenever it is closed, from now on; null seals it no more. */
  sealWith(passphrase: string | null): Promise<Reply<WorkspaceList>>;
  /** Deletes a workspace with everything that belongs to it. */
  deleteWorkspace(handle: string): Promise<Reply<WorkspaceList>>;
  /** Turns the list of recent workspaces on, or off, which empties it. */
  keepRecent(isOn: boolean): Promise<Reply<WorkspaceList>>;
  listen(listener: (event: HostEvent) => void): () => void;
}

export const qualityFormats = ['html', 'csv'] as const;
export type QualityFormat = (typeof qualityFormats)[number];

/** A workspace that the host knows of; the window never sees its path. */
export interface WorkspaceEntry {
  readonly handle: string;
  readonly name: string;
  readonly isSealed: boolean;
  readonly isOpen: boolean;
  /** ISO date of the last opening; null where it is not known. */
  readonly lastOpened: string | null;
}

export interface WorkspaceList {
  readonly entries: readonly WorkspaceEntry[];
  /** Whether recent workspaces are remembered after the program ends. */
  readonly keepsRecent: boolean;
  /** Name of the open one; null where it lives in memory only. */
  readonly open: string | null;
  readonly isSealed: boolean;
  /** What can be read by others while it is open and after a crash: a sentence or two. */
  readonly readable: string;
}

/** Memory only; one that is known; or a new one of this name in the program's own folder. */
export type OpenWorkspaceAsk =
  | { readonly memory: true }
  | { readonly handle: string; readonly passphrase?: string }
  | { readonly name: string; readonly passphrase?: string };

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
