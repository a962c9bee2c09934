import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { type ProblemCode, Refusal } from '../../analytics/contract/problem.ts';

/** A text file's content; throws a {@link Refusal} where there is none to read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Refusal({
      code: 'file-not-found',
      reason: 'There is no such file, or it cannot be read.',
      hint: 'Check its name and folder.',
      where: { file: path },
    });
  }
}

/** YAML (or JSON) text as plain data; throws a {@link Refusal} of the given code with the place. */
export function parseYaml(text: string, code: ProblemCode, file?: string): unknown {
  const document = parseDocument(text, { maxAliasCount: 0 } as never);
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
