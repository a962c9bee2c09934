import { Refusal } from '../../contract/problem.ts';

/** Refuses a file for what is in it: what is wrong, one thing to try, and the line where known. */
export function refuseFile(name: string, reason: string, hint: string, line?: number): never {
  throw new Refusal({
    code: 'file-unreadable',
    reason,
    hint,
    where: line === undefined ? { file: name } : { file: name, line },
  });
}
