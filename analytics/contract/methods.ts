import type { Dimension, Filters, Merge } from './dimensions.ts';
import type { ImportReceipt, Inspection, Mapping, StageAsk, WorkspaceSummary } from './extract.ts';
import type { Problem } from './problem.ts';
import type { QualityReport } from './quality.ts';
import type { Leaving, ReleaseSummary } from './release-summary.ts';
import type { Form, Polarity, ReleasedPolicy, ReleasedTable } from './released.ts';

/** A document by the id of one that is shipped, or by its own text. */
export type DefinitionRef =
  | { readonly id: string }
  | { readonly text: string; readonly name: string };

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
  /** Empty where there is no extract, or {@link problems} keep it from being compiled. */
  readonly sql: string;
  readonly warnings: readonly string[];
  /** Why the extract in hand cannot be sorted by it, e.g. for lack of what a score is made of. */
  readonly problems: readonly Problem[];
  /** What its author says is not known about it, or differs from its source; a sentence each. */
  readonly doubts: readonly string[];
  /** What can be told of the criteria before anybody is counted: shadowed, never met, always met. */
  readonly findings: readonly string[];
}

/** One difference between two documents, e.g. `adds atrial fibrillation`. */
export interface DefinitionChange {
  /** Label of the segment that it is about, as the later document has it; null is the document itself. */
  readonly segment: string | null;
  /** Without a subject and a full stop: follows the label. */
  readonly change: string;
}

/** How well each of several definitions explains a measure of the people that they sort. */
export interface Variation {
  readonly field: { readonly code: string; readonly label: string };
  /** In the order asked. */
  readonly rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly segments: number;
    /** People who are sorted and whose value is known, protected; null where that is hidden. */
    readonly people: number | null;
    /** Percentage of the variance between people that lies between segments, 0 to 100. */
    readonly explained: number | null;
    /** Why there is no figure; null where there is one. */
    readonly reason: string | null;
  }[];
  readonly policy: ReleasedPolicy;
}

export interface PolicySummary {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly working: boolean;
  /** Of when it is: `2026-08` or `2026-08-31`. */
  readonly dated: string;
  readonly setBy: string;
  /** Whether an organisation lets nothing leave this program but under this one. */
  readonly locked: boolean;
}

/** A measure by its id (`people`, `share:<dimension>`, `prevalence:<condition>`, `smoking`), or a document. */
export type MeasureRef = string | { readonly text: string; readonly name: string };

/** One of the measures that the extract in hand can give. */
export interface MeasureSummary {
  readonly id: string;
  readonly label: string;
  readonly unitLabel: string;
  /** Under which heading lists show it. */
  readonly group: 'conditions' | 'multimorbidity' | 'risks' | 'use';
  /** Ways in which it can be given. */
  readonly forms: readonly Form[];
  readonly polarity: Polarity;
  readonly numerator: string;
  readonly denominator: string;
  readonly source: string;
}

/**
 * What the values along one of a table's dimensions are compared with: everybody, all the others, or one
 * category of it, e.g. quintile 5.
 */
export interface Comparison {
  readonly dimension: Dimension;
  readonly with: 'all' | 'others' | { readonly code: string };
}

export interface TableAsk {
  readonly measure: MeasureRef;
  /** Crude where left out. */
  readonly form?: Form;
  readonly compare?: Comparison;
  readonly by: readonly Dimension[];
  /** Ids of the conditions and flags, 12 at most, whose combinations the dimension `combination` tells apart. */
  readonly combination?: readonly string[];
  readonly definition: DefinitionRef;
  readonly policy: string;
  readonly filters?: Filters;
  /**
   * Categories that are counted as one, of dimensions in {@link by}: of ages, quintiles and numbers of
   * conditions only neighbours. A filter names all the parts of a merged category, or none.
   */
  readonly merge?: Merge;
  /** A criterion of the segmentation grammar, as plain data: narrows the population. */
  readonly where?: unknown;
  /** Adds a row for the total of every dimension. */
  readonly totals?: boolean;
  /** Lets the table out as part of a release: see {@link Leaving}. */
  readonly leaving?: Leaving;
}

/** One merge that brings cells back; everything is counted with the steps before it done. */
export interface MergeStep {
  /** Everything to merge up to and with this step, for {@link TableAsk.merge}. */
  readonly merge: Merge;
  /** What this step merges, e.g. `Merge ages 80 to 84 and 85 to 89`. */
  readonly words: string;
  readonly hiddenBefore: number;
  readonly hiddenAfter: number;
  readonly cellsAfter: number;
  /** People in the shown cells after it less those before it, totals left out; of protected counts. */
  readonly people: number;
}

