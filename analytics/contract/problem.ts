/** Every kind of failure that may cross a boundary. Each has one exit code (see `exitCode`). */
export type ProblemCode =
  | 'usage'
  | 'file-not-found'
  | 'file-unreadable'
  | 'mapping-incomplete'
  | 'places-unreadable'
  | 'definition-invalid'
  | 'chart-invalid'
  | 'no-extract'
  | 'workspace-in-use'
  | 'workspace-unreadable'
  | 'wrong-passphrase'
  | 'output-unwritable'
  | 'identifiers-found'
  | 'disclosure-refused'
  | 'cancelled'
  | 'engine-lost'
  | 'internal';

/** Where in a file something is wrong. Lines and columns count from 1. */
export interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
}

/** A failure as data: what is wrong, where, and one thing to try. Never holds a cell's value. */
export interface Problem {
  readonly code: ProblemCode;
  readonly reason: string;
  readonly hint?: string;
  readonly where?: Where;
}

/** Thrown inside one process to stop work; turned into a {@link Failure} at every boundary. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map((problem) => problem.reason).join('\n'));
    this.name = 'Refusal';
    this.problems = problems;
  }
}

/** The exit code of the command line for a kind of failure: see docs/command-line.md. */
export function exitCode(code: ProblemCode): 1 | 2 | 3 | 4 | 5 {
  switch (code) {
    case 'usage':
      return 2;
    case 'identifiers-found':
      return 4;
    case 'disclosure-refused':
      return 5;
    case 'internal':
    case 'engine-lost':
    case 'cancelled':
      return 1;
    default:
      return 3;
  }
}

/** One problem as lines of text: place, reason, hint. */
export function problemText({ reason, hint, where }: Problem): string {
  const place = [where?.file, where?.line, where?.column].filter((part) => part !== undefined);
  const prefix = place.length > 0 ? `${place.join(':')}: ` : '';
  return `${prefix}${reason}${hint === undefined ? '' : `\n  ${hint}`}`;
}
