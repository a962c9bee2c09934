import type { Category, Dimension, Filters } from './dimensions.ts';
import type { ReleasedTable } from './released.ts';

/** A document by the id of one that is shipped, or by its own text. */
export type DefinitionRef =
  | { readonly id: string }
  | { readonly text: string; readonly name: string };

/** Which column of the files becomes which canonical field, and how its cells are read. */
export interface MappedColumn {
  /** The column's name as the file has it. */
  readonly column: string;
  /** A canonical field or `condition:<id>`; null where the column is kept out. */
  readonly field: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

export interface Mapping {
  readonly columns: readonly MappedColumn[];
}

export interface InspectedColumn extends MappedColumn {
  /** The type in the file, in words. */
  readonly type: string;
  /** Rows that hold something. */
  readonly filled: number;
  readonly distinct: number;
}

/** What is in a file, without any cell of it. */
export interface Inspection {
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly format: 'csv' | 'parquet';
  }[];
  readonly rows: number;
  readonly columns: readonly InspectedColumn[];
  /** Sentences about what an analyst should look at before loading. */
  readonly remarks: readonly string[];
}

/** What a file or folder of places was taken for. */
export interface RecognisedPlace {
  readonly name: string;
  readonly takenFor: string;
  readonly rows: number;
}

export interface StageAsk {
  /** Absolute paths, held by the host and never by the window. */
  readonly files: readonly string[];
  readonly places: readonly string[];
  readonly mapping?: Mapping;
  readonly asAt?: string;
  /** The name that the extract goes by; the first file's name where left out. */
  readonly name?: string;
  /** Absolute path of the staging database to write. */
  readonly staging: string;
}

/** What an import did. Counts of rows, never of people in a category. */
export interface ImportReceipt {
  readonly rows: { readonly read: number; readonly kept: number; readonly rejected: number };
  readonly mapping: Mapping;
  readonly places: readonly RecognisedPlace[];
  readonly remarks: readonly string[];
}

export interface ExtractSummary {
  readonly name: string;
  readonly asAt: string | null;
  readonly synthetic: boolean;
  /** People held, exact: for the analyst's own screen, never for a file. */
  readonly people: number;
  readonly deprivation: string | null;
  readonly place: string | null;
  readonly conditions: readonly Category[];
  readonly receipt: ImportReceipt;
  /** Only those that the extract holds. */
  readonly dimensions: { readonly [D in Dimension]?: readonly Category[] };
  readonly hasShapes: boolean;
}

export interface WorkspaceSummary {
  /** Base name of the file; null where the workspace lives in memory only. */
  readonly file: string | null;
  readonly extract: ExtractSummary | null;
}

export interface DefinitionSummary {
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

export interface ExplainedDefinition extends DefinitionSummary {
  readonly hash: string;
  readonly text: string;
  /** The whole document in plain English, a sentence or two a segment. */
  readonly english: {
    readonly population: string;
    readonly segments: readonly {
      readonly id: string;
      readonly label: string;
      readonly sentence: string;
    }[];
  };
  readonly sql: string;
  readonly warnings: readonly string[];
}

export interface PolicySummary {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly working: boolean;
}

export interface TableAsk {
  /** `people`, `share:<dimension>` or `prevalence:<condition>`. */
  readonly measure: string;
  readonly by: readonly Dimension[];
  readonly definition: DefinitionRef;
  readonly policy: string;
  readonly filters?: Filters;
  /** A criterion of the segmentation grammar, as plain data: narrows the population. */
  readonly where?: unknown;
  /** Adds a row for the total of every dimension. */
  readonly totals?: boolean;
}

export interface RunAsk {
  readonly definition: DefinitionRef;
  readonly policy: string;
  /** On any dimension but the segment itself. */
  readonly filters?: Filters;
  /** As in {@link TableAsk}. */
  readonly where?: unknown;
}

/** Outlines of one level of geography: longitude and latitude, WGS 84. */
export interface Shapes {
  readonly level: 'lcp';
  readonly features: readonly {
    readonly code: string;
    readonly label: string;
    /** GeoJSON MultiPolygon coordinates, rings wound as d3-geo expects (outer ring clockwise). */
    readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[];
  }[];
  /** How a footprint is defined, e.g. `LSOA to LCP by lookup`. */
  readonly method: string;
}

/**
 * Every question that a host may put to the engine. No method takes or returns SQL to be run,
 * and only a {@link ReleasedTable} carries counts of people by category.
 */
export interface Methods {
  'engine.describe': { ask: Record<string, never>; answer: { version: string; duckdb: string } };
  'workspace.open': { ask: { path: string | null }; answer: WorkspaceSummary };
  'workspace.describe': { ask: Record<string, never>; answer: WorkspaceSummary };
  'extract.inspect': { ask: { files: readonly string[] }; answer: Inspection };
  'extract.stage': { ask: StageAsk; answer: ImportReceipt };
  'extract.adopt': { ask: { staging: string }; answer: WorkspaceSummary };
  'definition.list': { ask: Record<string, never>; answer: readonly DefinitionSummary[] };
  'definition.explain': { ask: { definition: DefinitionRef }; answer: ExplainedDefinition };
  'policy.list': { ask: Record<string, never>; answer: readonly PolicySummary[] };
  /** By segment: `count` is claimed; the further columns `matched` and `lost` go with it. */
  'segments.run': { ask: RunAsk; answer: ReleasedTable };
  'table.release': { ask: TableAsk; answer: ReleasedTable };
  'places.shapes': { ask: { level: 'lcp' }; answer: Shapes };
}

export type Method = keyof Methods;
export type Ask<M extends Method> = Methods[M]['ask'];
export type Answer<M extends Method> = Methods[M]['answer'];

/** How far a call has come: a share from 0 to 1 and a short phrase, or a phrase alone. */
export interface Progress {
  readonly share: number | null;
  readonly phrase: string;
}

export interface CallContext {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

export type Handlers = {
  readonly [M in Method]: (ask: Ask<M>, context: CallContext) => Promise<Answer<M>>;
};
