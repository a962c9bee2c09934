import type { Mapping } from '../../contract/extract.ts';
import { type Problem, Refusal } from '../../contract/problem.ts';
import { nearest } from '../../dictionary/nearest.ts';

/** A file as a mapping may speak of it: its name and those of its parts, and its columns. */
export interface NamedFile {
  readonly names: readonly string[];
  readonly columns: readonly string[];
}

function problem(what: string, name: string, known: readonly string[]): Problem {
  const near = nearest(name, known);
  return {
    code: 'mapping-incomplete',
    reason: `The extract has no ${what} “${name}”.`,
    hint: near === undefined ? 'Inspect the files to see what they hold.' : `Is it “${near}”?`,
    where: { field: name },
  };
}

/**
 * Holds the files and the decisions on identifiers that a mapping names against the extract's.
 * @throws `Refusal` with all that it does not have.
 */
export function checkFiles(mapping: Mapping, files: readonly NamedFile[]): void {
  const names = files.flatMap((file) => file.names);
  const columns = files.flatMap((file) => file.columns);
  const said = new Set([
    ...Object.keys(mapping.files ?? {}),
    ...mapping.columns.flatMap(({ file }) => (file === undefined ? [] : [file])),
  ]);
  const decided = Object.keys(mapping.identifiers ?? {});
  const problems = [
    ...[...said]
      .filter((name) => !names.includes(name))
      .map((name) => problem('file', name, names)),
    ...decided
      .filter((name) => !columns.includes(name))
      .map((name) => problem('column', name, columns)),
  ];
  if (problems.length > 0) throw new Refusal(...problems);
}

/**
 * The part of a mapping that speaks of one file: columns that name it, and those that name no file
 * and are columns of it, or (`isOnly`) of no other.
 */
export function mappingOf(mapping: Mapping, file: NamedFile, isOnly: boolean): Mapping {
  const columns = mapping.columns.filter((mapped) =>
    mapped.file === undefined
      ? isOnly || file.columns.includes(mapped.column)
      : file.names.includes(mapped.file),
  );
  return { ...mapping, columns };
}
