import type { Mapping } from '../../contract/extract.ts';
import { type Problem, Refusal } from '../../contract/problem.ts';
import { nearest } from '../../dictionary/nearest.ts';
import { digits } from '../counted.ts';

/** A file as a mapping may speak of it: its name and those of its parts, and its columns. */
export interface NamedFile {
  readonly names: readonly string[];
  readonly columns: readonly string[];
}

/** Names that a hint lists at most. */
const mostNames = 20;

function listOf(names: readonly string[]): string {
  const all = [...new Set(names)];
  const shown = all.slice(0, mostNames).map((name) => `“${name}”`);
  const more = all.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${digits(more)} more` : ''}`;
}

function problem(what: string, name: string, known: readonly string[]): Problem {
  const near = nearest(name, known);
  const perhaps = near === undefined ? '' : `Is it “${near}”? `;
  return {
    code: 'mapping-incomplete',
    reason: `The extract has no ${what} “${name}”.`,
    hint: `${perhaps}There are: ${listOf(known)}.`,
    where: { field: name },
  };
}

/** The column that a decision's name means in a file: its own name, or `file.csv/column` by its first part. */
function columnOf(name: string, { names, columns }: NamedFile): string | undefined {
  if (columns.includes(name)) return name;
  const start = `${names[0] ?? ''}/`;
  const column = name.startsWith(start) ? name.slice(start.length) : undefined;
  return column !== undefined && columns.includes(column) ? column : undefined;
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
      .filter((name) => files.every((file) => columnOf(name, file) === undefined))
      .map((name) => problem('column', name, columns)),
  ];
  if (problems.length > 0) throw new Refusal(...problems);
}

/** Decisions on the columns of one file, by their own names; those that name the file come first. */
function identifiersOf(mapping: Mapping, file: NamedFile): Pick<Mapping, 'identifiers'> {
  if (mapping.identifiers === undefined) return {};
  const decided = Object.entries(mapping.identifiers).flatMap(([name, decision]) => {
    const column = columnOf(name, file);
    return column === undefined ? [] : [{ column, decision, isNamed: column !== name }];
  });
  decided.sort((a, b) => Number(a.isNamed) - Number(b.isNamed));
  return {
    identifiers: Object.fromEntries(decided.map(({ column, decision }) => [column, decision])),
  };
}

/**
 * The part of a mapping that speaks of one file: columns that name it, and those that name no file
 * and are columns of it, or (`isOnly`) of no other; and the decisions on its columns.
 */
export function mappingOf(mapping: Mapping, file: NamedFile, isOnly: boolean): Mapping {
  const columns = mapping.columns.filter((mapped) =>
    mapped.file === undefined
      ? isOnly || file.columns.includes(mapped.column)
      : file.names.includes(mapped.file),
  );
  return { ...mapping, columns, ...identifiersOf(mapping, file) };
}