/** What to merge so that hidden cells of a table come back; made of released tables alone. */
export interface MergeAdvice {
  readonly hidden: number;
  readonly cells: number;
  /** The cheapest first; empty where nothing is hidden, or no merge helps. */
  readonly steps: readonly MergeStep[];
}

/** How far quintiles are apart in a measure; the quintile itself is not among the dimensions. */
export interface GapAsk extends Omit<TableAsk, 'compare' | 'by'> {
  readonly by: readonly Exclude<Dimension, 'quintile'>[];
}

export interface RunAsk {
  readonly definition: DefinitionRef;
  readonly policy: string;
  /** On any dimension but the segment itself. */
  readonly filters?: Filters;
  /** As in {@link TableAsk}. */
  readonly where?: unknown;
  readonly leaving?: Leaving;
}

export interface MoversAsk extends Omit<RunAsk, 'definition'> {
  readonly before: DefinitionRef;
  readonly after: DefinitionRef;
}

export interface VariationAsk {
  readonly definitions: readonly DefinitionRef[];
  /** A numeric field, e.g. `cost` or `emergency_admissions`. */
  readonly field: string;
  readonly policy: string;
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
  /**
   * `isSealed` says that the file is the plain copy of a sealed workspace, which a question must leave as
   * it is: then nothing that is only worked out from its people is written into it.
   */
  'workspace.open': {
    ask: { path: string | null; isSealed?: boolean };
    answer: WorkspaceSummary;
  };
  'workspace.describe': { ask: Record<string, never>; answer: WorkspaceSummary };
  /** Writes everything to the file and shuts it, so that it may be sealed or moved. */
  'workspace.close': { ask: Record<string, never>; answer: Record<string, never> };
  'extract.inspect': {
    ask: { files: readonly string[]; mapping?: Mapping };
    answer: Inspection;
  };
  'extract.stage': { ask: StageAsk; answer: ImportReceipt };
  'extract.adopt': { ask: { staging: string }; answer: WorkspaceSummary };
  /** Puts all further questions to another of the workspace's extracts. */
  'extract.choose': { ask: { id: string }; answer: WorkspaceSummary };
  /** Removes an extract for good: no byte of it stays in the file. */
  'extract.delete': { ask: { id: string }; answer: WorkspaceSummary };
  /** Removes a field or condition from an extract for good. */
  'extract.delete-column': { ask: { id: string; column: string }; answer: WorkspaceSummary };
  /** The report on the extract in hand. */
  'extract.quality': { ask: Record<string, never>; answer: QualityReport };
  'definition.list': { ask: Record<string, never>; answer: readonly DefinitionSummary[] };
  'definition.explain': { ask: { definition: DefinitionRef }; answer: ExplainedDefinition };
  /** In words, what the later document changes; empty where they mean the same. */
  'definition.compare': {
    ask: { before: DefinitionRef; after: DefinitionRef };
    answer: readonly DefinitionChange[];
  };
  'policy.list': { ask: Record<string, never>; answer: readonly PolicySummary[] };
  /** By segment: `count` is claimed; the further columns `matched` and `lost` go with it. */
  'segments.run': { ask: RunAsk; answer: ReleasedTable };
  /** By segment and other segment: the people who match both, whoever claims them. */
  'segments.overlap': { ask: RunAsk; answer: ReleasedTable };
  /** By segment and other segment: the people who match the one and were claimed by the other. */
  'segments.losses': { ask: RunAsk; answer: ReleasedTable };
  /**
   * By other segment (before) and segment (after), those outside included: who is where now. A segment
   * of both has the code that it has after.
   */
  'segments.movers': { ask: MoversAsk; answer: ReleasedTable };
  'segments.variation': { ask: VariationAsk; answer: Variation };
  /** Every measure that the extract in hand can give, in the order of the library. */
  'measure.list': { ask: Record<string, never>; answer: readonly MeasureSummary[] };
  'table.release': { ask: TableAsk; answer: ReleasedTable };
  /** Which categories to merge so that hidden cells come back. */
  'table.merges': { ask: TableAsk; answer: MergeAdvice };
  /** By the dimensions asked for and `statistic`: slope and relative index of inequality, and others. */
  'gap.release': { ask: GapAsk; answer: ReleasedTable };
  'places.shapes': { ask: { level: 'lcp' }; answer: Shapes };
  /**
   * Makes the pending records of a release final and has them on the disk, before a host hands over
   * anything of it. `when` is the time that they are recorded under, ISO. Refused for an unknown id.
   */
  'release.keep': { ask: { release: string }; answer: { when: string } };
  /** Forgets the pending records of a release of which nothing has been handed over. */
  'release.drop': { ask: { release: string }; answer: Record<string, never> };
  /** Everything that the workspace has let out, the newest last. */
  'release.list': { ask: Record<string, never>; answer: readonly ReleaseSummary[] };
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
