import { exitCode, problemText } from '../analytics/contract/problem.ts';
import { problemsOf } from './reply.ts';

/** Ends a window program: 0 where its work ended well, else the problem in words and its exit code. */
export function endProgram(work: Promise<number>): void {
  work.then(
    (code) => process.exit(code),
    (error) => {
      const problems = problemsOf(error);
      console.error(problems.map(problemText).join('\n'));
      process.exit(exitCode(problems[0]?.code ?? 'internal'));
    },
  );
}
