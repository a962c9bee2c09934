import type { Mapping } from '../contract/extract.ts';
import type { IdentifierFinding } from '../contract/identifiers.ts';
import type { Progress } from '../contract/methods.ts';
import type { Database } from '../engine/duckdb/database.ts';
import { aboutFile } from './about-file.ts';
import { chooseFiles, requirePseudonym } from './choose-files.ts';
import { type MappedFile, mapFile } from './mapped-file.ts';
import { checkFiles, mappingOf } from './mapping/check-files.ts';
import { signatureOf } from './mapping/signature.ts';
import { partOf } from './part-of.ts';
import type { Loaded } from './reading/loaded.ts';
import { openFiles } from './reading/open-files.ts';
import { whileUnchanged } from './reading/require-unchanged.ts';
import { screenLoaded, screenMapped } from './screen-file.ts';
import { decide } from './screening/decide.ts';
import { refuseIdentifiers } from './screening/refuse-identifiers.ts';
import { screeningCounts } from './screening/screening-counts.ts';
import type { StageContext } from './stage-context.ts';

/** The files of an extract, read through once: what is in them, and what becomes of it. */
export interface ReadExtract {
  readonly people: MappedFile;
  readonly conditions: readonly MappedFile[];
  readonly activity: readonly MappedFile[];
  readonly identifiers: readonly IdentifierFinding[];
  readonly signature: string;
}

/** Rows up to which a look counts the different values of every column exactly. */
const mostExact = 200_000;

export interface ReadAsk {
  /** Absolute paths of files, folders already expanded. */
  readonly paths: readonly string[];
  readonly mapping: Mapping | undefined;
  /** Day of the extract, ISO 8601; today where it was not stated. */
  readonly latest: string;
  /** Stops at undecided identifiers; where files are only looked into, they are told. */
  readonly refuses: boolean;
}

const named = ({ parts, columns }: Loaded) => ({
  names: parts,
  columns: columns.map(({ name }) => name),
});

/** What an analyst says of one file; what is said of no file is said of that of people. */
function givenFor(
  mapping: Mapping | undefined,
  file: Loaded,
  all: readonly Loaded[],
): Mapping | undefined {
  if (mapping === undefined) return undefined;
  const columns = new Set(all.flatMap((one) => named(one).columns));
  const strays = mapping.columns.filter(
    (mapped) => mapped.file === undefined && !columns.has(mapped.column),
  );
  const own = mappingOf(mapping, named(file), all.length === 1);
  const isPeople = file.role === 'people' && all.length > 1;
  return isPeople ? { ...own, columns: [...own.columns, ...strays] } : own;
}

/** A file on its own is one of people, whatever its columns look like, unless it is said otherwise. */
function alone(file: Loaded, mapping: Mapping | undefined): Loaded {
  const said = file.parts.some((part) => mapping?.files?.[part]?.role !== undefined);
  return said ? file : { ...file, role: 'people' };
}

/** Decides on what was found by the mapping, and stops where something is left undecided. */
function settle(findings: readonly IdentifierFinding[], { mapping, refuses }: ReadAsk) {
  const { findings: decided, undecided } = decide(findings, mapping?.identifiers ?? {});
  if (refuses && undecided.length > 0) refuseIdentifiers(undecided);
  return decided;
}

/** Of two findings on a column the graver one, and of equals the one from the whole file. */
function united(
  fromSample: readonly IdentifierFinding[],
  fromAll: readonly IdentifierFinding[],
): readonly IdentifierFinding[] {
  const same = (a: IdentifierFinding, b: IdentifierFinding) =>
    a.file === b.file && a.column === b.column;
  const found = (finding: IdentifierFinding) => fromAll.find((other) => same(other, finding));
  const kept = fromSample.filter((finding) => {
    const other = found(finding);
    return other === undefined || (other.severity === 'warn' && finding.severity === 'block');
  });
  return [...kept, ...fromAll.filter((finding) => !kept.some((other) => same(other, finding)))];
}

/** An import counts its people once they are written; a look counts all it can in good time. */
function exactlyOf({ refuses }: ReadAsk, { records }: Loaded): ReadonlySet<string> | 'all' {
  if (refuses) return new Set();
  return records <= mostExact ? 'all' : new Set(['person_id']);
}

async function mapAll(
  database: Database,
  ask: ReadAsk,
  files: readonly Loaded[],
  context: StageContext,
): Promise<MappedFile[]> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const mapped: MappedFile[] = [];
  let done = 0;
  for (const loaded of files) {
    const progress: (progress: Progress) => void = partOf(
      context.progress,
      done / bytes,
      (done + loaded.bytes) / bytes,
    );
    const mapAsk = {
      loaded,
      given: givenFor(ask.mapping, loaded, files),
      latest: ask.latest,
      exactly: exactlyOf(ask, loaded),
      further: screeningCounts,
    };
    mapped.push(
      await aboutFile(loaded.name, () =>
        whileUnchanged([loaded], () => mapFile(database, mapAsk, { ...context, progress })),
      ),
    );
    done += loaded.bytes;
  }
  return mapped;
}

/** Marks accepted columns that became no field: nothing of them is loaded. */
function markUntaken(findings: readonly IdentifierFinding[], files: readonly MappedFile[]) {
  return findings.map((finding): IdentifierFinding => {
    const { file, column, decision } = finding;
    const own = files.find(({ loaded }) => loaded.name === file)?.columns;
    const isOut = own?.find((mapped) => mapped.column === column)?.field === null;
    return decision?.action === 'accept' && isOut ? { ...finding, isUntaken: true } : finding;
  });
}

/**
 * Opens the files of an extract, screens them, and settles what their columns become. Nothing is
 * written to disk before the rows spread over each file have been screened.
 */
export async function readExtract(
  database: Database,
  ask: ReadAsk,
  context: StageContext,
): Promise<ReadExtract> {
  const { paths, mapping } = ask;
  const opened = await openFiles(database, paths, mapping?.files ?? {}, {
    ...context,
    progress: partOf(context.progress, 0, 0.3),
    beforeCopy: (file) => void settle(screenLoaded(file, mapping), ask),
  });
  const files = opened.length === 1 ? opened.map((file) => alone(file, mapping)) : opened;
  if (mapping !== undefined) checkFiles(mapping, files.map(named));
  const fromSample = files.flatMap((file) => screenLoaded(file, givenFor(mapping, file, files)));
  settle(fromSample, ask);
  const chosen = chooseFiles(files);
  const mapped = await mapAll(database, ask, files, {
    ...context,
    progress: partOf(context.progress, 0.3, 1),
  });
  const identifiers = settle(united(fromSample, mapped.flatMap(screenMapped)), ask);
  for (const { loaded, fields } of mapped) {
    requirePseudonym(loaded.name, fields.has('person_id'), files.length === 1);
  }
  const [people] = mapped.filter(({ loaded }) => loaded === chosen.people);
  const of = (role: Loaded['role']) => mapped.filter(({ loaded }) => loaded.role === role);
  return {
    people: people as MappedFile,
    conditions: of('conditions'),
    activity: of('activity'),
    identifiers: markUntaken(identifiers, mapped),
    signature: signatureOf(
      files.map(({ role, columns }) => ({ role, columns: columns.map(({ name }) => name) })),
    ),
  };
}
