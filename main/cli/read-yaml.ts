import { readFileSync, statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { type ProblemCode, Refusal } from '../../analytics/contract/problem.ts';

/** Bytes of the longest file that people write: definitions, mappings, charts, reports. */
const longest = 2 ** 20;

function unreadable(path: string, reason: string, hint: string): never {
  throw new Refusal({ code: 'file-not-found', reason, hint, where: { file: path } });
}

/** A text file's content; throws a {@link Refusal} where there is none to read. */
export function readText(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) unreadable(path, 'There is no such file.', 'Check its name and folder.');
  if (!found.isFile()) unreadable(path, 'This is not a file.', 'Name a file.');
  if (found.size > longest) {
    unreadable(
      path,
      'The file is over 1 MB, longer than anything written by hand.',
      'Name another.',
    );
  }
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return unreadable(path, 'The file cannot be read.', 'Check its permissions.');
  }
}

/** YAML (or JSON) text as plain data; throws a {@link Refusal} of the given code with the place. */
export function parseYaml(text: string, code: ProblemCode, file?: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error === undefined) {
    try {
      return document.toJS({ maxAliasCount: 0 });
    } catch {
      throw new Refusal({ code, reason: 'The YAML uses aliases, which are not taken here.' });
    }
  }
  const [start] = error.linePos ?? [];
  throw new Refusal({
    code,
    reason: 'This is not well-formed YAML.',
    hint: 'Check the indentation and the quotes near there.',
    where: {
      ...(file === undefined ? {} : { file }),
      ...(start === undefined ? {} : { line: start.line, column: start.col }),
    },
  });
}

/** Does work whose refusals are about a file, and has each problem name it. */
export function aboutFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      ...error.problems.map((problem) => ({ ...problem, where: { file, ...problem.where } })),
    );
  }
}
