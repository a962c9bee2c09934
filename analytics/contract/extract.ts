import type { Category, Dimension } from './dimensions.ts';
import type { IdentifierDecision, IdentifierFinding } from './identifiers.ts';
import type { ReadAs, ReadFile } from './reading.ts';

/** A reading that an analyst may choose where a column cannot be told for sure. */
export interface MappingChoice {
  readonly label: string;
  readonly field: string | null;
  readonly scale?: string;
}

/** Which column of the files becomes which canonical field, and how its cells are read. */
export interface MappedColumn {
  /** The column's name as the file has it. */
  readonly column: string;
  /** Base name of its file; left out where the extract is one file. */
  readonly file?: string;
  /** A canonical field, `condition:<id>`, or in long files `long:<part>`; null is kept out. */
  readonly field: string | null;
  /**
   * Which of several scales its cells are on, where the field has more than one: the edition of a
   * deprivation column (`IMD 2019`), `efi` or `efi2`, an ethnicity scheme (`2001`, `2011`).
   */
  readonly scale?: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  /** Asked where the column could be read in more than one way; the proposal stands till answered. */
  readonly question?: { readonly text: string; readonly choices: readonly MappingChoice[] };
}

/** Everything that an analyst decides about files, as `mapping.yaml` holds it. */
export interface Mapping {
  readonly columns: readonly MappedColumn[];
  /** How files are read, by base name, where not as found out. */
  readonly files?: Readonly<Record<string, ReadAs>>;
  /** Decisions on columns that seem to name people, by column name. */
  readonly identifiers?: Readonly<Record<string, IdentifierDecision>>;
}

export interface InspectedColumn extends MappedColumn {
  /** The type in the file, in words. */
  readonly type: string;
  /** Rows that hold something. */
  readonly filled: number;
  readonly distinct: number;
  /** Whether {@link distinct} was counted; else it is an estimate, within a few per cent. */
  readonly isExact: boolean;
}

/** What is in the files of an extract, without any cell of a person. */
export interface Inspection {
  readonly files: readonly ReadFile[];
  /** Rows of the people's file. */
  readonly rows: number;
  /** Those that cannot be read, and are left out. */
  readonly rejected: number;
  /**
   * Those of a person that an earlier row holds, which are left out, by the column proposed to name
   * people; null where they are only estimated.
   */
  readonly repeated: number | null;
  /** ISO date that the names of the files suggest for the extract; left out where none does. */
  readonly namedDate?: string;
  readonly columns: readonly InspectedColumn[];
  readonly identifiers: readonly IdentifierFinding[];
  /** Sentences about what an analyst should look at before loading. */
  readonly remarks: readonly string[];
  /** The same for files with the same columns in the same order, whatever their rows: hexadecimal. */
  readonly signature: string;
}

/** What a file or folder of places was taken for. */
export interface RecognisedPlace {
  readonly name: string;
  readonly takenFor: string;
  readonly rows: number;
}

export interface StageAsk {
  /** Absolute paths of files and folders, held by the host and never by the window. */
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
  readonly identifiers: readonly IdentifierFinding[];
  readonly remarks: readonly string[];
  readonly signature: string;
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
  /** What tables can be broken down by: dimensions whose columns the extract holds, and the segment. */
  readonly breakdowns: readonly Dimension[];
  /** The categories of some of them, where they are few and known beforehand. */
  readonly dimensions: { readonly [D in Dimension]?: readonly Category[] };
  readonly hasShapes: boolean;
}

/** One of a workspace's extracts, as a list shows it. */
export interface ExtractEntry {
  /** Unique within the workspace; not shown. */
  readonly id: string;
  readonly name: string;
  readonly asAt: string | null;
  readonly people: number;
  readonly isOpen: boolean;
  /** Canonical fields and conditions that it holds and that may be deleted. */
  readonly columns: readonly Category[];
}

/**
 * How releases are recorded: `kept` with the workspace; `for-this-session`, where it lives in memory;
 * `shut` where it may only be read, so that nothing can be let out of it.
 */
export type RegisterState = 'kept' | 'for-this-session' | 'shut';

export interface WorkspaceSummary {
  /** Base name of the file; null where the workspace lives in memory only. */
  readonly file: string | null;
  /** The extract that questions are put to. */
  readonly extract: ExtractSummary | null;
  /** All that the workspace holds, by date and then in the order of their import. */
  readonly extracts: readonly ExtractEntry[];
  /** What happened to the workspace since it was last closed, a sentence each. */
  readonly notices: readonly string[];
  readonly register?: RegisterState;
}
